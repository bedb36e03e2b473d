import * as pulumi from "@pulumi/pulumi";
import type * as time from "@pulumiverse/time";
import { stateless } from "../../shared/componentArgs";
import type { Naming } from "../../shared/naming";
import { afterRoleTakesEffect, assignRole, PrincipalType, type BuiltInRole } from "../../shared/roleAssignments";

/** The lake that a catalog governs, and the identity that it does so with. */
export interface CatalogStorage {
    /** How resources are named; prefix and stack are in every name in the metastore. Plain: names are known at preview. */
    naming: Naming;
    /** ARM id of the workspace's access connector. A change updates the credential. */
    accessConnectorResourceId: pulumi.Input<string>;
    /** Object id of the access connector's identity. A change replaces its role assignments. */
    accessConnectorPrincipalId: pulumi.Input<string>;
    /** ARM id of the lake's storage account. */
    storageAccountResourceId: pulumi.Input<string>;
    /** Name of the lake's storage account. A change replaces catalog and schemas. */
    storageAccountName: pulumi.Input<string>;
    /**
     * Whether Databricks learns of new files by events of the account, for which its identity gets rights on the
     * account; false by default.
     */
    fileEvents?: boolean;
}

/** What a catalog does with its lake where inputs say nothing. */
export const catalogStorageDefaults = { fileEvents: false } as const;

interface ConnectorRole {
    readonly name: string;
    readonly role: BuiltInRole;
    readonly scope: pulumi.Input<string>;
    readonly description: string;
}

/**
 * Lets the access connector read and write the zones' filesystems and nothing else of the account, and waits until it
 * can. Databricks signs its short-lived tokens with a user delegation key, which is the account's to give.
 *
 * unverified: the delegator role in addition to container scope, and the roles of file events:
 * learn.microsoft.com/azure/ databricks/connect/unity-catalog/cloud-storage/azure-managed-identities, "Step 2" and the
 * steps on file events.
 */
export function assignConnectorRoles(
    name: string,
    storage: CatalogStorage,
    zones: readonly { name: string; filesystemResourceId: pulumi.Input<string> }[],
    parent: pulumi.Resource,
): time.Sleep {
    const account = storage.storageAccountResourceId;
    const roles: ConnectorRole[] = [
        ...zones.map((zone): ConnectorRole => ({
            name: zone.name,
            role: "storageBlobDataContributor",
            scope: zone.filesystemResourceId,
            description: "Unity Catalog keeps tables and volumes in this filesystem.",
        })),
        {
            name: "delegator",
            role: "storageBlobDelegator",
            scope: account,
            description: "Unity Catalog signs short-lived tokens for single folders.",
        },
        ...((storage.fileEvents ?? catalogStorageDefaults.fileEvents) ? fileEventRoles(account) : []),
    ];
    const options = { parent, ...stateless };
    const assignments = roles.map(({ name: suffix, ...role }) =>
        assignRole(
            `${name}-${suffix}`,
            {
                naming: storage.naming,
                principalId: storage.accessConnectorPrincipalId,
                principalType: PrincipalType.ServicePrincipal,
                ...role,
            },
            options,
        ),
    );
    return afterRoleTakesEffect(`${name}-ready`, assignments, options);
}

function fileEventRoles(account: pulumi.Input<string>): ConnectorRole[] {
    const description = "Unity Catalog subscribes to events of new files.";
    return [
        { name: "event-account", role: "storageAccountContributor", scope: account, description },
        { name: "event-queue", role: "storageQueueDataContributor", scope: account, description },
        {
            name: "event-subscriptions",
            role: "eventGridEventSubscriptionContributor",
            scope: pulumi.output(account).apply((id) => id.replace(/\/providers\/.*$/, "")),
            description,
        },
    ];
}

/** What an external location says of file events: nothing where there are none. */
export function fileEventInputs({
    fileEvents = catalogStorageDefaults.fileEvents,
    storageAccountResourceId,
}: CatalogStorage) {
    if (!fileEvents) {
        return {};
    }
    const part = (name: string) =>
        pulumi.output(storageAccountResourceId).apply((id) => new RegExp(`/${name}/([^/]+)`, "i").exec(id)?.[1] ?? "");
    return {
        enableFileEvents: true,
        fileEventQueue: {
            managedAqs: { resourceGroup: part("resourceGroups"), subscriptionId: part("subscriptions") },
        },
    };
}
