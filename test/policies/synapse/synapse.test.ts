import { describe, expect, it } from "vitest";
import { unknownSentinel } from "../../../policies/core/unknowns";
import { compliant } from "../services";
import { registered } from "../support/fixture";
import { changed, found, judged, violated, without, withResource } from "../support/mutants";
import { deployedId, testRetargeted } from "../support/retargeted";

const properties = "properties.template.resources.0.properties";

testRetargeted([
    {
        what: "an audit of another workspace",
        of: "synapse-audit",
        values: { "properties.parameters.workspace.value": "synw-other" },
        trips: ["synapse-workspace-audit @synapse"],
    },
    {
        what: "an audit that goes nowhere",
        of: "synapse-audit",
        values: { [`${properties}.isAzureMonitorTargetEnabled`]: false },
        trips: ["synapse-workspace-audit @synapse"],
    },
    {
        what: "alerts of nothing",
        of: "synapse-defender",
        values: { [`${properties}.state`]: "Disabled" },
        trips: ["synapse-workspace-defender @synapse"],
    },
    {
        what: "a key that is not active",
        of: "synapse-key",
        values: { [`${properties}.isActiveCMK`]: false },
        trips: ["synapse-workspace-key-activation @synapse"],
    },
    {
        what: "TLS 1.1",
        of: "synapse-tls",
        values: { [`${properties}.minimalTlsVersion`]: "1.1" },
        trips: ["synapse-workspace-min-tls @synapse"],
    },
    {
        what: "a role on another pool",
        of: "synapse-pauses",
        values: { scope: `${deployedId("synapse-pool")}-other` },
        trips: ["synapse-sql-pool-pause @synapse-pool"],
    },
    {
        what: "a role that pauses nothing",
        of: "synapse-pauser",
        values: { "permissions.0.actions": ["Microsoft.Synapse/workspaces/sqlPools/read"] },
        trips: ["synapse-sql-pool-pause @synapse-pool"],
    },
]);

describe("a workspace", () => {
    it.each(["sqlAdministratorLogin", "sqlAdministratorLoginPassword"])("with %s, whatever it is", (input) => {
        expect(violated(changed("synapse", { [input]: "sqladmin" }))).toEqual(["synapse-workspace-passwords"]);
        const { violations, unknown } = judged(changed("synapse", { [input]: unknownSentinel }));
        expect({ violations, unknown: unknown.map(({ rule }) => rule) }).toEqual({
            violations: [],
            unknown: ["synapse-workspace-passwords"],
        });
    });

    it("with a firewall rule, whatever it allows", () => {
        const stack = withResource("azure-native:synapse:IpFirewallRule", { workspaceName: "synw-data" });
        expect(violated(stack)).toEqual(["synapse-workspace-firewall-rules"]);
    });

    it("under Microsoft's key needs no activation, and is reported in production alone", () => {
        const stack = changed("synapse", { encryption: undefined }).filter(({ name }) => name !== "synapse-key");
        expect({ prod: violated(stack), dev: violated(stack, "dev") }).toEqual({
            prod: ["synapse-workspace-customer-key"],
            dev: [],
        });
    });

    it("has an account of its own files that is no lake", () => {
        const names = compliant
            .filter(({ type }) => /DefenderForStorage|MwsNccPrivateEndpointRule/.test(type))
            .map(({ name }) => name);
        const rules = ["databricks-serverless-lake @lake", "defender-storage-account @lake"];
        const ofLake = (lines: readonly string[]) => [...new Set(lines.filter((line) => rules.includes(line)))];
        expect(ofLake(found(without(...names)))).toEqual(rules);
        const own = changed("synapse", { "defaultDataLakeStorage.resourceId": deployedId("lake") });
        expect(ofLake(found(own.filter(({ name }) => !names.includes(name))))).toEqual([]);
    });
});

describe("in a preview", () => {
    const preview = registered(compliant, "preview");

    it("a workspace without its parts is found", () => {
        const parts = compliant.flatMap(({ type, name }) =>
            type === "azure-native:resources:Deployment" ? [name] : [],
        );
        expect(found(preview.filter(({ name }) => !parts.includes(name)))).toEqual(
            expect.arrayContaining([
                "synapse-workspace-audit @synapse",
                "synapse-workspace-key-activation @synapse",
                "synapse-workspace-min-tls @synapse",
            ]),
        );
    });
});
