import { z } from "zod";
import type { Meter } from "./meters";

/** Address of the public price list, which needs no login. */
export const priceList = "https://prices.azure.com/api/retail/prices";

/** What a unit of a meter costs in a region. */
export interface Price {
    /** EUR for one unit. */
    amount: number;
    /** The unit, as the list names it: `1 Hour`, `1 GB`, `1/Day`, `1/Month`. */
    unit: string;
}

/** Price of a meter in a region; a text says why it is not known. */
export type PriceOf = (meter: Meter, region: string) => Promise<Price | string>;

// learn.microsoft.com/rest/api/cost-management/retail-prices/azure-retail-prices, "API response examples".
const answer = z.object({
    Items: z.array(
        z.object({
            retailPrice: z.number(),
            unitOfMeasure: z.string(),
            armRegionName: z.string(),
            type: z.string(),
            productName: z.string(),
            skuName: z.string(),
        }),
    ),
    NextPageLink: z.string().nullish(),
});
type Item = z.infer<typeof answer>["Items"][number];

const mostPages = 20;
const secondsToAnswer = 20;

/** Reads prices from the Azure Retail Prices API, each meter once. */
export function retailPrices(address = priceList): PriceOf {
    const asked = new Map<string, Promise<Item[] | string>>();
    return async (meter, region) => {
        const url = queryOf(address, meter);
        const items = asked.get(url) ?? itemsOf(url);
        asked.set(url, items);
        const found = await items;
        return typeof found === "string" ? found : priceIn(region, found.filter(isOf(meter)));
    };
}

/**
 * The item of a machine with Linux and of its priority: a size has one for each system and priority, told apart by the ends
 * of names (github.com/infracost/cloud-pricing-api, src/scrapers/azureRetail.ts, for those of priorities).
 */
const isOf =
    ({ machine }: Meter) =>
    ({ productName, skuName }: Item) =>
        !machine ||
        (!/(Windows|Win|Cloud ?Services)$/.test(productName) &&
            !skuName.endsWith(" Spot") &&
            skuName.endsWith(" Low Priority") === machine.lowPriority);

// Values of a filter are compared as they are written, capital letters too.
function queryOf(address: string, { service, product, sku, meter, machine }: Meter): string {
    const conditions = {
        serviceName: service,
        productName: product,
        skuName: sku,
        ...(machine ? { armSkuName: machine.size } : { meterName: meter }),
    };
    const filter = [...Object.entries(conditions), ["priceType", "Consumption"]]
        .filter(([, value]) => value !== undefined)
        .map(([name, value]) => `${name} eq '${value}'`)
        .join(" and ");
    return `${address}?currencyCode=${encodeURIComponent("'EUR'")}&$filter=${encodeURIComponent(filter)}`;
}

async function itemsOf(url: string): Promise<Item[] | string> {
    const items: Item[] = [];
    let next: string | undefined = url;
    try {
        for (let page = 0; next !== undefined && page < mostPages; page++) {
            const response: Response = await fetch(next, { signal: AbortSignal.timeout(secondsToAnswer * 1000) });
            if (!response.ok) {
                return `the price list answers with status ${response.status}`;
            }
            const { Items, NextPageLink }: z.infer<typeof answer> = answer.parse(await response.json());
            items.push(...Items);
            next = NextPageLink ?? undefined;
        }
        return items;
    } catch (error) {
        if (error instanceof z.ZodError) {
            return "the answer of the price list has an unexpected form";
        }
        const { message, cause } = error as Error;
        return `the price list cannot be read: ${cause instanceof Error ? cause.message : message}`;
    }
}

// Networking has one price worldwide, DNS one for each zone of billing; neither names a region of ARM.
const everywhere = ["Global", "Zone 1", ""];

/** The dearest tier: the first of some meters is free. */
function priceIn(region: string, items: readonly Item[]): Price | string {
    const inRegion = items.filter(({ armRegionName }) => armRegionName === region);
    const fitting = inRegion.length > 0 ? inRegion : items.filter((item) => everywhere.includes(item.armRegionName));
    const [dearest] = fitting
        .filter(({ type }) => type === "Consumption")
        .sort((one, other) => other.retailPrice - one.retailPrice);
    if (!dearest) {
        return `the price list has no such meter in ${region || "a region that is not set"}`;
    }
    return { amount: dearest.retailPrice, unit: dearest.unitOfMeasure };
}
