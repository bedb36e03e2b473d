import { meters, type Meter } from "./meters";
import { priceList, type Price, type PriceOf } from "./prices";
import { unbilledTypes } from "./unbilledTypes";

/** A resource of a plan, as far as its price goes. */
export interface PlannedResource {
    /** Type token. */
    type: string;
    /** Whether it belongs to a provider. */
    custom: boolean;
    /** Inputs, of which some may not be known. */
    inputs: Record<string, unknown>;
    /** Region that it is billed in. */
    region: string;
}

/** What is expected to be spent on one meter in one region. */
export interface EstimateLine {
    /** What is billed. */
    meter: Meter;
    /** Region that it is billed in. */
    region: string;
    /** How many resources there are. */
    count: number;
    /** Price of a unit; a text says why it is not known. */
    price: Price | string;
    /** EUR for all of them; undefined where the price is not known. */
    cost: number | undefined;
}

/** What is expected to be spent. */
export interface Estimate {
    /** What is billed. */
    lines: EstimateLine[];
    /** EUR for everything of which the price is known. */
    total: number;
    /** Kinds of which no meter is known. */
    unmetered: string[];
}

/** Hours that a rehearsal is taken to last, with a firewall made and deleted and a second look at everything. */
export const hours = 2;

const hoursOfMonth = 730;

/** What the resources of plans would cost in the hours of a rehearsal. */
export async function estimate(resources: readonly PlannedResource[], priceOf: PriceOf): Promise<Estimate> {
    // Of Databricks few kinds are billed while they are not used: those that have a meter.
    const mayBeBilled = (type: string) => type.startsWith("azure-native:") || meters.some((each) => each.type === type);
    const billed = resources.filter(({ type, custom }) => custom && mayBeBilled(type));
    const metered = billed.map((resource) => ({ ...resource, meter: meterOf(resource) }));
    const counted = meters.flatMap((meter) => {
        const regions = metered.filter((each) => each.meter === meter).map(({ region }) => region);
        return [...new Set(regions)].map((region) => ({
            meter,
            region,
            count: regions.filter((each) => each === region).length,
        }));
    });
    const lines = await Promise.all(
        counted.map(async ({ meter, region, count }) => {
            const price = await priceOf(meter, region);
            const cost = typeof price === "string" ? price : costOf(price, meter);
            return typeof cost === "string"
                ? { meter, region, count, price: cost, cost: undefined }
                : { meter, region, count, price, cost: count * cost };
        }),
    );
    const unmetered = metered.filter(({ type, meter }) => !meter && !unbilledTypes.has(type));
    return {
        lines,
        total: lines.reduce((sum, { cost = 0 }) => sum + cost, 0),
        unmetered: [...new Set(unmetered.map(({ type }) => type))].sort(),
    };
}

const meterOf = ({ type, inputs }: PlannedResource) =>
    meters.find((meter) => meter.type === type && (meter.when?.(inputs) ?? true));

/** Units of a meter in an hour, by the unit of the list. */
const unitsInHour: Readonly<Record<string, number>> = {
    "1 Hour": 1,
    "1 GB": 1,
    "1/Day": 1 / 24,
    "1/Month": 1 / hoursOfMonth,
};

function costOf({ amount, unit }: Price, { unitsPerHour = 1, wholeUnit = false }: Meter): number | string {
    if (wholeUnit) {
        return amount;
    }
    const units = unitsInHour[unit];
    if (units === undefined) {
        return `the price list counts it by "${unit}", which this estimate does not know`;
    }
    return amount * unitsPerHour * units * hours;
}

/** Why prices are not known, a line each; empty where all are. */
export function unknownPrices({ lines }: Estimate): string[] {
    return lines.flatMap(({ meter, price }) => (typeof price === "string" ? [`${meter.title}: ${price}`] : []));
}

/** The estimate as a table. */
export function estimateTable({ lines, total }: Estimate): string[] {
    const rows = lines.map(({ meter, count, price, cost }) => {
        const each = typeof price === "string" ? "not known" : `${price.amount} / ${price.unit}`;
        return [meter.title, `${count}`, each, cost?.toFixed(2) ?? "?", `${meter.service}, ${meter.meter}`];
    });
    const table = [["kind", "count", "EUR", `EUR in ${hours} h`, "meter"], ...rows];
    const widths = [0, 1, 2, 3].map((column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
    const line = (row: string[]) =>
        row
            .map((cell, at) => (at === 0 || at === 4 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
            .join("  ");
    const unknown = lines.filter(({ cost }) => cost === undefined).length;
    const missing = unknown === 0 ? "" : `, without what has no known price (${unknown} of ${lines.length} lines)`;
    return [...table.map(line), `Together ${total.toFixed(2)} EUR by ${priceList}${missing}`];
}
