import type * as storage from "@pulumi/azure-native/storage";
import * as synapse from "@pulumi/azure-native/synapse";
import * as pulumi from "@pulumi/pulumi";
import { administratorIssues, type SqlAdministrators } from "../shared/identities";
import { replacedOn, stateless } from "../shared/componentArgs";
import { withDefaults } from "../shared/defaults";
import { resourceName } from "../shared/naming";
import {
    privateEndpoint,
    privateService,
    privateServiceIssues,
    type PrivateServiceArgs,
} from "../shared/privateService";
import { throwIfInvalid, type InputIssue } from "../shared/validation";
import { makeSparkPool, makeSqlPool } from "./makePools";
import { synapseSparkPoolIssues, synapseSqlPoolIssues } from "./poolIssues";
import type { SynapseSparkPoolArgs, SynapseSqlPoolArgs } from "./pools";
import { activateKey, synapseKeyIssues, workspaceEncryption, type SynapseKey } from "./workspaceKey";
import { sqlParts, watchWorkspace, type WorkspaceParts } from "./workspaceParts";
import {
    approveStorageEndpoint,
    defaultStorage,
    grantFiles,
    makeFilesystem,
    synapseFileIssues,
    type SynapseReadableFiles,
    type SynapseStorage,
} from "./workspaceStorage";

/** Inputs of a warehouse. */
export interface SynapseWarehouseArgs extends PrivateServiceArgs {
    /** Tenant of the administrators (a UUID), the only one that the workspace's managed network reaches. A change changes both in place. */
    tenantId: string;
    /** Group whose members administer the pools of SQL, and at first the workspace. A change changes those of SQL in place; those of the workspace change in Synapse Studio. */
    administrators: SqlAdministrators;
    /** Account of the workspace's own files, which lets the workspace pass its firewall by the rule of `synapseAccessRule`. */
    storage: SynapseStorage;
    /** Whether this deployment approves the endpoint that Azure opens on that account; true by default. With false, an owner of the account approves it. */
    approvesStorageEndpoint?: boolean;
    /** Dedicated SQL pool, billed by the hour unless it is paused; the smallest by default. */
    sqlPool?: SynapseSqlPoolArgs;
    /** Spark pool; none by default. */
    sparkPool?: SynapseSparkPoolArgs;
    /** Files that the pools read with the identity of the workspace; none by default. Plain names: they decide which role assignments exist. Refused when a name is duplicated. */
    readable?: SynapseReadableFiles[];
    /** Key of the customer's, an RSA key of 2048 or 3072 bits, that encrypts the workspace and its pools a second time; none by default. A key that is added, exchanged or taken away replaces the workspace with all data. */
    customerManagedKey?: SynapseKey;
    /** Whether Microsoft Defender for SQL looks for attacks, billed by the workspace; false by default. */
    defender?: boolean;
}

/** What a warehouse has where its inputs say nothing. */
export const synapseWarehouseDefaults = { approvesStorageEndpoint: true, defender: false } as const;

/** Group ids that a workspace needs: its dedicated pools, its serverless one, and its development endpoint. */
export const synapseWarehouseGroupIds = ["Sql", "SqlOnDemand", "Dev"];

/**
 * A Synapse workspace that is closed to the internet, with a dedicated SQL pool: it takes Entra identities alone from the first
 * moment, which cannot be changed later, and its managed network reaches nothing but approved targets of its own tenant. With
 * `diagnostics` every login and every statement is audited.
 */
export class SynapseWarehouse extends pulumi.ComponentResource {
    /** ARM id of the workspace. */
    public readonly workspaceResourceId: pulumi.Output<string>;
    /** Name of the workspace. */
    public readonly workspaceName: pulumi.Output<string>;
    /** Object id of the workspace's own principal, as which its pools read files. */
    public readonly principalId: pulumi.Output<string>;
    /** Host of the dedicated pool, for example `synw-amlp-dev-warehouse-1a2b3c4d.sql.azuresynapse.net`. */
    public readonly sqlHost: pulumi.Output<string>;
    /** Host of the serverless pool, for example `synw-amlp-dev-warehouse-1a2b3c4d-ondemand.sql.azuresynapse.net`. */
    public readonly serverlessSqlHost: pulumi.Output<string>;
    /** ARM id of the dedicated pool. */
    public readonly sqlPoolResourceId: pulumi.Output<string>;
    /** Name of the dedicated pool, which is that of its database; known once the pool is made. */
    public readonly sqlPoolName: pulumi.Output<string>;
    /** ARM id of the Spark pool; undefined where there is none. */
    public readonly sparkPoolResourceId: pulumi.Output<string> | undefined;
    /** What works in the pools depends on these: a way to them, their administrators, the pools, and the workspace's rights. */
    public readonly ready: pulumi.Resource[];

