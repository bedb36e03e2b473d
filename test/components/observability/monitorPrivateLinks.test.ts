import { describe, expect, it } from "vitest";
import { MonitorPrivateLinks } from "../../../components";
import { naming, diagnostics } from "../../support/fixtures";
import { listed, one, recorded } from "../../support/recording";
import { misnamedChildren, waitsFor } from "../invariants";

const link = "azure-native:monitor:PrivateLinkScopedResource";
const workspace = diagnostics.workspaceResourceId;
const insights = workspace.replace("Microsoft.OperationalInsights/workspaces", "Microsoft.Insights/components");
const links = () =>
    new MonitorPrivateLinks("logs-links", {
        naming,
        scope: { resourceGroupName: "rg-hub", scopeName: "ampls-hub" },
        resources: { workspace, insights },
    });

describe("MonitorPrivateLinks", () => {
    it("links what it is given to the scope", async () => {
        const resources = await recorded(links);
        expect(listed(resources)).toEqual([
            "MonitorPrivateLinks logs-links",
            "PrivateLinkScopedResource logs-links-insights",
            "PrivateLinkScopedResource logs-links-workspace",
        ]);
        expect(one(resources, link, "logs-links-workspace").inputs).toEqual({
            name: "plsr-amlp-unit-logs-links-workspace",
            resourceGroupName: "rg-hub",
            scopeName: "ampls-hub",
            linkedResourceId: workspace,
        });
        expect(one(resources, link, "logs-links-insights").inputs.linkedResourceId).toBe(insights);
        expect(misnamedChildren(resources, "logs-links")).toEqual([]);
    });

    it("changes the scope once at a time", async () => {
        const second = one(await recorded(links), link, "logs-links-insights");
        expect(waitsFor(second)).toContain("PrivateLinkScopedResource logs-links-workspace");
    });

    it("replaces a link whose resource changes", async () => {
        const first = one(await recorded(links), link, "logs-links-workspace");
        expect(first.replaceOnChanges).toEqual(["linkedResourceId"]);
    });

    it("shows the same resources in a preview", async () => {
        expect(listed(await recorded(links, "preview"))).toEqual(listed(await recorded(links)));
    });
});
