import * as databricks from "@pulumi/azure-native/databricks";
import * as pulumi from "@pulumi/pulumi";
import { stateless, replacedOn } from "../../shared/componentArgs";
import { withDefaults } from "../../shared/defaults";
import { resourceName } from "../../shared/naming";
import {
    privateEndpoint,
    privateService,
    privateServiceIssues,
    type PrivateServiceArgs,
} from "../../shared/privateService";
import { afterRoleTakesEffect, assignRole, PrincipalType } from "../../shared/roleAssignments";
import { throwIfInvalid, type InputIssue } from "../../shared/validation";
import { InitialCatalog } from "./initialCatalog";
import { managedNames, type ManagedNames } from "./managedNames";
import { encryptionOf, rootKeyParameters, workspaceKeyIssues, type RootKey, type WorkspaceKeys } from "./workspaceKeys";
import {
    publicAccessInputs,
    enhancedSecurityIssues,
    enhancedSecurityOf,
    type EnhancedSecurityArgs,
} from "./workspaceSecurity";
import { injectionParameters, subnetIssues, type WorkspaceSubnets } from "./workspaceSubnets";

/** How many copies Azure keeps of a workspace's root storage, and where. */
export const RootReplication = {
    Local: "Standard_LRS",
    Zone: "Standard_ZRS",
    Geo: "Standard_GRS",
    GeoZone: "Standard_GZRS",
} as const;
/** How many copies Azure keeps of a workspace's root storage, and where. */
export type RootReplication = (typeof RootReplication)[keyof typeof RootReplication];

/** Inputs of a Databricks workspace. A change of the subnets is asked of Azure in place, with all compute stopped. */
export interface DatabricksWorkspaceArgs extends PrivateServiceArgs, WorkspaceSubnets {
    /** Lets the internet reach the workspace, and its machines reach the control plane over it; false by default. */
    publicNetworkAccess?: boolean;
    /** Whether the workspace hosts the region's one `browser_authentication` endpoint itself, for want of a DatabricksWebAuthenticationWorkspace; false by default. Refused without private endpoints. */
    browserAuthentication?: boolean;
    /** Copies of the root storage; `Standard_ZRS` by default, one in each zone. */
    storageReplication?: RootReplication;
    /** Keys of the customer's for managed services and disks; Microsoft's keys by default. */
    customerManagedKeys?: WorkspaceKeys;
    /** Key of the customer's for the root storage; Microsoft's key by default. */
    rootKey?: RootKey;
    /** Catalog that the workspace begins with, which counts when it is made; `UnityCatalog` by default. */
    initialCatalog?: InitialCatalog;
    /** Enhanced security and compliance add-on; monitoring and automatic update by default, no standard. */
    enhancedSecurity?: EnhancedSecurityArgs;
}

/** What a workspace has where its inputs say nothing. */
export const databricksWorkspaceDefaults = {
    publicNetworkAccess: false,
    browserAuthentication: false,
    storageReplication: RootReplication.Zone,
    initialCatalog: InitialCatalog.UnityCatalog,
} as const;

/**
 * An Azure Databricks workspace in a network of the customer's, without public addresses, reached over private endpoints
 * alone, its root storage behind a firewall. A change of the region, of a name, or of what names are made from replaces
 * it with all that it holds.
 */
export class DatabricksWorkspace extends pulumi.ComponentResource {
    /** ARM id of the workspace. */
    public readonly workspaceResourceId: pulumi.Output<string>;
    /** Number of the workspace in Databricks, as text. */
    public readonly workspaceId: pulumi.Output<string>;
    /** Host of the workspace, for example `adb-5555555555555555.19.azuredatabricks.net`. */
    public readonly workspaceUrl: pulumi.Output<string>;
    /** ARM id of the access connector, whose identity reaches storage. */
    public readonly accessConnectorResourceId: pulumi.Output<string>;
    /** Object id of the access connector's identity. */
    public readonly accessConnectorPrincipalId: pulumi.Output<string>;
    /** Resource group that Databricks makes and keeps for itself. */
    public readonly managedResourceGroupName: string;
    /** Root storage account, in that resource group. */
    public readonly rootStorageAccountName: string;
    /** Object id of the root storage's identity, which needs a right on the root key; undefined until `prepare` is deployed. */
    public readonly rootStorageIdentityPrincipalId: pulumi.Output<string | undefined>;
    /** What depends on a path to the workspace by its usual name depends on these. */
    public readonly reachable: pulumi.Resource[];
    /** What starts machines in the workspace depends on these as well: their disks' key, and a path to the root storage. */
    public readonly ready: pulumi.Resource[];

