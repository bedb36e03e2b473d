import { createHash } from "node:crypto";
import { StorageAccount } from "@pulumi/azure-native/storage";
import * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";
import { pageData, type PageData } from "../../preview/report/html/data";
import { htmlReport } from "../../preview/report/html/htmlReport";
import { hostileView, planOf, resource, richView } from "../browser/support/views";
import { recorded } from "../support/recording";

const embedded = (html: string) =>
    JSON.parse(/<script type="application\/json" id="data">([^<]*)<\/script>/.exec(html)?.[1] ?? "") as PageData;

describe("The page of a preview", () => {
    it("is the same for the same preview", async () => {
        expect(await htmlReport(richView())).toBe(await htmlReport(richView()));
    });

    it("asks for nothing from anywhere", async () => {
        const html = await htmlReport(richView());
        const [head = ""] = html.split('<script type="application/json"');
        expect(head).toContain(`content="default-src 'none'; script-src 'sha256-`);
        expect(head).not.toMatch(/<link|<base|@import|url\(|https?:/);
        expect(html).not.toMatch(/<(script|img|iframe)[^>]* (src|href)=/);
    });

    it("runs its own scripts and no other", async () => {
        const html = await htmlReport(richView());
        const script = html.slice(html.lastIndexOf("<script>") + 8, html.lastIndexOf("</script>"));
        const hashes = /script-src ([^;]*);/.exec(html)?.[1]?.split(" ") ?? [];
        expect(hashes).toHaveLength(2);
        expect(hashes[0]).toBe(`'sha256-${createHash("sha256").update(script).digest("base64")}'`);
    });

    it("keeps whatever a text says within the data", async () => {
        const [plain, hostile] = [await htmlReport(richView()), await htmlReport(hostileView())];
        const elements = (html: string) => html.match(/<\/?[a-z!][^\s>]*/gi)?.length;
        expect(elements(hostile)).toBe(elements(plain));
        expect(embedded(hostile).notes).toEqual(hostileView().notes);
    });

    it("is small where there are only issues", async () => {
        const html = await htmlReport({ stack: "dev", notes: [], issues: [{ path: "lake", message: "is wrong" }] });
        expect(html.length).toBeLessThan(100_000);
        expect(embedded(html)).toMatchObject({ stack: "dev", issues: [{ path: "lake", message: "is wrong" }] });
    });

    it("holds no secret", async () => {
        const resources = await recorded(() => {
            new StorageAccount("account", {
                accountName: "staccount",
                resourceGroupName: "rg",
                kind: "StorageV2",
                sku: { name: "Standard_LRS" },
                tags: { key: pulumi.secret("pl4nted-in-a-tag") },
            });
        });
        const [account] = resources;
        const html = await htmlReport({ stack: "unit", plan: planOf(resources), notes: [] });
        expect(html).not.toContain("pl4nted");
        expect(embedded(html).resources.find(({ urn }) => urn === account?.urn)?.inputs.tags).toEqual({
            key: { $secret: true },
        });
    });
});

describe("The data of the page", () => {
    const { resources, exposures } = pageData(richView());
    const named = (name: string) => resources.find((one) => one.name === name);

    it("follows the tree: a component, then what is below it", () => {
        expect(resources.map(({ level, name }) => `${level} ${name}`)).toEqual([
            "1 azure-ml-platform-unit",
            "2 lake",
            "3 lake-account",
            "3 lake-bronze",
            "2 data",
            "2 vault",
        ]);
        expect(named("lake")).toMatchObject({ parent: 0, end: 4 });
    });

    it("knows the resource group by the resource that the name comes from", () => {
        expect(named("lake-account")?.group).toBe("rg-unit-data");
        expect(named("vault")?.group).toBeUndefined();
    });

    it("says by which inputs a resource needs another one", () => {
        expect(named("lake-account")?.needs).toEqual([{ resource: 4, inputs: ["resourceGroupName"] }]);
        expect(named("lake-bronze")?.needs).toEqual([{ resource: 2, inputs: [] }]);
    });

    it("names public exposure", () => {
        expect(exposures).toEqual([]);
        const open = resource("azure-native:storage:StorageAccount", "open", {
            inputs: { publicNetworkAccess: "Enabled" },
        });
        expect(pageData({ stack: "unit", plan: planOf([open]), notes: [] }).exposures).toEqual([
            { urn: open.urn, path: "publicNetworkAccess", opens: "answers on a public address", opened: true },
        ]);
    });
});
