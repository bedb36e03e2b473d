import { CloudError } from "../core/types";

/** What a client asks again for, and how often; here the time between costs nothing. */
export interface RetryPolicy {
    /** Tries in all. */
    tries: number;
    /** Whether an error is transient. */
    passes: (error: CloudError) => boolean;
}

const retried = new Set([408, 429, 500, 502, 503, 504]);
const conflictRetried = "AnotherOperationInProgress";

/**
 * provider/pkg/azure/client_azcore.go of pulumi-azure-native: statuses that its client asks again for, and 409 only with
 * this code. Three more tries, 20, 60 and 120 seconds apart.
 */
const ofAzureNative: RetryPolicy = {
    tries: 4,
    passes: ({ status, code }) => retried.has(status) || (status === 409 && code === conflictRetried),
};

/**
 * databricks/databricks-sdk-go, apierr/errors.go (IsRetriable: 429 and 503, and not 500) and httpclient/api_client.go (for
 * five minutes, in which its growing pauses leave room for some thirty tries).
 */
export const ofDatabricks: RetryPolicy = { tries: 30, passes: ({ status }) => status === 429 || status === 503 };

/**
 * Calls as a provider's client does, azure-native's by default: again after transient errors, not for a role that has
 * no effect yet.
 */
export function withRetries<T>(call: () => T, { tries, passes }: RetryPolicy = ofAzureNative): T {
    for (let attempt = 1; ; attempt++) {
        try {
            return call();
        } catch (error) {
            if (attempt === tries || !(error instanceof CloudError) || !passes(error)) {
                throw error;
            }
        }
    }
}
