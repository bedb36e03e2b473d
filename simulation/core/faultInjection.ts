import { createHash } from "node:crypto";
import { CloudError, type MachineLearningFaults } from "./types";

/** What goes wrong in the cloud, on purpose. Everything is off by default. */
export interface Faults {
    /** Start of the schedule: the same seed makes the same calls fail; 1 by default. */
    seed?: number;
    /** Share of calls that are answered 429, 0 to 1; 0 by default. */
    throttled?: number;
    /** Share of calls that are answered 500, 0 to 1; 0 by default. */
    serverErrors?: number;
    /** Types that a region has no capacity for, by token; none by default. */
    noCapacity?: readonly string[];
    /** How many objects of a type a subscription may hold, by token; no limit by default. */
    quotas?: Readonly<Record<string, number>>;
    /** vCPUs that the quota of Machine Learning allows, by the family's key in azure/compute/sizes.ts; no limit by default. */
    vcpuQuotas?: Readonly<Record<string, number>>;
    /** How many calls for compute find the managed network of its workspace still being provisioned; none by default. */
    pendingNetworkCalls?: number;
    /** Seconds until a role assignment takes effect; 90 by default. */
    roleLagSeconds?: number;
}

/** Seconds until a role assignment takes effect: Azure says up to ten minutes, its quickstarts wait one or two. */
const usualRoleLagSeconds = 90;

/** Decides call by call what goes wrong; the same calls in any order have the same fate. */
export class FaultInjector implements MachineLearningFaults {
    private readonly attempts = new Map<string, number>();
    private networkCalls = 0;

    constructor(private readonly faults: Faults = {}) {}

    /** Throws where this call is to fail. */
    call(method: string, id: string): void {
        const { throttled = 0, serverErrors = 0 } = this.faults;
        if (throttled === 0 && serverErrors === 0) {
            return;
        }
        const luck = this.luck(`${method} ${id.toLowerCase()}`);
        if (luck < throttled) {
            throw new CloudError(
                429,
                "TooManyRequests",
                "The request is being throttled. Please try after some time.",
                15,
            );
        }
        if (luck < throttled + serverErrors) {
            throw new CloudError(500, "InternalServerError", "The server encountered an internal error.");
        }
    }

    /** Seconds until a role assignment takes effect. */
    get roleLagSeconds(): number {
        return this.faults.roleLagSeconds ?? usualRoleLagSeconds;
    }

    /** Throws where the region has no room for a type. */
    capacity(type: string, location: unknown): void {
        if (!this.faults.noCapacity?.includes(type)) {
            return;
        }
        const where = typeof location === "string" ? location : "this region";
        throw new CloudError(
            409,
            "SkuNotAvailable",
            `The requested size is currently not available in location '${where}'. Try another size or deploy to a different location; the capacity may also come back within hours.`,
        );
    }

    /** Throws where a subscription may hold no more of a type. */
    quota(type: string, count: () => number): void {
        const limit = this.faults.quotas?.[type];
        if (limit === undefined) {
            return;
        }
        const held = count();
        if (held < limit) {
            return;
        }
        throw new CloudError(
            409,
            "QuotaExceeded",
            `The subscription holds ${held} of at most ${limit} objects of this kind. Delete what is not needed or ask for more at https://aka.ms/quota.`,
        );
    }

    /** vCPUs of a family that a region's quota allows; undefined for no limit. */
    vcpuQuota(family: string): number | undefined {
        return this.faults.vcpuQuotas?.[family];
    }

    /** Whether a workspace's network is still being provisioned, which ends after as many questions as were asked for. */
    isNetworkPending(): boolean {
        this.networkCalls++;
        return this.networkCalls <= (this.faults.pendingNetworkCalls ?? 0);
    }

    private luck(call: string): number {
        const attempt = (this.attempts.get(call) ?? 0) + 1;
        this.attempts.set(call, attempt);
        const hash = createHash("sha256")
            .update(`${this.faults.seed ?? 1} ${call} ${attempt}`)
            .digest();
        return hash.readUInt32BE(0) / 2 ** 32;
    }
}
