import { describe, expect, it } from "vitest";
import type { PlanProperties } from "../../preview/plan";
import { publicExposures } from "../../preview/report/publicExposure";
import { change, comparison, plan, resource } from "./markdownSamples";

describe("Public exposure", () => {
    const open: [string, PlanProperties, string][] = [
        ["a public address", { publicNetworkAccessForQuery: "Enabled" }, "publicNetworkAccessForQuery"],
        [
            "a firewall that allows by default",
            { networkRuleSet: { defaultAction: "Allow" } },
            "networkRuleSet.defaultAction",
        ],
        ["reading without signing in", { allowBlobPublicAccess: true }, "allowBlobPublicAccess"],
        ["a container of all", { publicAccess: "Blob" }, "publicAccess"],
        [
            "listed addresses allowed",
            { properties: { networkAcls: { ipRules: [{ value: "1.2.3.4" }] } } },
            "properties.networkAcls.ipRules",
        ],
        ["a list of addresses", { listType: "ALLOW", ipAddresses: ["1.2.3.4"] }, "ipAddresses"],
        [
            "a security rule for everyone",
            { securityRules: [{ name: "all", direction: "Inbound", access: "Allow", sourceAddressPrefix: "*" }] },
            'securityRules["all"]',
        ],
    ];
    const shut: PlanProperties[] = [
        { publicNetworkAccess: "Disabled", publicIPAddressVersion: "IPv4" },
        { networkRuleSet: { defaultAction: "Deny", ipRules: [] }, allowBlobPublicAccess: false, publicAccess: "None" },
        { listType: "BLOCK", ipAddresses: ["1.2.3.4"] },
        { securityRules: [{ direction: "Inbound", access: "Deny", sourceAddressPrefix: "*" }] },
        { securityRules: [{ direction: "Outbound", access: "Allow", sourceAddressPrefix: "*" }] },
        { publicNetworkAccess: { $unknown: true } },
    ];

    it.each(open)("is found: %s", (_, inputs, path) => {
        expect(
            publicExposures(plan([resource({ inputs })])).map((exposure) => [exposure.path, exposure.opened]),
        ).toEqual([[path, true]]);
    });

    it.each(shut.map((inputs) => [JSON.stringify(inputs), inputs] as const))("is not found in %s", (_, inputs) => {
        expect(publicExposures(plan([resource({ inputs })]))).toEqual([]);
    });

    it("is opened by a change of it or around it, and by nothing else", () => {
        const inputs = {
            securityRules: [{ name: "all", direction: "Inbound", access: "Allow", sourceAddressPrefix: "*" }],
        };
        const shown = plan([resource({ inputs })]);
        const opened = (path: string, after: string | null = "x") => {
            const properties = [{ path, before: null, after }];
            return publicExposures(shown, comparison([change({ properties })])).map((exposure) => exposure.opened);
        };
        expect(opened('securityRules["all"].access')).toEqual([true]);
        expect(opened("securityRules[0]")).toEqual([true]);
        expect(opened("securityRules")).toEqual([true]);
        expect(opened("securityRules", null)).toEqual([false]);
        expect(opened('securityRules["other"]')).toEqual([false]);
        expect(opened("securityRulesOther")).toEqual([false]);
        expect(publicExposures(shown, comparison([])).map((exposure) => exposure.opened)).toEqual([false]);
    });
});
