import { CloudError } from "../cloud/types";

// provider/pkg/azure/client_azcore.go of pulumi-azure-native: statuses that its client asks again for, and 409 only
// with this code. Three more tries, 20, 60 and 120 seconds apart; here they cost no time.
const retried = new Set([408, 429, 500, 502, 503, 504]);
const conflictRetried = "AnotherOperationInProgress";
const tries = 4;

/** Calls as azure-native's client does: again for what passes by itself, not for a role that has no effect yet. */
export function withRetries<T>(call: () => T): T {
    for (let attempt = 1; ; attempt++) {
        try {
            return call();
        } catch (error) {
            if (attempt === tries || !(error instanceof CloudError) || !passes(error)) throw error;
        }
    }
}

const passes = ({ status, code }: CloudError) => retried.has(status) || (status === 409 && code === conflictRetried);
