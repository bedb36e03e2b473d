import type * as synapse from "@pulumi/azure-native/synapse";
import type * as pulumi from "@pulumi/pulumi";
import { resourceTypes } from "../../azure/kinds";
import type { SqlAdministrators } from "../shared/identities";
import { ArmGap } from "../shared/armGap";
import type { ComponentArgs } from "../shared/componentArgs";

/** The workspace whose parts are made. */
export interface WorkspaceParts {
    /** Component that makes it. */
    readonly parent: pulumi.Resource;
    /** Logical name of the component. */
    readonly name: string;
    /** Naming, group and tags of the deployments. */
    readonly args: ComponentArgs;
    /** The workspace. */
    readonly workspace: synapse.Workspace;
    /** Values that tell which workspace it is, and that it takes parts: of the one that takes its place, they are made again. */
    readonly follows: pulumi.Input<string>[];
}

/** A part of a workspace that azure-native has no type of, or would refuse to make because it exists from the beginning. */
interface WorkspacePart {
    /** Logical name, after that of the component. */
    readonly name: string;
    /** Type below the workspace. */
    readonly type: string;
    /** Its name below the workspace. */
    readonly path: string;
    /** What it says. */
    readonly properties: Record<string, unknown>;
}

/** States a part of a workspace. */
export function workspacePart({ parent, name, args, workspace, follows }: WorkspaceParts, part: WorkspacePart): ArmGap {
    const { naming, resourceGroupName, tags } = args;
    return new ArmGap(
        `${name}-${part.name}`,
        {
            naming,
            resourceGroupName,
            resource: {
                type: `Microsoft.Synapse/workspaces/${part.type}`,
                apiVersion: resourceTypes.synapseWorkspace.apiVersion,
                name: `[concat(parameters('workspace'), '/${part.path.replaceAll("'", "''")}')]`,
                properties: part.properties,
            },
            parameters: { workspace: workspace.name },
            follows,
            tags,
        },
        { parent },
    );
}

/** What every workspace says of its pools of SQL: their administrators, that its principal controls them, their oldest TLS. */
export function sqlParts(
    parts: WorkspaceParts,
    tenantId: string,
    { groupObjectId: sid, name: login }: SqlAdministrators,
): ArmGap[] {
    return [
        workspacePart(parts, {
            name: "administrators",
            type: "sqlAdministrators",
            path: "activeDirectory",
            properties: { administratorType: "ActiveDirectory", login, sid, tenantId },
        }),
        workspacePart(parts, {
            name: "sql-control",
            type: "managedIdentitySqlControlSettings",
            path: "default",
            // COPY signs in as the workspace: learn.microsoft.com/azure/synapse-analytics/sql-data-warehouse/
            // quickstart-bulk-load-copy-tsql-examples.
            properties: { grantSqlControlToManagedIdentity: { desiredState: "Enabled" } },
        }),
        workspacePart(parts, {
            name: "minimal-tls",
            type: "dedicatedSQLminimalTlsSettings",
            path: "default",
            properties: { minimalTlsVersion: "1.2" },
        }),
    ];
}

/** The audit of a workspace where logs go anywhere, and Defender where it is asked for. */
export function watchWorkspace(
    parts: WorkspaceParts,
    { isAudited, defender }: { isAudited: boolean; defender: boolean },
): ArmGap[] {
    // One half of an audit: it goes to the logs of the workspace, whose diagnostic setting sends them on.
    const audit = {
        name: "audit",
        type: "extendedAuditingSettings",
        path: "default",
        properties: { state: "Enabled", isAzureMonitorTargetEnabled: true },
    };
    const alerts = {
        name: "defender",
        type: "securityAlertPolicies",
        path: "Default",
        properties: { state: "Enabled" },
    };
    return [...(isAudited ? [audit] : []), ...(defender ? [alerts] : [])].map((part) => workspacePart(parts, part));
}
