import { describe, expect, it } from "vitest";
import { changed, violated } from "../support/mutants";

describe("a namespace", () => {
    it.each(["Disabled", "SecuredByPerimeter"])("with public access %s is right", (access) => {
        expect(violated(changed("events", { publicNetworkAccess: access }))).toEqual([]);
    });
    it("that is closed while its firewall says it is open", () => {
        expect(violated(changed("events-firewall", { publicNetworkAccess: "Enabled" }))).toEqual([
            "eventhubs-firewall-public-network-access",
        ]);
    });
    it("with TLS 1.3 is right", () => {
        expect(violated(changed("events", { minimumTlsVersion: "1.3" }))).toEqual([]);
    });
    it("in one data centre is right in development alone", () => {
        const stack = changed("events", { zoneRedundant: false });
        expect({ prod: violated(stack), dev: violated(stack, "dev") }).toEqual({
            prod: ["eventhubs-namespace-zone-redundancy"],
            dev: [],
        });
    });
});

describe("a hub", () => {
    it.each([
        { hours: 72, prod: [], dev: [] },
        { hours: 71, prod: ["eventhubs-hub-retention"], dev: [] },
        { hours: 23, prod: ["eventhubs-hub-retention"], dev: ["eventhubs-hub-retention"] },
    ])("with a retention of $hours hours", ({ hours, prod, dev }) => {
        const stack = changed("events-sales", { "retentionDescription.retentionTimeInHours": hours });
        expect({ prod: violated(stack), dev: violated(stack, "dev") }).toEqual({ prod, dev });
    });
});
