import type * as pulumi from "@pulumi/pulumi";
import { Provider } from "@pulumi/databricks/provider";
import { DatabricksWorkspace, ServiceEncryptionKey, type ComponentArgs, type WorkspaceKey } from "../../components";
import type { Settings } from "../settings";
import { hasBrowserAuthentication } from "../settings/privateEndpoints";
import { databricksGroup, resourceGroup, type StackContext } from "./context";
import type { Foundation } from "./foundation";
import { keyArgs } from "./keys";

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
    if (!subnets?.databricksHost || !subnets.databricksContainer)
        throw new Error("databricks stands in a stack without its subnets"); // refused by the settings
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
        { ...dataOpts, dependsOn },
    );
    const provider = new Provider(
        "databricks",
        {
            host: workspace.workspaceUrl.apply((host) => `https://${host}`),
            azureWorkspaceResourceId: workspace.workspaceResourceId,
            authType: section.authentication ?? "azure-cli",
        },
        // Whatever uses the provider waits for it, and it for a way to the workspace.
        { dependsOn: [...workspace.ready, ...(networking?.reach ?? [])] },
    );
    return { workspace, inWorkspace: { providers: { "azure-native": context.provider, databricks: provider } } };
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
        dbfsRootKey === "on" && dbfsRootIdentityObjectId !== undefined
            ? key("databricks-root-key", [{ name: "root-storage", principalId: dbfsRootIdentityObjectId }])
            : undefined;
    return {
        customerManagedKeys: managedServices && managedDisks && { managedServices, managedDisks },
        rootKey:
            dbfsRootKey === "off"
                ? undefined
                : rootKey
                  ? { stage: "on" as const, key: rootKey }
                  : { stage: "prepared" as const },
    };
}
