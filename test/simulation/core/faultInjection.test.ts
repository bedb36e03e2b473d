import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Cloud } from "../../../simulation/cloud/cloud";
import { FaultInjector, type Faults } from "../../../simulation/core/faultInjection";
import { CloudError } from "../../../simulation/core/types";
import { withRetries } from "../../../simulation/provider/retries";
import { account, accountId, cloudWith, network, put, refusalOf, resourceGroup } from "../support";

const fateOf = (faultInjector: FaultInjector, call: string) =>
    refusalOf(() => faultInjector.call("PUT", call)).slice(0, 3);
const fates = (faults: Faults, calls: readonly string[]) => {
    const faultInjector = new FaultInjector(faults);
    const met = new Map<string, string[]>();
    for (const call of calls) {
        met.set(call, [...(met.get(call) ?? []), fateOf(faultInjector, call)]);
    }
    return met;
};
const thousand = Array.from({ length: 2000 }, (_, i) => `/call/${i}`);
const shareOf = (faults: Faults, fate: string) =>
    [...fates(faults, thousand).values()].filter(([met]) => met === fate).length / thousand.length;

describe("Fault injection in the simulated cloud", () => {
    it("meets the same calls in the same way, whatever their order", () => {
        const calls = fc.array(fc.constantFrom("/a", "/b", "/c", "/d"), { minLength: 1, maxLength: 30 });
        const orders = calls.chain((list) =>
            fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }), fc.integer()),
        );
        fc.assert(
            fc.property(orders, ([one, other, seed]) => {
                const faults = { seed, throttled: 0.3, serverErrors: 0.3 };
                expect(fates(faults, other)).toEqual(fates(faults, one));
            }),
            { seed: 1 },
        );
    });

    it("is another with another seed, and does not mind the case of an id", () => {
        const faults = { throttled: 0.5 };
        expect(fates({ ...faults, seed: 2 }, thousand)).not.toEqual(fates({ ...faults, seed: 1 }, thousand));
        expect(fates(faults, thousand)).toEqual(fates({ ...faults, seed: 1 }, thousand));
        const met = (list: string[]) => [...fates(faults, list).values()];
        expect(met(thousand.map((call) => call.toUpperCase()))).toEqual(met(thousand));
    });

    it("fails about the share of calls that is asked for", () => {
        const faults = { throttled: 0.2, serverErrors: 0.1 };
        expect(shareOf(faults, "429")).toBeGreaterThan(0.17);
        expect(shareOf(faults, "429")).toBeLessThan(0.23);
        expect(shareOf(faults, "500")).toBeGreaterThan(0.08);
        expect(shareOf(faults, "500")).toBeLessThan(0.12);
        expect(shareOf({}, "")).toBe(1);
        expect(shareOf({ throttled: 1 }, "429")).toBe(1);
    });

    it("says when to ask again", () => {
        const cloud = cloudWith();
        cloud.setFaults({ throttled: 1 });
        try {
            cloud.get("/x");
            expect.unreachable();
        } catch (error) {
            expect(error).toMatchObject({ status: 429, code: "TooManyRequests", retryAfter: 15 });
        }
    });

    it("meets every call: get, put, delete and the question after an operation", () => {
        const cloud = cloudWith([account("st1")]);
        cloud.setFaults({ serverErrors: 1 });
        const id = accountId("st1");
        for (const call of [
            () => cloud.get(id),
            () => put(cloud, account("st1")),
            () => cloud.delete(id),
            () => cloud.poll(id),
        ]) {
            expect(refusalOf(call)).toMatch(/^500 InternalServerError/);
        }
        cloud.setFaults({});
        expect(cloud.get(id)).toBeDefined();
    });

    it("refuses what a region has no capacity for, and lets be what is there", () => {
        const cloud = cloudWith([account("st1")]);
        cloud.setFaults({ noCapacity: ["azure-native:storage:StorageAccount"] });
        expect(refusalOf(() => put(cloud, account("st2")))).toMatch(/^409 SkuNotAvailable: .*location 'westeurope'/);
        expect(refusalOf(() => put(cloud, account("st1", { tags: {} })))).toBe("");
        expect(refusalOf(() => put(cloud, network("v1")))).toBe("");
    });

    it("refuses more of a type than the subscription may hold, each for itself", () => {
        const cloud = cloudWith([account("st1")]);
        cloud.setFaults({ quotas: { "azure-native:storage:StorageAccount": 2 } });
        expect(refusalOf(() => put(cloud, account("st2")))).toBe("");
        expect(refusalOf(() => put(cloud, account("st3")))).toMatch(/^409 QuotaExceeded: .*holds 2 of at most 2/);
        expect(refusalOf(() => put(cloud, account("st2", { tags: {} })))).toBe("");
        const other = { subscriptionId: "s-2", tenantId: "t-1" };
        put(cloud, resourceGroup(), other);
        expect(refusalOf(() => put(cloud, account("st3"), other))).toBe("");
    });
});

/** A call that fails so many times, and how often it was made. */
function failing(times: number, error: unknown): { call: () => string; made: () => number } {
    let made = 0;
    const call = () => {
        made++;
        if (made <= times) {
            throw error;
        }
        return "done";
    };
    return { call, made: () => made };
}

describe("Retries of azure-native", () => {
    const busy = [
        [408, ""],
        [429, ""],
        [500, ""],
        [502, ""],
        [503, ""],
        [504, ""],
        [409, "AnotherOperationInProgress"],
    ] as const;
    const final = [
        [400, "x"],
        [401, "x"],
        [403, "AuthorizationFailed"],
        [404, "x"],
        [409, "Conflict"],
        [501, "x"],
    ] as const;

    it.each(busy)("pass at the fourth try after three of %s %s, and not after four", (status, code) => {
        const error = new CloudError(status, code, "busy");
        const passing = failing(3, error);
        expect(withRetries(passing.call)).toBe("done");
        expect(passing.made()).toBe(4);
        const stuck = failing(4, error);
        expect(() => withRetries(stuck.call)).toThrow("busy");
        expect(stuck.made()).toBe(4);
    });

    it.each(final)("are not made after %s %s", (status, code) => {
        const { call, made } = failing(1, new CloudError(status, code, "no"));
        expect(() => withRetries(call)).toThrow("no");
        expect(made()).toBe(1);
    });

    it("are not made for a role that has no effect yet, nor for an internal error", () => {
        for (const error of [new CloudError(400, "KeyVaultAuthenticationFailure", "no"), new Error("no")]) {
            const { call, made } = failing(1, error);
            expect(() => withRetries(call)).toThrow("no");
            expect(made()).toBe(1);
        }
    });

    it("carry calls through injected errors that would fail without them", () => {
        const faults = { throttled: 0.1, serverErrors: 0.1 };
        const refused = (retrying: boolean) => {
            const cloud = new Cloud({ faults });
            const ask = (i: number) => () => cloud.get(`/call/${i}`);
            return thousand.filter((_, i) => refusalOf(() => (retrying ? withRetries(ask(i)) : ask(i)())) !== "")
                .length;
        };
        expect(refused(false)).toBeGreaterThan(300);
        expect(refused(true)).toBeLessThan(20);
    });
});
