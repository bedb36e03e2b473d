import type * as authorization from "@pulumi/azure-native/authorization";
import * as security from "@pulumi/azure-native/security";
import * as storage from "@pulumi/azure-native/storage";
import * as pulumi from "@pulumi/pulumi";
import { stateless } from "../shared/componentArgs";
import { withDefaults } from "../shared/defaults";
import { assignRole } from "../shared/roleAssignments";
import { throwIfInvalid } from "../shared/validation";
import { accessIssues, zoneRoles, type ZoneAccess } from "./lakeAccess";
import { lifecycleRules } from "./lakeLifecycle";
import { medallionZones, zoneIssues, type LakeZone } from "./lakeZones";
import { accountIssues, PrivateStorageAccount, type PrivateStorageAccountArgs } from "./privateStorageAccount";

/** What Defender for Storage looks at in a lake. */
export interface LakeDefenderArgs {
    /** Scans every upload for malware; true by default. Billed per GB. */
    malwareScanning?: boolean;
    /** Most GB scanned in a month, or -1 for no limit; 5000 by default, as Azure's own. */
    malwareScanningCapGb?: number;
    /** Looks for sensitive data; true by default. */
    sensitiveDataDiscovery?: boolean;
}

/** What Defender for Storage looks at where inputs say nothing. */
export const lakeDefenderDefaults = {
    malwareScanning: true,
    malwareScanningCapGb: 5000,
    sensitiveDataDiscovery: true,
} as const;

/** Inputs of a data lake. */
export interface DataLakeArgs extends Omit<PrivateStorageAccountArgs, "hierarchicalNamespace" | "lifecycle"> {
    /** Filesystems; bronze, silver and gold in Delta format by default. Plain: it decides which resources exist. */
    zones?: LakeZone[];
    /** Rights on zones; none by default. Plain: it decides which role assignments exist. */
    access?: ZoneAccess[];
    /** Defender for Storage; by default it looks at everything. */
    defender?: LakeDefenderArgs;
}

/**
 * A private data lake (Data Lake Storage Gen2) with one filesystem a zone. It refuses lifecycle rules that would break a
 * Delta table, and data roles for users on a zone that Unity Catalog governs, unless a reason is given.
 */
export class DataLake extends pulumi.ComponentResource {
    /** The account itself, for what the lake does not make. */
    public readonly account: storage.StorageAccount;
    /** ARM id of the storage account. */
    public readonly storageAccountResourceId: pulumi.Output<string>;
    /** Name of the storage account. */
    public readonly storageAccountName: pulumi.Output<string>;
    /** DFS endpoint, for example `https://stamlpdevlake1a2b3c4d.dfs.core.windows.net/`. */
    public readonly dfsEndpoint: pulumi.Output<string>;
    /** Names of the filesystems, in the order given. */
    public readonly zoneNames: string[];
    /** ARM ids of the filesystems, by zone. */
    public readonly filesystemResourceIds: Record<string, pulumi.Output<string>>;
    private readonly assignments: [principalName: string, authorization.RoleAssignment][];

    constructor(name: string, args: DataLakeArgs, opts?: pulumi.ComponentResourceOptions) {
        const zones = args.zones ?? medallionZones;
        const access = args.access ?? [];
        const account = { ...args, hierarchicalNamespace: true };
        throwIfInvalid("DataLake", name, [
            ...zoneIssues(zones),
            ...accessIssues(access, zones),
            ...accountIssues(account),
        ]);
        super("azure-ml-platform:index:DataLake", name, args, opts);

        const store = new PrivateStorageAccount(name, account, { parent: this });
        this.account = store.account;
        const containers = this.createZones(name, zones, args);
        this.createLifecycle(name, zones, args);
        this.assignments = this.grantAccess(name, access, containers, args);
        this.watch(name, args.defender ?? {});

        this.storageAccountResourceId = store.storageAccountResourceId;
        this.storageAccountName = store.storageAccountName;
        this.dfsEndpoint = this.account.primaryEndpoints.dfs;
        this.zoneNames = zones.map((zone) => zone.name);
        this.filesystemResourceIds = Object.fromEntries([...containers].map(([zone, { id }]) => [zone, id]));
        this.registerOutputs({
            storageAccountResourceId: this.storageAccountResourceId,
            storageAccountName: this.storageAccountName,
            dfsEndpoint: this.dfsEndpoint,
            zoneNames: this.zoneNames,
            filesystemResourceIds: this.filesystemResourceIds,
        });
    }

    /** Role assignments of a principal on zones, for what waits until they take effect. */
    public rolesOf(principalName: string): authorization.RoleAssignment[] {
        return this.assignments.flatMap(([name, assignment]) => (name === principalName ? [assignment] : []));
    }

    private createZones(name: string, zones: LakeZone[], args: DataLakeArgs): Map<string, storage.BlobContainer> {
        const { resourceGroupName } = args;
        const create = (zone: LakeZone) =>
            new storage.BlobContainer(
                `${name}-${zone.name}`,
                {
                    containerName: zone.name,
                    resourceGroupName,
                    accountName: this.account.name,
                    publicAccess: storage.PublicAccess.None,
                },
                { parent: this },
            );
        return new Map(zones.map((zone) => [zone.name, create(zone)]));
    }

    private createLifecycle(name: string, zones: LakeZone[], args: DataLakeArgs): void {
        const rules = lifecycleRules(zones);
        if (rules.length === 0) {
            return;
        }
        new storage.ManagementPolicy(
            `${name}-lifecycle`,
            {
                managementPolicyName: "default",
                resourceGroupName: args.resourceGroupName,
                accountName: this.account.name,
                policy: { rules },
            },
            { parent: this, ...stateless },
        );
    }

    private grantAccess(
        name: string,
        access: ZoneAccess[],
        containers: Map<string, storage.BlobContainer>,
        args: DataLakeArgs,
    ): [principalName: string, authorization.RoleAssignment][] {
        return access.flatMap((entry): [string, authorization.RoleAssignment][] => {
            const container = containers.get(entry.zone);
            if (!container) {
                return [];
            } // refused before super()
            const assignment = assignRole(
                `${name}-${entry.zone}-${entry.principalName}`,
                {
                    naming: args.naming,
                    scope: container.id,
                    role: zoneRoles[entry.right],
                    principalId: entry.principalId,
                    principalType: entry.principalType,
                    description: entry.reason,
                },
                { parent: this, ...stateless },
            );
            return [[entry.principalName, assignment]];
        });
    }

    private watch(name: string, args: LakeDefenderArgs): void {
        const defender = withDefaults(args, lakeDefenderDefaults);
        new security.DefenderForStorage(
            `${name}-defender`,
            {
                settingName: "current",
                resourceId: this.account.id,
                properties: {
                    isEnabled: true,
                    malwareScanning: {
                        onUpload: {
                            isEnabled: defender.malwareScanning,
                            capGBPerMonth: defender.malwareScanningCapGb,
                        },
                    },
                    sensitiveDataDiscovery: { isEnabled: defender.sensitiveDataDiscovery },
                    overrideSubscriptionLevelSettings: true,
                },
            },
            { parent: this, ...stateless },
        );
    }
}
