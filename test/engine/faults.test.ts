import { describe, expect, it } from "vitest";
import type { Faults } from "../../simulation/core/faultInjection";
import type { EngineRun } from "../../simulation/engine/run";
import { openScenario, registeredBy } from "./support/stage";
import { engineMissing } from "./support/tools";

/**
 * A first up in a cloud with fault injection, and a second one in a cloud without, an hour later. The hub makes enough calls for a
 * rate to show; the smallest stack with a role will do for the rest.
 */
async function upTwice(
    stack: string,
    faults: Faults,
): Promise<{ first: EngineRun; second: EngineRun; objects: number }> {
    const { cloud, session } = await openScenario(stack, { faults });
    try {
        const first = await session.run("up", stack);
        cloud.setFaults({});
        cloud.wait(3600);
        const second = await session.run("up", stack);
        return { first, second, objects: cloud.store.all().length };
    } finally {
        session.close();
    }
}

const errorsOf = (run: EngineRun) =>
    run.errors.filter(({ urn }) => urn !== "").map(({ urn, message }) => `${urn.split("::").at(-1)}: ${message}`);

describe.skipIf(engineMissing)("An up", { timeout: 300_000 }, () => {
    it.each([
        ["when a tenth of the calls is throttled", { throttled: 0.1, seed: 7 }],
        ["when every fiftieth call ends in a 500", { serverErrors: 0.02, seed: 7 }],
    ])("succeeds %s", async (_when, faults) => {
        const { first, second } = await upTwice("shared", faults);
        const resources = await registeredBy("shared");
        expect(first).toMatchObject({ ok: true, errors: [], changes: { create: resources } });
        expect(second).toMatchObject({ ok: true, changes: { same: resources }, steps: [] });
    });

    it.each<[string, string, Faults, RegExp]>([
        [
            "names resource and remedy where a region has no capacity",
            "network-minimal",
            { noCapacity: ["azure-native:network:NatGateway"] },
            /^network-nat: Status=409 Code="SkuNotAvailable" .*location 'westeurope'.* deploy to a different location/,
        ],
        [
            "names resource and remedy where a quota is exceeded",
            "network-minimal",
            { quotas: { "azure-native:network:PublicIPAddress": 0 } },
            /^network-nat-address: Status=409 Code="QuotaExceeded" .*ask for more at https:\/\/aka\.ms\/quota/,
        ],
        [
            "names resource and cause where a role lags behind the wait for it",
            "network-minimal",
            { roleLagSeconds: 600 },
            /^flow-logs: Status=\d+ .*has not taken effect yet; wait after it is given/,
        ],
        [
            "ends with the service's words where the throttling does not end",
            "network-minimal",
            { throttled: 1 },
            /TooManyRequests|is being throttled/,
        ],
        [
            "names the role that a workspace's identity lacks where roles lag behind the wait for them",
            "machine-learning-minimal",
            { roleLagSeconds: 600 },
            /^ml: Status=400 .*lacks roles on .*\(not in force yet\).*wait until they are in force/m,
        ],
        [
            "names family and region where the quota of a cluster is 0",
            "machine-learning-minimal",
            { vcpuQuotas: { Ddsv5: 0 } },
            /^ml-compute-cpu: .*Standard Ddsv5 family vCPU quota of 0 .*in westeurope/m,
        ],
        [
            "says that a workspace's network is still provisioned where compute comes before its end",
            "machine-learning-minimal",
            { pendingNetworkCalls: 1 },
            /^ml-compute-cpu: .*still being provisioned/m,
        ],
    ])("%s, and completes when that is over", async (_what, stack, faults, message) => {
        const { first, second } = await upTwice(stack, faults);
        expect(first.ok).toBe(false);
        expect(errorsOf(first).join("\n")).toMatch(message);
        expect(second).toMatchObject({ ok: true, errors: [] });
        expect((second.changes.create ?? 0) + (second.changes.same ?? 0)).toBe(await registeredBy(stack));
    });
});
