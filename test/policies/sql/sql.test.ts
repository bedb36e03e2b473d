import { describe, expect, it } from "vitest";
import { unknownSentinel } from "../../../policies/core/unknowns";
import { changed, ruleSets, violated, withResource } from "../support/mutants";

describe("a server", () => {
    it.each(["Disabled", "SecuredByPerimeter"])("with public access %s is right", (access) => {
        expect(violated(changed("sql", { publicNetworkAccess: access }))).toEqual([]);
    });

    it("with TLS 1.3 is right", () => {
        expect(violated(changed("sql", { minimalTlsVersion: "1.3" }))).toEqual([]);
    });

    it("without any administrator of Entra takes passwords alone", () => {
        expect(violated(changed("sql", { administrators: undefined }))).toEqual([
            "sql-server-administrator-group",
            "sql-server-entra-only",
        ]);
    });

    it("that a resource of its own opens to passwords", () => {
        expect(violated(changed("sql-entra-only", { azureADOnlyAuthentication: false }))).toEqual([
            "sql-server-entra-only",
        ]);
    });

    it.each(["administratorLogin", "administratorLoginPassword"])("with %s, whatever it is", (input) => {
        expect(violated(changed("sql", { [input]: "sqladmin" }))).toEqual(["sql-server-passwords"]);
        expect(ruleSets(changed("sql", { [input]: unknownSentinel }))).toEqual({
            violated: [],
            unknown: ["sql-server-passwords"],
        });
    });

    it("that names one version of its key", () => {
        const keyId = "https://kv-data.vault.azure.net/keys/lake/0123456789abcdef0123456789abcdef";
        expect(violated(changed("sql", { keyId }))).toEqual(["sql-server-key-id"]);
        expect(ruleSets(changed("sql", { keyId: unknownSentinel })).unknown).toEqual(["sql-server-key-id"]);
    });

    it.each([
        ["FirewallRule", { startIpAddress: "203.0.113.7", endIpAddress: "203.0.113.7" }],
        ["FirewallRule", {}],
        ["IPv6FirewallRule", { startIPv6Address: "2001:db8::1", endIPv6Address: "2001:db8::1" }],
        ["VirtualNetworkRule", { virtualNetworkSubnetId: unknownSentinel }],
    ])("with a %s, whatever it allows", (type, inputs) => {
        const stack = withResource(`azure-native:sql:${type}`, { serverName: "sql-data", ...inputs });
        expect(violated(stack)).toEqual(["sql-server-firewall-rules"]);
    });

    it.each([
        ["JobCredential", { username: "job", password: "x" }],
        ["SyncMember", { userName: "sync", password: "x" }],
        ["ManagedInstance", { administratorLogin: "admin" }],
        ["ServerBlobAuditingPolicy", { storageAccountAccessKey: "x" }],
    ])("is not made together with a %s that holds a password or a key", (type, inputs) => {
        expect(violated(withResource(`azure-native:sql:${type}`, inputs))).toContain("sql-server-passwords");
    });

    it("without Defender is reported in production alone", () => {
        const stack = changed("sql-defender", { state: "Disabled" });
        expect({ prod: violated(stack), dev: violated(stack, "dev") }).toEqual({
            prod: ["sql-server-defender"],
            dev: [],
        });
    });
});

describe("a key of a server", () => {
    it("is asked of production alone", () => {
        const stack = changed("sql-protector", { serverKeyType: "ServiceManaged" });
        expect({ prod: violated(stack), dev: violated(stack, "dev") }).toEqual({
            prod: ["sql-server-customer-key"],
            dev: [],
        });
    });

    it("follows its rotation in development too", () => {
        expect(violated(changed("sql-protector", { autoRotationEnabled: false }), "dev")).toEqual([
            "sql-server-key-rotation",
        ]);
    });
});

describe("a database", () => {
    it.each([
        { redundancy: "Geo", prod: [] },
        { redundancy: "GeoZone", prod: [] },
        { redundancy: "Zone", prod: [] },
        { redundancy: "Local", prod: ["sql-database-backup-redundancy"] },
        { redundancy: undefined, prod: ["sql-database-backup-redundancy"] },
    ])("with backups $redundancy", ({ redundancy, prod }) => {
        const stack = changed("sql-control", { requestedBackupStorageRedundancy: redundancy });
        expect({ prod: violated(stack), dev: violated(stack, "dev") }).toEqual({ prod, dev: [] });
    });

    it("in one data centre is right in development alone", () => {
        const stack = changed("sql-control", { zoneRedundant: false });
        expect({ prod: violated(stack), dev: violated(stack, "dev") }).toEqual({
            prod: ["sql-database-zone-redundancy"],
            dev: [],
        });
    });

    it.each([
        { days: 35, found: [] },
        { days: 7, found: [] },
        { days: 6, found: ["sql-database-backup-retention"] },
        { days: undefined, found: ["sql-database-backup-retention"] },
    ])("with backups of $days days", ({ days, found }) => {
        expect(violated(changed("sql-control-backups", { retentionDays: days }))).toEqual(found);
    });
});