    constructor(name: string, args: DatabricksWorkspaceArgs, opts?: pulumi.ComponentResourceOptions) {
        throwIfInvalid("DatabricksWorkspace", name, workspaceIssues(args));
        super("azure-ml-platform:index:DatabricksWorkspace", name, args, opts);

        const names = managedNames(name, args.naming);
        const connector = this.createConnector(name, args);
        const workspace = this.createWorkspace(name, args, connector, names);
        const { front, root } = this.createEndpoints(name, args, workspace, names.storageAccountId);
        const diskKey = this.grantDiskKeyAccess(name, args, workspace);
        privateService(this, name, workspace, args, []);

        this.workspaceResourceId = workspace.id;
        this.workspaceId = workspace.workspaceId;
        this.workspaceUrl = workspace.workspaceUrl;
        this.accessConnectorResourceId = connector.id;
        this.accessConnectorPrincipalId = connector.identity.apply(principalOf);
        this.managedResourceGroupName = names.resourceGroup;
        this.rootStorageAccountName = names.storageAccount;
        this.rootStorageIdentityPrincipalId = workspace.storageAccountIdentity.apply(
            (identity) => identity?.principalId,
        );
        this.reachable = front;
        this.ready = [...root, ...diskKey];
        this.registerOutputs({
            workspaceResourceId: this.workspaceResourceId,
            workspaceId: this.workspaceId,
            workspaceUrl: this.workspaceUrl,
            accessConnectorResourceId: this.accessConnectorResourceId,
            accessConnectorPrincipalId: this.accessConnectorPrincipalId,
            managedResourceGroupName: this.managedResourceGroupName,
            rootStorageAccountName: this.rootStorageAccountName,
            rootStorageIdentityPrincipalId: this.rootStorageIdentityPrincipalId,
        });
    }

    private createConnector(name: string, args: DatabricksWorkspaceArgs): databricks.AccessConnector {
        const { resourceGroupName, location, naming, tags } = args;
        return new databricks.AccessConnector(
            `${name}-connector`,
            {
                connectorName: resourceName(naming, "databricksAccessConnector", name),
                resourceGroupName,
                location,
                identity: { type: databricks.ManagedServiceIdentityType.SystemAssigned },
                tags,
            },
            { parent: this },
        );
    }

    private createWorkspace(
        name: string,
        args: DatabricksWorkspaceArgs,
        connector: databricks.AccessConnector,
        names: ManagedNames,
    ): databricks.Workspace {
        const decided = withDefaults(args, databricksWorkspaceDefaults);
        return new databricks.Workspace(
            name,
            {
                workspaceName: resourceName(args.naming, "databricksWorkspace", name),
                resourceGroupName: args.resourceGroupName,
                location: args.location,
                sku: { name: "premium" },
                computeMode: databricks.ComputeMode.Hybrid,
                managedResourceGroupId: names.resourceGroupId,
                ...publicAccessInputs(decided),
                defaultStorageFirewall: databricks.DefaultStorageFirewall.Enabled,
                accessConnector: { id: connector.id, identityType: databricks.IdentityType.SystemAssigned },
                defaultCatalog: { initialType: decided.initialCatalog },
                enhancedSecurityCompliance: enhancedSecurityOf(args.enhancedSecurity),
                encryption: args.customerManagedKeys && encryptionOf(args.customerManagedKeys),
                parameters: {
                    ...injectionParameters(args),
                    enableNoPublicIp: { value: true },
                    storageAccountName: { value: names.storageAccount },
                    storageAccountSkuName: { value: decided.storageReplication },
                    requireInfrastructureEncryption: { value: true },
                    ...(args.rootKey && rootKeyParameters(args.rootKey)),
                },
                tags: args.tags,
            },
            { parent: this, ...replacedOn(...fixedForGood) },
        );
    }

