import { machinesOf } from "./machines";
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
    /** Machines that jobs can add, which a rehearsal does not run: EUR for an hour of all of them. */
    forJobs: EstimateLine[];
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
    const uses = billed.flatMap(usesOf);
    const lines = await linesOf(uses, priceOf, hours);
    const unmetered = billed.filter((each) => usesOf(each).length === 0).map(({ type }) => type);
    return {
        lines,
        forJobs: await linesOf(billed.flatMap(usesOfJobs), priceOf, 1),
        total: lines.reduce((sum, { cost = 0 }) => sum + cost, 0),
        unmetered: [...new Set(unmetered)].filter((type) => !unbilledTypes.has(type)).sort(),
    };
}

/** A meter that bills a resource, so many times in a region. */
type Use = Pick<EstimateLine, "meter" | "region" | "count">;

function usesOf(resource: PlannedResource): Use[] {
    const { type, inputs, region } = resource;
    const fitting = meters.filter((meter) => meter.type === type && (meter.when?.(inputs) ?? true));
    const first = fitting.find(({ inAddition }) => !inAddition);
    const billing = fitting.filter((meter) => meter === first || meter.inAddition);
    const { meter: machine, standing = 0 } = machinesOf(resource) ?? {};
    return [
        ...billing.flatMap((meter) =>
            (meter.regions?.(inputs) ?? [region]).map((where) => ({
                meter,
                region: where,
                count: meter.count?.(inputs) ?? 1,
            })),
        ),
        ...(machine && standing > 0 ? [{ meter: machine, region, count: standing }] : []),
    ];
}

function usesOfJobs(resource: PlannedResource): Use[] {
    const { meter, forJobs = 0 } = machinesOf(resource) ?? {};
    return meter && forJobs > 0 ? [{ meter, region: resource.region, count: forJobs }] : [];
}

/** A line for each meter in each region, meters in the order of their list. */
async function linesOf(uses: readonly Use[], priceOf: PriceOf, during: number): Promise<EstimateLine[]> {
    const used = new Set(uses.map(({ meter }) => meter));
    const inOrder = [...new Set([...meters, ...used])].filter((meter) => used.has(meter));
    const counted = inOrder.flatMap((meter) => {
        const ofMeter = uses.filter((use) => use.meter === meter);
        return [...new Set(ofMeter.map(({ region }) => region))].map((region) => ({
            meter,
            region,
            count: ofMeter.reduce((sum, use) => sum + (use.region === region ? use.count : 0), 0),
        }));
    });
    return Promise.all(
        counted.map(async ({ meter, region, count }) => {
            const price = await priceOf(meter, region);
            const cost = typeof price === "string" ? price : costOf(price, meter, during);
            return typeof cost === "string"
                ? { meter, region, count, price: cost, cost: undefined }
                : { meter, region, count, price, cost: count * cost };
        }),
    );
}

/** Units of a meter in an hour, by the unit of the list. */
const unitsInHour: Readonly<Record<string, number>> = {
    "1 Hour": 1,
    "1 GB": 1,
    "1/Day": 1 / 24,
    "1/Month": 1 / hoursOfMonth,
};

function costOf(
    { amount, unit }: Price,
    { unitsPerHour = 1, wholeUnit = false }: Meter,
    during: number,
): number | string {
    if (wholeUnit) {
        return amount;
    }
    const units = unitsInHour[unit];
    if (units === undefined) {
        return `the price list counts it by "${unit}", which this estimate does not know`;
    }
    return amount * unitsPerHour * units * during;
}

/** Why prices are not known, a line each; empty where all are. */
export function unknownPrices({ lines }: Estimate): string[] {
    return lines.flatMap(({ meter, price }) => (typeof price === "string" ? [`${meter.title}: ${price}`] : []));
}

/** The estimate as a table. */
export function estimateTable({ lines, forJobs, total }: Estimate): string[] {
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
    return [
        ...table.map(line),
        `Together ${total.toFixed(2)} EUR by ${priceList}${missing}`,
        ...forJobs.map(({ meter, count, cost }) => {
            const price = cost === undefined ? "at a price that is not known" : `${cost.toFixed(2)} EUR an hour`;
            return `Not in it, since a rehearsal runs no job: ${count} x ${meter.title}, the most nodes of clusters, ${price}`;
        }),
    ];
}
