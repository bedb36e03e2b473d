import { freeTypes, prices, pricesRead, type Price } from "./prices";

/** A resource of a plan, as far as its price goes. */
export interface PlannedResource {
    /** Type token. */
    type: string;
    /** Whether it belongs to a provider. */
    custom: boolean;
    /** Inputs, of which some may not be known. */
    inputs: Record<string, unknown>;
}

/** What is expected to be spent on one kind. */
export interface EstimateLine {
    /** Its price. */
    price: Price;
    /** How many there are. */
    count: number;
    /** EUR for all of them. */
    cost: number;
}

/** What is expected to be spent. */
export interface Estimate {
    /** What costs money. */
    lines: EstimateLine[];
    /** EUR for everything. */
    total: number;
    /** Kinds of which no price is known. */
    unpriced: string[];
}

/** Hours that a rehearsal is taken to last, with a firewall made and deleted and a second look at everything. */
export const hours = 2;

/** What the resources of plans would cost in the hours of a rehearsal. */
export function estimate(resources: readonly PlannedResource[]): Estimate {
    // Of Databricks few kinds cost anything while nobody uses them: those that have a price.
    const mayCost = (type: string) => type.startsWith("azure-native:") || prices.some((price) => price.type === type);
    const paid = resources.filter(({ type, custom }) => custom && mayCost(type) && !freeTypes.has(type));
    const priced = paid.map((resource) => ({ type: resource.type, price: priceOf(resource) }));
    const lines = prices.flatMap((price) => {
        const count = priced.filter((each) => each.price === price).length;
        return count === 0 ? [] : [{ price, count, cost: count * costOf(price) }];
    });
    return {
        lines,
        total: lines.reduce((sum, { cost }) => sum + cost, 0),
        unpriced: [...new Set(priced.flatMap(({ type, price }) => (price ? [] : [type])))].sort(),
    };
}

const priceOf = ({ type, inputs }: PlannedResource) =>
    prices.find((price) => price.type === type && (price.when?.(inputs) ?? true));

const costOf = ({ perHour = 0, once = 0 }: Price) => perHour * hours + once;

/** The estimate as a table. */
export function estimateTable({ lines, total }: Estimate): string[] {
    const rows = lines.map(({ price, count, cost }) => {
        const each = price.perHour === undefined ? `${price.once?.toFixed(2)} once` : `${price.perHour.toFixed(3)} / h`;
        return [price.name, `${count}`, each, cost.toFixed(2), price.source];
    });
    const table = [["kind", "count", "EUR each", `EUR in ${hours} h`, "source"], ...rows];
    const widths = [0, 1, 2, 3].map((column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
    const line = (row: string[]) =>
        row
            .map((cell, at) => (at === 0 || at === 4 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
            .join("  ");
    return [...table.map(line), `Together ${total.toFixed(2)} EUR, by prices read on ${pricesRead}`];
}