    constructor(name: string, args: SynapseWarehouseArgs, opts?: pulumi.ComponentResourceOptions) {
        throwIfInvalid("SynapseWarehouse", name, warehouseIssues(args));
        super("azure-ml-platform:index:SynapseWarehouse", name, args, opts);

        const { customerManagedKey: key, readable = [] } = args;
        const filesystem = makeFilesystem(this, name, args.resourceGroupName, args.storage);
        const workspace = this.createWorkspace(name, args, filesystem);
        this.principalId = workspace.identity.apply((identity) => identity?.principalId ?? "");
        const activated = key ? [activateKey(this, name, args, workspace, this.principalId, key)] : [];
        const follows = [workspace.workspaceUID, ...activated.map(({ id }) => id)];
        const parts: WorkspaceParts = { parent: this, name, args, workspace, follows };
        const settled = this.settle(parts, args);
        const files = grantFiles(parts, this.principalId, filesystem, readable);
        // Audited and under its key from the first row on.
        const pools = this.createPools(parts, args, [...settled, ...activated]);

        this.workspaceResourceId = workspace.id;
        this.workspaceName = workspace.name;
        this.sqlHost = hostOf(workspace, "sql");
        this.serverlessSqlHost = hostOf(workspace, "sqlOnDemand");
        this.sqlPoolResourceId = pools.sql.id;
        this.sqlPoolName = pools.sql.name;
        this.sparkPoolResourceId = pools.spark?.id;
        const made = pools.spark ? [pools.sql, pools.spark] : [pools.sql];
        this.ready = [...this.open(parts, args, activated), ...settled, files, ...made];
        this.registerOutputs({
            workspaceResourceId: this.workspaceResourceId,
            workspaceName: this.workspaceName,
            principalId: this.principalId,
            sqlHost: this.sqlHost,
            serverlessSqlHost: this.serverlessSqlHost,
            sqlPoolResourceId: this.sqlPoolResourceId,
            sqlPoolName: this.sqlPoolName,
            sparkPoolResourceId: this.sparkPoolResourceId,
        });
    }

    private createWorkspace(
        name: string,
        args: SynapseWarehouseArgs,
        filesystem: storage.BlobContainer,
    ): synapse.Workspace {
        const workspaceName = resourceName(args.naming, "synapseWorkspace", name);
        return new synapse.Workspace(
            name,
            {
                workspaceName,
                resourceGroupName: args.resourceGroupName,
                location: args.location,
                identity: { type: synapse.ResourceIdentityType.SystemAssigned },
                // unverified: that Azure asks for no SQL login where Entra alone is taken.
                azureADOnlyAuthentication: true,
                // unverified: that a group may be the first administrator, as templates of Microsoft on GitHub have it.
                cspWorkspaceAdminProperties: { initialWorkspaceAdminObjectId: args.administrators.groupObjectId },
                publicNetworkAccess: synapse.WorkspacePublicNetworkAccess.Disabled,
                managedVirtualNetwork: "default",
                managedVirtualNetworkSettings: {
                    preventDataExfiltration: true,
                    allowedAadTenantIdsForLinking: [args.tenantId],
                },
                managedResourceGroupName: `${workspaceName}-managed`,
                defaultDataLakeStorage: defaultStorage(args.storage, filesystem),
                ...workspaceEncryption(args.customerManagedKey),
                tags: args.tags,
            },
            {
                parent: this,
                // Azure reads the first administrators at creation alone.
                ignoreChanges: ["cspWorkspaceAdminProperties"],
                ...replacedOn("encryption", "defaultDataLakeStorage.accountUrl", "defaultDataLakeStorage.filesystem"),
            },
        );
    }

    /** What is settled before there is a pool. */
    private settle(parts: WorkspaceParts, args: SynapseWarehouseArgs): pulumi.Resource[] {
        const { tenantId, administrators, storage: account, diagnostics } = args;
        const { defender, approvesStorageEndpoint } = withDefaults(args, synapseWarehouseDefaults);
        return [
            ...sqlParts(parts, tenantId, administrators),
            ...watchWorkspace(parts, { isAudited: diagnostics !== undefined, defender }),
            ...(approvesStorageEndpoint ? [approveStorageEndpoint(parts, account)] : []),
        ];
    }

    private createPools(parts: WorkspaceParts, args: SynapseWarehouseArgs, before: pulumi.Resource[]) {
        const { sqlPool = {}, sparkPool } = args;
        return {
            sql: makeSqlPool(parts, args, sqlPool, before),
            spark: sparkPool && makeSparkPool(parts, args, sparkPool, before),
        };
    }

    /** Logs, lock and endpoints; the workspace takes no endpoint before its key is active. */
    private open(
        { name, workspace }: WorkspaceParts,
        args: SynapseWarehouseArgs,
        activated: pulumi.CustomResource[],
    ): pulumi.Resource[] {
        const alone = privateService(this, name, workspace, args, []);
        const active = pulumi.all(activated.map(({ id }) => id));
        const id = pulumi.all([workspace.id, active]).apply(([target]) => target);
        const endpoints = synapseWarehouseGroupIds.flatMap((groupId) =>
            privateEndpoint(`${name}-${groupId}`, id, args, groupId, { parent: this, ...stateless }),
        );
        return endpoints.length > 0 ? endpoints : alone;
    }
}

/** A host of a workspace, as Azure names it. */
const hostOf = ({ connectivityEndpoints }: synapse.Workspace, endpoint: string) =>
    connectivityEndpoints.apply((endpoints) => endpoints[endpoint] ?? "");

/** Everything that is wrong with the inputs of a warehouse. */
function warehouseIssues(args: SynapseWarehouseArgs): InputIssue[] {
    return [
        ...administratorIssues(args),
        ...synapseFileIssues(args),
        ...synapseSqlPoolIssues(args.sqlPool ?? {}),
        ...synapseSparkPoolIssues(args.sparkPool),
        ...synapseKeyIssues(args.customerManagedKey),
        ...privateServiceIssues(args, synapseWarehouseGroupIds),
    ];
}
