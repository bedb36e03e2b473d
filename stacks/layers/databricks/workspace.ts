import type * as pulumi from "@pulumi/pulumi";
import { Provider } from "@pulumi/databricks/provider";
import { type ComponentArgs, DatabricksWorkspace, ServiceEncryptionKey, type WorkspaceKey } from "../../../components";
import { SettingsError, type Settings } from "../../settings/settings";
import { hasBrowserAuthentication } from "../../settings/checks/databricks/endpoints";
import { databricksGroup, resourceGroup, type StackContext } from "../context";
import type { Foundation } from "../foundation";
import type { Hub } from "../network/hub";
import { keyArgs } from "../key-vault";

type Section = NonNullable<Settings["databricks"]>;

/** The workspace and its provider. */
export interface StackWorkspace {
    /** The workspace. */
    workspace: DatabricksWorkspace;
    /** Options of what is made in it, or in Azure for it. */
    inWorkspace: pulumi.ComponentResourceOptions;
}

/** The workspace with its keys, endpoints and logs, and the provider that works in it. */
export function makeWorkspace(
    context: StackContext,
    foundation: Foundation,
    section: Section,
    dependsOn: pulumi.Resource[],
): StackWorkspace {
    const { settings, dataOpts, lock, zones } = context;
    const { networking, diagnostics } = foundation;
    const { enhancedSecurity, storageReplication } = section.workspace ?? {};
    const subnets = networking?.subnetResourceIds;
    if (!subnets?.databricksHost || !subnets.databricksContainer) {
        throw new Error("databricks stands in a stack without its subnets");
    } // refused by the settings
    const group = resourceGroup(context, databricksGroup);
    const workspace = new DatabricksWorkspace(
        "databricks",
        {
            ...group,
            hostSubnetResourceId: subnets.databricksHost,
            containerSubnetResourceId: subnets.databricksContainer,
            publicNetworkAccess: settings.runner.from === "ipAccessList" ? true : undefined,
            browserAuthentication: hasBrowserAuthentication(settings),
            storageReplication: storageReplication ?? (zones ? undefined : "Standard_LRS"),
            enhancedSecurity,
            ...workspaceKeys(context, foundation, section, group),
            privateEndpoints: networking?.placement,
            diagnostics,
            lock,
        },
        {
            ...dataOpts,
            dependsOn: networking?.hub
                ? requireSingleBrowserAuthEndpoint(settings, networking.hub, dependsOn)
                : dependsOn,
        },
    );
    const databricks = workspaceProvider(section, workspace, networking?.connectivity ?? []);
    return { workspace, inWorkspace: { providers: { "azure-native": context.provider, databricks } } };
}

function workspaceProvider(
    { authentication }: Section,
    workspace: DatabricksWorkspace,
    connectivity: pulumi.Resource[],
) {
    return new Provider(
        "databricks",
        {
            host: workspace.workspaceUrl.apply((host) => `https://${host}`),
            azureWorkspaceResourceId: workspace.workspaceResourceId,
            authType: authentication ?? "azure-cli",
        },
        // Whatever uses the provider waits for it, and it for a way to the workspace.
        { dependsOn: [...workspace.reachable, ...connectivity] },
    );
}

/**
 * Refuses a second endpoint for sign-in in the hub's zone, and none at all where the settings do not say that it is
 * elsewhere; otherwise what the workspace waits for.
 */
function requireSingleBrowserAuthEndpoint(
    { databricks, hub: section, runner }: Settings,
    hub: Hub,
    dependsOn: pulumi.Resource[],
): pulumi.Output<pulumi.Resource[]> {
    const own = databricks?.workspace?.browserAuthentication;
    const refuse = (reason: string) => {
        throw new SettingsError([{ path: "databricks.workspace.browserAuthentication", message: reason }]);
    };
    return hub.databricksAccount.apply((account) => {
        // A hub without a part of the account has no such workspace; one of before says nothing of it.
        const there = account ? account.webAuthentication : false;
        if (own && there) {
            refuse(
                `is true, but stack ${section?.stack} has the region's endpoint for sign-in, and a DNS zone takes one; leave it out`,
            );
        }
        if (own === undefined && there === false && runner.from === "hub") {
            refuse(
                `is missing, and stack ${section?.stack} has no endpoint for sign-in, so that no one could sign in; set it to true in one environment of the region, and to false in the others`,
            );
        }
        return dependsOn;
    });
}

function workspaceKeys(context: StackContext, foundation: Foundation, section: Section, group: ComponentArgs) {
    const { customerManagedKeys, dbfsRootKey = "off", dbfsRootIdentityObjectId } = section.workspace ?? {};
    const { vault } = foundation;
    const databricks = section.azureDatabricksObjectId;
    const key = (name: string, users: { name: string; principalId: string }[]): WorkspaceKey | undefined =>
        vault && new ServiceEncryptionKey(name, { ...keyArgs(context, vault, group), users }, context.dataOpts);
    const services = [{ name: "databricks", principalId: databricks ?? "" }];
    const managedServices = customerManagedKeys ? key("databricks-services-key", services) : undefined;
    const managedDisks = customerManagedKeys ? key("databricks-disks-key", services) : undefined;
    const rootKey =
        dbfsRootKey === "enabled" && dbfsRootIdentityObjectId !== undefined
            ? key("databricks-root-key", [{ name: "root-storage", principalId: dbfsRootIdentityObjectId }])
            : undefined;
    return {
        customerManagedKeys: managedServices && managedDisks && { managedServices, managedDisks },
        rootKey:
            dbfsRootKey === "off"
                ? undefined
                : rootKey
                  ? { stage: "enabled" as const, key: rootKey }
                  : { stage: dbfsRootKey === "revert" ? ("revert" as const) : ("prepare" as const) },
    };
}
