import * as synapse from "@pulumi/azure-native/synapse";
import type * as pulumi from "@pulumi/pulumi";
import { replacedOn, stateless } from "../shared/componentArgs";
import { withDefaults } from "../shared/defaults";
import { sendDiagnostics } from "../shared/diagnostics";
import type { PrivateServiceArgs } from "../shared/privateService";
import {
    synapseSparkPoolDefaults,
    synapseSqlPoolDefaults,
    type SynapseSparkPoolArgs,
    type SynapseSqlPoolArgs,
} from "./pools";
import { workspacePart, type WorkspaceParts } from "./workspaceParts";

/** Makes the dedicated SQL pool of a workspace, with its logs and its backups in the other region. */
export function makeSqlPool(
    parts: WorkspaceParts,
    args: PrivateServiceArgs,
    pool: SynapseSqlPoolArgs,
    dependsOn: pulumi.Resource[],
): synapse.SqlPool {
    const { parent, workspace } = parts;
    const name = `${parts.name}-pool`;
    const { name: sqlPoolName, size, collation, geoBackups } = withDefaults(pool, synapseSqlPoolDefaults);
    const made = new synapse.SqlPool(
        name,
        {
            resourceGroupName: args.resourceGroupName,
            workspaceName: workspace.name,
            sqlPoolName,
            location: args.location,
            sku: { name: size },
            createMode: synapse.CreateMode.Default,
            collation,
            storageAccountType: geoBackups ? synapse.StorageAccountType.GRS : synapse.StorageAccountType.LRS,
            tags: args.tags,
        },
        { parent, dependsOn, ...replacedOn("collation", "storageAccountType") },
    );
    sendLogs(parent, name, args, made);
    workspacePart(
        // A pool that takes the place of this one has its name.
        { ...parts, follows: [...parts.follows, made.creationDate] },
        {
            name: "pool-backups",
            type: "sqlPools/geoBackupPolicies",
            path: `${sqlPoolName}/Default`,
            properties: { state: geoBackups ? "Enabled" : "Disabled" },
        },
    );
    return made;
}

/** Makes a Spark pool of a workspace with its logs. */
export function makeSparkPool(
    { parent, name: workspaceName, workspace }: WorkspaceParts,
    args: PrivateServiceArgs,
    pool: SynapseSparkPoolArgs,
    dependsOn: pulumi.Resource[],
): synapse.BigDataPool {
    const name = `${workspaceName}-spark`;
    const decided = withDefaults(pool, synapseSparkPoolDefaults);
    const made = new synapse.BigDataPool(
        name,
        {
            resourceGroupName: args.resourceGroupName,
            workspaceName: workspace.name,
            bigDataPoolName: decided.name,
            location: args.location,
            nodeSizeFamily: synapse.NodeSizeFamily.MemoryOptimized,
            nodeSize: decided.nodeSize,
            autoScale: { enabled: true, minNodeCount: decided.minNodes, maxNodeCount: decided.maxNodes },
            autoPause: { enabled: true, delayInMinutes: decided.autoPauseMinutes },
            sparkVersion: decided.version,
            // Packages come from the internet, which the managed network does not reach.
            sessionLevelPackagesEnabled: false,
            tags: args.tags,
        },
        { parent, dependsOn, ...stateless },
    );
    sendLogs(parent, name, args, made);
    return made;
}

function sendLogs(
    parent: pulumi.Resource,
    name: string,
    { diagnostics }: PrivateServiceArgs,
    { id }: pulumi.CustomResource,
): void {
    if (diagnostics) {
        sendDiagnostics(`${name}-logs`, id, diagnostics, { parent, ...stateless });
    }
}
