import * as storage from "@pulumi/azure-native/storage";
import * as pulumi from "@pulumi/pulumi";
import { resourceTypes } from "../../azure/kinds";
import { parseResourceId } from "../../azure/resourceIds";
import { storageEndpointPrefix } from "../../azure/synapse/workspaces";
import { stateless } from "../shared/componentArgs";
import { resourceName, type Naming } from "../shared/naming";
import { PrivateEndpointApproval } from "../shared/privateEndpointApproval";
import { afterRoleTakesEffect, assignRole, PrincipalType } from "../shared/roleAssignments";
import { issuesWithin, repeated, type InputIssue } from "../shared/validation";
import { waitAfter } from "../shared/waiting";
import type { WorkspaceParts } from "./workspaceParts";

/** The account of a workspace's own files: a `PrivateStorageAccount` with a hierarchical namespace, which nothing else uses. */
export interface SynapseStorage {
    /** ARM id of the account. A change replaces the workspace. */
    storageAccountResourceId: pulumi.Input<string>;
    /** Name of the account. A change replaces the workspace. */
    storageAccountName: pulumi.Input<string>;
}

/** Files outside the workspace that its pools read, for example the zone gold of a lake. */
export interface SynapseReadableFiles {
    /** What they are called within the platform, for example `gold`; part of the assignment's name. */
    name: string;
    /** ARM id of the filesystem. A change replaces the role assignment. */
    filesystemResourceId: pulumi.Input<string>;
}

/** Name of the filesystem of a workspace's own files. */
const synapseFilesystem = "synapse";

/**
 * Seconds until an account lists the endpoint that a new workspace opens on it. unverified: how long that takes; the same time
 * as of the endpoints of Data Factory.
 */
const storageEndpointDelaySeconds = 300;

/**
 * What lets a workspace pass the firewall of a storage account, of its own files or of a lake: it is known before there is a
 * workspace. `name` is that of the `SynapseWarehouse`, `resourceGroupName` the plain name of its resource group.
 */
export function synapseAccessRule(naming: Naming, tenantId: string, name: string, resourceGroupName: string) {
    const { subscriptionId } = naming;
    const workspace = resourceName(naming, "synapseWorkspace", name);
    const resourceIdPattern = `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroupName}/providers/${resourceTypes.synapseWorkspace.arm}/${workspace}`;
    return { resourceIdPattern, tenantId };
}

/** Makes the filesystem of a workspace's own files. */
export function makeFilesystem(
    parent: pulumi.Resource,
    name: string,
    resourceGroupName: pulumi.Input<string>,
    { storageAccountName: accountName }: SynapseStorage,
): storage.BlobContainer {
    return new storage.BlobContainer(
        `${name}-filesystem`,
        {
            containerName: synapseFilesystem,
            resourceGroupName,
            accountName,
            publicAccess: storage.PublicAccess.None,
        },
        { parent },
    );
}

/** Where a workspace keeps its own files. Azure makes the endpoint of its managed network that leads there. */
export const defaultStorage = (account: SynapseStorage, filesystem: storage.BlobContainer) => ({
    accountUrl: pulumi.interpolate`https://${account.storageAccountName}.dfs.core.windows.net`,
    filesystem: filesystem.name,
    resourceId: account.storageAccountResourceId,
    createManagedPrivateEndpoint: true,
});

/**
 * Approves the endpoint that a workspace opened on its account. unverified: that Azure's name of the endpoint holds the words
 * that the name of the managed endpoint begins with; where it does not, the owner approves.
 */
export function approveStorageEndpoint(
    { parent, name, args, workspace, follows }: WorkspaceParts,
    account: SynapseStorage,
): PrivateEndpointApproval {
    const wait = { seconds: storageEndpointDelaySeconds, triggers: { workspace: workspace.workspaceUID } };
    const listed = waitAfter(`${name}-storage-ready`, [workspace], wait, { parent, ...stateless });
    return new PrivateEndpointApproval(
        `${name}-storage`,
        {
            naming: args.naming,
            tags: args.tags,
            targetResourceId: account.storageAccountResourceId,
            groupId: "dfs",
            endpointName: listed.id.apply(() => storageEndpointPrefix),
            follows: [listed.id, ...follows],
            match: "part",
            description: "Synapse reaches its own files over its managed network.",
        },
        { parent },
    );
}

/** Lets a workspace write its own files and read others; what comes back is there once it may. */
export function grantFiles(
    { parent, name, args: { naming } }: WorkspaceParts,
    principalId: pulumi.Input<string>,
    filesystem: storage.BlobContainer,
    readable: readonly SynapseReadableFiles[],
): pulumi.CustomResource {
    const opts = { parent, ...stateless };
    const common = { naming, principalId, principalType: PrincipalType.ServicePrincipal };
    const own = assignRole(
        `${name}-files`,
        {
            ...common,
            scope: filesystem.id,
            role: "storageBlobDataContributor",
            description: "The workspace keeps its own files here.",
        },
        opts,
    );
    const read = readable.map((files) =>
        assignRole(
            `${name}-reads-${files.name}`,
            {
                ...common,
                scope: files.filesystemResourceId,
                role: "storageBlobDataReader",
                description: `The warehouse reads ${files.name}.`,
            },
            opts,
        ),
    );
    return afterRoleTakesEffect(`${name}-files-ready`, [own, ...read], opts);
}

/** Everything that is wrong with the files of a workspace; what is not known before the deployment is left to it. */
export function synapseFileIssues({
    storage: account,
    readable = [],
}: {
    storage: SynapseStorage;
    readable?: readonly SynapseReadableFiles[];
}): InputIssue[] {
    const issues = repeated(readable.map(({ name }) => name)).map((name) => ({
        propertyPath: "readable",
        reason: `"${name}" is duplicated; names must differ`,
    }));
    return [
        ...issuesWithin("storage", idIssues("storageAccountResourceId", account, resourceTypes.storageAccount.arm)),
        ...issues,
        ...readable.flatMap((files, i) =>
            issuesWithin(`readable[${i}]`, idIssues("filesystemResourceId", files, resourceTypes.blobContainer.arm)),
        ),
    ];
}

function idIssues<Key extends string>(key: Key, from: Record<Key, pulumi.Input<string>>, arm: string): InputIssue[] {
    const id: unknown = from[key];
    return typeof id === "string" && parseResourceId(id)?.type !== arm
        ? [{ propertyPath: key, reason: `"${id}" is not the ARM id of a resource of type ${arm}` }]
        : [];
}