    private createEndpoints(
        name: string,
        args: DatabricksWorkspaceArgs,
        workspace: databricks.Workspace,
        rootStorageId: string,
    ): { front: pulumi.Resource[]; root: pulumi.Resource[] } {
        if (!args.privateEndpoints) {
            return { front: [workspace], root: [] };
        }
        const create = (suffix: string, groupId: string, target: pulumi.Input<string>) =>
            privateEndpoint(`${name}-${suffix}`, target, args, groupId, { parent: this, ...stateless });
        const front = create("ui-api", "databricks_ui_api", workspace.id);
        // Azure takes one change of a workspace at a time, and answers "Link ID conflict" to the second endpoint:
        // github.com/microsoft/terraform-provider-azuredevops/issues/106.
        const afterFront = pulumi.all([workspace.id, pulumi.all(front.map(({ urn }) => urn))]).apply(([id]) => id);
        if (args.browserAuthentication ?? databricksWorkspaceDefaults.browserAuthentication) {
            create("browser-authentication", "browser_authentication", afterFront);
        }
        // The account comes with the workspace; its id is known before, so the endpoint has an explicit dependency.
        const rootId = workspace.urn.apply(() => rootStorageId);
        return { front, root: ["dfs", "blob"].flatMap((groupId) => create(`root-${groupId}`, groupId, rootId)) };
    }

    // The identity of the disks comes with the workspace, so the right cannot be granted before.
    private grantDiskKeyAccess(
        name: string,
        args: DatabricksWorkspaceArgs,
        workspace: databricks.Workspace,
    ): pulumi.Resource[] {
        if (!args.customerManagedKeys) {
            return [];
        }
        const use = assignRole(
            `${name}-disk-key-use`,
            {
                naming: args.naming,
                scope: args.customerManagedKeys.managedDisks.keyResourceId,
                role: "keyVaultCryptoServiceEncryptionUser",
                principalId: workspace.managedDiskIdentity.apply(principalOf),
                principalType: PrincipalType.ServicePrincipal,
                description: "Wraps and unwraps the keys of the workspace's disks with this key.",
            },
            { parent: this, ...stateless },
        );
        return [afterRoleTakesEffect(`${name}-disk-key-ready`, [use], { parent: this, ...stateless })];
    }
}

// Azure has named its identities once what they belong to is made; a preview of a change shows them as they were.
const principalOf = (identity: { principalId: string } | undefined) => identity?.principalId ?? "";

// hashicorp/terraform-provider-azurerm, internal/services/databricks/databricks_workspace_resource.go, commit 003ae81d,
// replaces the workspace for each; of computeMode the ARM description says that it cannot be changed. It replaces for
// network and subnets too, which Azure can change in place by now ("Update workspace network configuration",
// learn.microsoft.com/azure/databricks/security/network/classic/update-workspaces; unverified: the page's text). Where
// Azure refuses that, the workspace stays as it is; a replacement would lose what it holds.
const fixedForGood = [
    "computeMode",
    "managedResourceGroupId",
    "parameters.requireInfrastructureEncryption",
    "parameters.storageAccountName",
];

const workspaceIssues = (args: DatabricksWorkspaceArgs): InputIssue[] => [
    ...subnetIssues(args),
    ...enhancedSecurityIssues(args.enhancedSecurity),
    ...workspaceKeyIssues(args.customerManagedKeys, args.rootKey),
    ...endpointIssues(args),
];

function endpointIssues(args: DatabricksWorkspaceArgs): InputIssue[] {
    const reason = "is true, but no privateEndpoints say where its endpoint goes";
    return args.browserAuthentication && !args.privateEndpoints
        ? [{ propertyPath: "browserAuthentication", reason }]
        : privateServiceIssues(args, ["databricks_ui_api", "dfs", "blob"]);
}
