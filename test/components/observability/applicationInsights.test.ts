import { describe, expect, it } from "vitest";
import { ApplicationInsights, type ApplicationInsightsArgs } from "../../../components";
import { common, diagnostics, tags } from "../../support/fixtures";
import { listed, one, recorded, violations } from "../../support/recording";

const { workspaceResourceId } = diagnostics;
const insights = (args: Partial<ApplicationInsightsArgs> = {}) =>
    new ApplicationInsights("traces", { ...common, workspaceResourceId, ...args });
const protectedInsights = () =>
    new ApplicationInsights("traces", { ...common, workspaceResourceId }, { protect: true });

describe("ApplicationInsights", () => {
    it("is closed, takes Entra identities only and keeps what it receives in the workspace", async () => {
        const made = await recorded(() => insights());
        expect(listed(made)).toEqual(["ApplicationInsights traces", "Component traces"]);
        expect(one(made, "azure-native:applicationinsights:Component").inputs).toEqual({
            resourceName: "appi-amlp-unit-traces",
            resourceGroupName: "rg-unit",
            location: "westeurope",
            flowType: "Bluefield",
            requestSource: "rest",
            kind: "web",
            applicationType: "web",
            ingestionMode: "LogAnalytics",
            workspaceResourceId,
            disableLocalAuth: true,
            publicNetworkAccessForIngestion: "Disabled",
            publicNetworkAccessForQuery: "Disabled",
            tags,
        });
    });

    it("opens to the internet only as set", async () => {
        const made = await recorded(() => insights({ publicQuery: true }));
        expect(one(made, "azure-native:applicationinsights:Component").inputs).toMatchObject({
            publicNetworkAccessForIngestion: "Disabled",
            publicNetworkAccessForQuery: "Enabled",
        });
    });

    it("breaks no rule of the policy pack", async () => {
        expect(await violations(protectedInsights)).toEqual([]);
    });
});
