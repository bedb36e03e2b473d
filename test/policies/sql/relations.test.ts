import { describe, expect, it } from "vitest";
import { unknownSentinel } from "../../../policies/core/unknowns";
import { compliant } from "../services";
import { registered } from "../support/fixture";
import { changed, found, judged, resolved, without } from "../support/mutants";
import { deployedId, testRetargeted } from "../support/retargeted";

testRetargeted([
    {
        what: "an audit of another server",
        of: "sql-audit",
        values: { serverName: "sql-other" },
        trips: ["sql-server-audit @sql"],
    },
    {
        what: "logs of another database than master",
        of: "sql-diagnostics",
        values: { resourceUri: `${deployedId("sql")}/databases/control` },
        trips: ["monitoring-diagnostic-setting @sql", "sql-server-audit @sql"],
    },
    {
        what: "logs of master without the audit",
        of: "sql-diagnostics",
        values: { logs: [{ category: "Errors", enabled: true }] },
        trips: ["monitoring-diagnostic-destination @sql-diagnostics", "sql-server-audit @sql"],
    },
    {
        what: "logs of master with the audit switched off",
        of: "sql-diagnostics",
        values: { logs: [{ category: "SQLSecurityAuditEvents", enabled: false }] },
        trips: ["monitoring-diagnostic-destination @sql-diagnostics", "sql-server-audit @sql"],
    },
    {
        what: "logs of master of no category",
        of: "sql-diagnostics",
        values: { logs: undefined },
        trips: ["monitoring-diagnostic-destination @sql-diagnostics", "sql-server-audit @sql"],
    },
    {
        what: "Defender of another server",
        of: "sql-defender",
        values: { serverName: "sql-other" },
        trips: ["sql-server-defender @sql"],
    },
    {
        what: "a protector of another server",
        of: "sql-protector",
        values: { serverName: "sql-other" },
        trips: ["sql-server-customer-key @sql"],
    },
    {
        what: "a protector with a key that the server does not have",
        of: "sql-protector",
        values: { serverKeyName: "kv-data_other_0123456789abcdef0123456789abcdef" },
        trips: ["sql-server-customer-key @sql"],
    },
    {
        what: "a protector without a key",
        of: "sql-protector",
        values: { serverKeyName: undefined },
        trips: ["sql-server-customer-key @sql"],
    },
    {
        what: "a key of Microsoft's on the server",
        of: "sql-key",
        values: { serverKeyType: "ServiceManaged" },
        trips: ["sql-server-customer-key @sql"],
    },
    {
        what: "a key that its server may not use",
        of: "sql-key",
        values: { uri: "https://kv-data.vault.azure.net/keys/mlstore/0123456789abcdef0123456789abcdef" },
        trips: [],
    },
    {
        what: "a server that does not carry the identity",
        of: "sql",
        values: { "identity.userAssignedIdentities": [`${deployedId("encryption")}-other`] },
        trips: ["sql-server-customer-key-access @sql"],
    },
    {
        what: "a server that names no identity for its key",
        of: "sql",
        values: { primaryUserAssignedIdentityId: undefined },
        trips: ["sql-server-customer-key-access @sql"],
    },
]);

describe("a server with logs of master", () => {
    it.each([{ categoryGroup: "audit" }, { category: "SQLSecurityAuditEvents" }])("of %j is audited", (log) => {
        const stack = changed("sql-diagnostics", { logs: [{ ...log, enabled: true }] });
        expect(found(stack)).not.toContain("sql-server-audit @sql");
    });

    it("that are not known yet may be audited", () => {
        const { violations, unknown } = judged(changed("sql-diagnostics", { logs: unknownSentinel }));
        expect(violations).toEqual([]);
        expect(unknown.map(({ rule }) => rule)).toContain("sql-server-audit");
    });
});

describe("a server with a key", () => {
    it("is wrong not to wait for its role", () => {
        const stack = resolved.map((resource) =>
            resource.name === "sql"
                ? { ...resource, dependencies: resource.dependencies?.filter((urn) => !urn.includes("sleep")) }
                : resource,
        );
        expect(found(stack)).toEqual(["sql-server-customer-key-access @sql"]);
    });

    it("is not asked for a key and an identity of another stack", () => {
        expect(found(without("encryption", "encryption-key-access", "role-takes-effect"))).toEqual([]);
    });
});

describe("in a preview", () => {
    const preview = registered(compliant, "preview");
    const foundWithout = (...names: string[]) => found(preview.filter(({ name }) => !names.includes(name)));

    it("what a server lacks is found by what the other inputs are computed from", () => {
        expect(foundWithout("sql-diagnostics", "sql-protector", "sql-audit", "encryption-key-access")).toEqual(
            expect.arrayContaining([
                "monitoring-diagnostic-setting @sql",
                "sql-server-audit @sql",
                "sql-server-customer-key @sql",
                "sql-server-customer-key-access @sql",
            ]),
        );
    });

    it("the logs of a database are not those of master", () => {
        expect(foundWithout("sql-diagnostics")).toEqual([
            "monitoring-diagnostic-setting @sql",
            "sql-server-audit @sql",
        ]);
        expect(foundWithout("sql-control-diagnostics")).toEqual(["monitoring-diagnostic-setting @sql-control"]);
    });
});
