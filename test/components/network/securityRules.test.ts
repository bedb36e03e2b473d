import { describe, expect, it } from "vitest";
import type { DatabricksNsgMode, SubnetPurposeName } from "../../../components";
import { securityRules } from "../../../components/network/securityRules";
import { subnetPurposes } from "../../../components/network/subnetPurposes";

const purposes = Object.keys(subnetPurposes) as SubnetPurposeName[];
const modes: DatabricksNsgMode[] = ["AllRules", "NoAzureDatabricksRules"];
const cases = purposes.flatMap((purpose) => modes.map((mode) => [purpose, mode] as const));
const workers = "Microsoft.Databricks-workspaces_UseOnly_databricks-worker-to-";
/** One rule as it reaches Azure: nothing in it is an output. */
interface PlainRule {
    name: string;
    direction: string;
    access: string;
    priority: number;
    sourceAddressPrefix?: string;
    sourceAddressPrefixes?: string[];
    destinationAddressPrefix?: string;
    destinationPortRange?: string;
    destinationPortRanges?: string[];
}

const rulesOf = (purpose: SubnetPurposeName, mode: DatabricksNsgMode) => securityRules(purpose, mode) as PlainRule[];
const shown = (purpose: SubnetPurposeName, mode: DatabricksNsgMode) =>
    rulesOf(purpose, mode).map((rule) => ({
        name: rule.name,
        way: `${rule.direction} ${rule.access} ${rule.priority}`,
        from: rule.sourceAddressPrefix,
        to: rule.destinationAddressPrefix,
        ports: rule.destinationPortRanges ?? [rule.destinationPortRange],
    }));

describe("Security rules", () => {
    it.each(cases)("of %s in mode %s have priorities and names of their own", (purpose, mode) => {
        const rules = rulesOf(purpose, mode);
        expect(new Set(rules.map((rule) => `${rule.direction} ${rule.priority}`)).size).toBe(rules.length);
        expect(new Set(rules.map((rule) => rule.name)).size).toBe(rules.length);
        for (const rule of rules) {
            expect(rule.priority).toBeGreaterThanOrEqual(100);
            expect(rule.priority).toBeLessThanOrEqual(4096);
        }
    });

    it.each(cases)("of %s in mode %s allow nothing from outside the network", (purpose, mode) => {
        const allowed = rulesOf(purpose, mode).filter(
            (rule) => rule.direction === "Inbound" && rule.access === "Allow",
        );
        expect(allowed.filter((rule) => rule.sourceAddressPrefix !== "VirtualNetwork")).toEqual([]);
        expect(allowed.filter((rule) => rule.sourceAddressPrefixes !== undefined)).toEqual([]);
    });

    it.each(cases)("of %s in mode %s let nothing out to everywhere", (purpose, mode) => {
        const allowed = rulesOf(purpose, mode).filter(
            (rule) => rule.direction === "Outbound" && rule.access === "Allow",
        );
        expect(allowed.filter(({ destinationAddressPrefix: to }) => to === "*" || to === "Internet")).toEqual([]);
    });

    it("keep private endpoints to the ports of services, and let them start nothing", () => {
        expect(shown("privateEndpoints", "AllRules")).toEqual([
            {
                name: "AllowServicesInbound",
                way: "Inbound Allow 100",
                from: "VirtualNetwork",
                to: "VirtualNetwork",
                ports: ["443", "1433", "3306", "6666", "8080", "8443-8451", "5671-5672", "9093"],
            },
            { name: "DenyOtherInbound", way: "Inbound Deny 4096", from: "*", to: "*", ports: ["*"] },
            { name: "DenyAllOutbound", way: "Outbound Deny 4096", from: "*", to: "*", ports: ["*"] },
        ]);
    });

    it.each(["agents", "integrationRuntimes", "powerBiGateway", "streamAnalytics"] as const)(
        "keep remote shells of %s from other machines",
        (purpose) => {
            expect(shown(purpose, "AllRules")).toEqual([
                {
                    name: "DenyRemoteShellsOutbound",
                    way: "Outbound Deny 4000",
                    from: "*",
                    to: "VirtualNetwork",
                    ports: ["22", "3389"],
                },
            ]);
        },
    );
});

describe("Security rules of Databricks", () => {
    const own = [
        { name: "worker-inbound", way: "Inbound Allow 100", to: "VirtualNetwork", ports: ["*"] },
        { name: "sql", way: "Outbound Allow 101", to: "Sql", ports: ["3306"] },
        { name: "storage", way: "Outbound Allow 102", to: "Storage", ports: ["443"] },
        { name: "worker-outbound", way: "Outbound Allow 103", to: "VirtualNetwork", ports: ["*"] },
        { name: "eventhub", way: "Outbound Allow 104", to: "EventHub", ports: ["9093"] },
    ].map((rule) => ({ ...rule, name: `${workers}${rule.name}`, from: "VirtualNetwork" }));

    it.each(["databricksHost", "databricksContainer"] as const)(
        "on %s are its own five where a private endpoint leads to the control plane",
        (purpose) => {
            expect(shown(purpose, "NoAzureDatabricksRules")).toEqual(own);
        },
    );

    it.each(["databricksHost", "databricksContainer"] as const)(
        "on %s open the way to the control plane in the other mode, and nothing else",
        (purpose) => {
            const webapp = {
                name: `${workers}databricks-webapp`,
                way: "Outbound Allow 100",
                from: "VirtualNetwork",
                to: "AzureDatabricks",
                ports: ["443", "3306", "8443-8451"],
            };
            expect(shown(purpose, "AllRules")).toEqual([webapp, ...own]);
        },
    );

    it("do not depend on the mode anywhere else", () => {
        for (const purpose of purposes.filter((name) => !name.startsWith("databricks"))) {
            expect(securityRules(purpose, "AllRules")).toEqual(securityRules(purpose, "NoAzureDatabricksRules"));
        }
    });
});
