import type { JobEmailNotifications, JobRunAs } from "@pulumi/databricks/types/input";
import type * as pulumi from "@pulumi/pulumi";

/** Who a job runs as; the deploying principal where nothing is said. */
export const runAs = (applicationId: pulumi.Input<string> | undefined): JobRunAs | undefined =>
    applicationId === undefined ? undefined : { servicePrincipalName: applicationId };

/** Addresses that are notified of a failed run; no notification without any. */
export const onFailure = (addresses: string[] = []): JobEmailNotifications | undefined =>
    addresses.length > 0 ? { onFailures: addresses } : undefined;
