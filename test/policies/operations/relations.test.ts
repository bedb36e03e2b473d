import { describe, expect, it } from "vitest";
import type { RegisteredResource } from "../../../policies/core/resource";
import { unknownSentinel } from "../../../policies/core/unknowns";
import { compliant } from "../services";
import { registered, urnOf } from "../support/fixture";
import { changed, found, judged, resolved, without } from "../support/mutants";
import { testRetargeted } from "../support/retargeted";

const rule = "operations-step-endpoint";
const onSchema = [`${rule} @control-schema`];

testRetargeted([
    {
        what: "a step on a server of others",
        of: "control-schema",
        values: { "environment.SERVER": "sql-other.database.windows.net" },
        trips: onSchema,
    },
    {
        what: "a step on a host with other letters",
        of: "control-schema",
        values: { "environment.SERVER": "SQL-data.database.windows.net" },
        trips: [],
    },
    {
        what: "an endpoint of another part",
        of: "sql-sqlServer",
        values: { "privateLinkServiceConnections.0.groupIds": ["blob"] },
        trips: ["network-private-endpoint-dns @sql-sqlServer", "network-service-private-endpoint @sql"].concat(
            onSchema,
            `${rule} @control-users`,
        ),
    },
]);

const endpointTo = { privateLinkServiceId: unknownSentinel, groupIds: ["sqlServer"] };

/** A stack as a preview of steps has it: step and group ids are known, hosts and ids are not. */
function previewed(change: Record<string, Partial<RegisteredResource>> = {}): RegisteredResource[] {
    const plain = new Map(resolved.map((resource) => [resource.name, resource]));
    return registered(compliant, "preview").map((resource) => {
        const { environment } = (plain.get(resource.name)?.props ?? {}) as { environment?: Record<string, unknown> };
        const props = {
            ...resource.props,
            ...(environment && { environment: { ...environment, SERVER: unknownSentinel } }),
            ...(resource.name === "sql-sqlServer" && { privateLinkServiceConnections: [endpointTo] }),
        };
        return { ...resource, props, ...change[resource.name] };
    });
}

const serverUrn = urnOf("azure-native:sql:Server", "sql");
const otherUrn = urnOf("azure-native:sql:Server", "other");
const other = (): RegisteredResource => ({
    ...previewed().find(({ name }) => name === "sql")!,
    urn: otherUrn,
    name: "other",
});
const about = (stack: RegisteredResource[]) => {
    const { violations, unknown } = judged(stack);
    const of = (findings: typeof unknown) =>
        findings.filter((one) => one.rule === rule && one.urn.endsWith("control-schema")).length;
    return { violations: of(violations), unknown: of(unknown) };
};
const fromServers = (...urns: string[]) => ({
    "control-schema": { propertyDependencies: { environment: urns } },
});

describe("in a preview, a step on a server", () => {
    it("is found by what its entries are computed from", () => {
        expect(about(previewed())).toEqual({ violations: 0, unknown: 0 });
        const stack = previewed().filter(({ name }) => name !== "sql-sqlServer");
        expect(about(registered(compliant, "preview"))).toEqual({ violations: 0, unknown: 1 });
        expect(about(stack)).toEqual({ violations: 1, unknown: 0 });
    });

    it("that no resource gives is not known", () => {
        expect(about(previewed(fromServers()))).toEqual({ violations: 0, unknown: 1 });
    });

    it("that another resource gives is not known", () => {
        const stack = previewed(fromServers(urnOf("azure-native:resources:ResourceGroup", "data")));
        expect(about(stack)).toEqual({ violations: 0, unknown: 1 });
    });

    it("of two of which one has an endpoint is not known", () => {
        const stack = [...previewed(fromServers(serverUrn, otherUrn)), other()];
        expect(about(stack)).toEqual({ violations: 0, unknown: 1 });
    });

    it("of two without endpoints is wrong", () => {
        const stack = [...previewed(fromServers(serverUrn, otherUrn)), other()];
        expect(about(stack.filter(({ name }) => name !== "sql-sqlServer"))).toEqual({ violations: 1, unknown: 0 });
    });

    it("whose step is not known either", () => {
        const stack = changed("control-schema", { "environment.STEP": unknownSentinel });
        expect(about(stack)).toEqual({ violations: 0, unknown: 1 });
    });
});

describe("a step that works on no database", () => {
    it("needs no server", () => {
        const stack = without("sql", "sql-sqlServer", "control-schema", "control-users");
        expect(found(stack).filter((one) => one.startsWith(rule))).toEqual([]);
    });
});
