import * as sql from "@pulumi/azure-native/sql";
import type * as pulumi from "@pulumi/pulumi";
import { stateless } from "../shared/componentArgs";
import type { PrivateServiceArgs } from "../shared/privateService";

/** The audit of a server where logs go anywhere, and Defender where it is asked for. */
export function watchServer(
    parent: pulumi.Resource,
    name: string,
    { resourceGroupName, diagnostics, defender }: PrivateServiceArgs & { defender: boolean },
    server: sql.Server,
): pulumi.Resource[] {
    const inputs = { resourceGroupName, serverName: server.name };
    const opts = { parent, ...stateless };
    const made: pulumi.Resource[] = [];
    if (diagnostics) {
        // One half of an audit: it goes to the logs of the database `master`, whose diagnostic setting sends them on.
        const state = sql.BlobAuditingPolicyState.Enabled;
        made.push(
            new sql.ExtendedServerBlobAuditingPolicy(
                `${name}-audit`,
                { ...inputs, blobAuditingPolicyName: "Default", state, isAzureMonitorTargetEnabled: true },
                opts,
            ),
        );
    }
    if (defender) {
        const state = sql.SecurityAlertsPolicyState.Enabled;
        made.push(
            new sql.ServerSecurityAlertPolicy(
                `${name}-defender`,
                { ...inputs, securityAlertPolicyName: "Default", state },
                opts,
            ),
        );
    }
    return made;
}
