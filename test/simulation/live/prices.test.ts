import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { machinesOf } from "../../../simulation/live/machines";
import { meters, type Meter } from "../../../simulation/live/meters";
import { retailPrices, type PriceOf } from "../../../simulation/live/prices";

type Item = ReturnType<typeof item>;

/** An item as the API answers it: learn.microsoft.com/rest/api/cost-management/retail-prices/azure-retail-prices. */
function item(
    changes: Partial<
        Record<"armRegionName" | "type" | "unitOfMeasure" | "productName" | "skuName", string> & { retailPrice: number }
    >,
) {
    const { retailPrice = 0.045, armRegionName = "Global" } = changes;
    return {
        currencyCode: "EUR",
        tierMinimumUnits: 0,
        retailPrice,
        unitPrice: retailPrice,
        armRegionName,
        location: armRegionName,
        effectiveStartDate: "2020-02-18T00:00:00Z",
        meterId: "00000000-0000-4000-8000-000000000001",
        meterName: "Standard Gateway",
        productId: "DZH318Z0BNXN",
        skuId: "DZH318Z0BNXN/0001",
        productName: "NAT Gateway",
        skuName: "Standard",
        serviceName: "NAT Gateway",
        serviceId: "DZH31BKTKFZK",
        serviceFamily: "Networking",
        unitOfMeasure: "1 Hour",
        type: "Consumption",
        isPrimaryMeterRegion: true,
        armSkuName: "",
        ...changes,
    };
}

const gateway = meters.find(({ type }) => type.endsWith(":NatGateway")) as Meter;
const address = meters.find(({ type }) => type.endsWith(":PublicIPAddress")) as Meter;

let server: Server;
let origin: string;
let asked: URL[];
let pages: (Item[] | { status: number } | { text: string })[];
let priceOf: PriceOf;

beforeEach(async () => {
    asked = [];
    server = createServer((request, response) => {
        asked.push(new URL(request.url ?? "", origin));
        const page = pages[asked.length - 1] ?? [];
        if ("status" in page) {
            return response.writeHead(page.status).end();
        }
        if ("text" in page) {
            return response.end(page.text);
        }
        const more = asked.length < pages.length;
        const answer = {
            BillingCurrency: "EUR",
            CustomerEntityId: "Default",
            CustomerEntityType: "Retail",
            Items: page,
            NextPageLink: more ? `${origin}/api/retail/prices?$skip=${asked.length * 1000}` : null,
            Count: page.length,
        };
        return response.end(JSON.stringify(answer));
    });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    priceOf = retailPrices(`${origin}/api/retail/prices`);
});
afterEach(() => new Promise((done) => server.close(done)));

describe("A price", () => {
    it("is asked for in EUR by the names of the list", async () => {
        pages = [[item({})]];
        expect(await priceOf(address, "westeurope")).toEqual({ amount: 0.045, unit: "1 Hour" });
        expect(asked.map(({ pathname }) => pathname)).toEqual(["/api/retail/prices"]);
        expect(Object.fromEntries(asked[0]?.searchParams ?? [])).toEqual({
            currencyCode: "'EUR'",
            $filter:
                "serviceName eq 'Virtual Network' and productName eq 'IP Addresses' and skuName eq 'Standard' " +
                "and meterName eq 'Standard IPv4 Static Public IP' and priceType eq 'Consumption'",
        });
    });

    it("is that of the region, whatever it costs elsewhere", async () => {
        pages = [
            [
                item({ retailPrice: 9, armRegionName: "Global" }),
                item({ retailPrice: 1, armRegionName: "westeurope" }),
                item({ retailPrice: 2, armRegionName: "northeurope" }),
            ],
        ];
        expect(await priceOf(gateway, "westeurope")).toMatchObject({ amount: 1 });
        expect(await priceOf(gateway, "northeurope")).toMatchObject({ amount: 2 });
        expect(asked).toHaveLength(1);
    });

    it.each(["Global", "Zone 1", ""])("is that of %j where the region has none of its own", async (armRegionName) => {
        pages = [[item({ retailPrice: 3, armRegionName }), item({ retailPrice: 9, armRegionName: "US Gov Zone 1" })]];
        expect(await priceOf(gateway, "westeurope")).toMatchObject({ amount: 3 });
    });

    it("is that of the dearest tier, without reservations", async () => {
        pages = [
            [
                item({ retailPrice: 0 }),
                item({ retailPrice: 2.5, unitOfMeasure: "1 GB" }),
                item({ retailPrice: 900, type: "Reservation" }),
            ],
        ];
        expect(await priceOf(gateway, "westeurope")).toEqual({ amount: 2.5, unit: "1 GB" });
    });

    it("of a machine is asked for by its size, and is that with Linux at its priority", async () => {
        const inputs = (vmPriority: string) => ({
            properties: { computeType: "AmlCompute", properties: { vmSize: "Standard_D4ds_v5", vmPriority } },
        });
        const type = "azure-native:machinelearningservices:Compute";
        const meterAt = (vmPriority: string) => machinesOf({ type, inputs: inputs(vmPriority) })?.meter as Meter;
        const productName = "Virtual Machines Ddsv5 Series";
        pages = [
            [
                item({ retailPrice: 9, productName: `${productName} Windows`, skuName: "D4ds v5" }),
                item({ retailPrice: 3, productName, skuName: "D4ds v5" }),
                item({ retailPrice: 2, productName, skuName: "D4ds v5 Low Priority" }),
                item({ retailPrice: 7, productName, skuName: "D4ds v5 Spot" }),
            ],
        ];
        expect(await priceOf(meterAt("Dedicated"), "westeurope")).toMatchObject({ amount: 3 });
        expect(await priceOf(meterAt("LowPriority"), "westeurope")).toMatchObject({ amount: 2 });
        expect(asked.map(({ searchParams }) => searchParams.get("$filter"))).toEqual([
            "serviceName eq 'Virtual Machines' and armSkuName eq 'Standard_D4ds_v5' and priceType eq 'Consumption'",
        ]);
    });

    it("may be on a later page", async () => {
        pages = [[item({ armRegionName: "eastus" })], [item({ retailPrice: 4, armRegionName: "westeurope" })]];
        expect(await priceOf(gateway, "westeurope")).toMatchObject({ amount: 4 });
        expect(asked.at(-1)?.searchParams.get("$skip")).toBe("1000");
    });
});

describe("A price is not known", () => {
    it.each([
        ["where the list has no such meter", [], "the price list has no such meter in westeurope"],
        ["where the list answers no", { status: 429 }, "the price list answers with status 429"],
        [
            "where the answer has another form",
            { text: '{"items": 3}' },
            "the answer of the price list has an unexpected form",
        ],
        ["where the answer is no JSON", { text: "<html>" }, /^the price list cannot be read: Unexpected token/],
    ])("%s", async (_, page, says) => {
        pages = [page];
        const price = await priceOf(gateway, "westeurope");
        if (typeof says === "string") {
            expect(price).toBe(says);
        } else {
            expect(price).toMatch(says);
        }
    });

    it("where the service does not answer", async () => {
        const unreachable = retailPrices("http://127.0.0.1:1/api/retail/prices");
        expect(await unreachable(gateway, "westeurope")).toMatch(/^the price list cannot be read: /);
    });
});

describe("The meters", () => {
    it("have a source each", () => {
        expect(meters.filter(({ source }) => !/^\S+\.com\//.test(source))).toEqual([]);
    });
});
