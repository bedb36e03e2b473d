import { DisableLegacyFeaturesSetting } from "@pulumi/databricks/disableLegacyFeaturesSetting";
import { Group } from "@pulumi/databricks/group";
import { Metastore } from "@pulumi/databricks/metastore";
import * as pulumi from "@pulumi/pulumi";
import { validate as isUuid } from "uuid";
import { stateless } from "../../shared/componentArgs";
import { regions } from "../../../azure/regions";
import { throwIfInvalid, type InputIssue } from "../../shared/validation";
import { groupIssue, groupIssues } from "../access/accountGroups";

/** A region's Unity Catalog metastore. */
export interface DatabricksMetastore {
    /** Name of the metastore. */
    name: string;
    /** Azure region, for example `westeurope`; a region has one metastore. A change replaces the metastore. */
    region: string;
    /**
     * Account group that owns the metastore and administers it: its members take and give any right on what is in it. The
     * deploying principal belongs to it, to make catalogs, credentials and locations. A change hands it over in place.
     * Refused where it is blank or a group of Databricks' own.
     */
    owner: string;
}

/** A group of the Databricks account. */
export interface DatabricksAccountGroup {
    /** Name of the group. */
    name: string;
    /** Object id of the Entra group that it stands for; a group of Databricks' own by default. */
    entraObjectId?: string;
}

/** Inputs of what a Databricks account has once. */
export interface DatabricksAccountArgs {
    /** The region's metastore, which has no storage of its own: every catalog has its own; not made by default. */
    metastore?: DatabricksMetastore;
    /** Account groups; none by default, where those of Entra come automatically. */
    groups?: DatabricksAccountGroup[];
    /** Whether new workspaces of the whole account start without DBFS mounts, Hive metastore and clusters without isolation; true by default. Workspaces that exist stay as they are, and false leaves the account as it is. */
    disableLegacyFeatures?: boolean;
}

/** What an account has once where inputs say nothing. */
export const databricksAccountDefaults = { disableLegacyFeatures: true } as const;

/** What belongs to a Databricks account and not to one workspace: the region's metastore, groups, and no legacy features in new workspaces. */
export class DatabricksAccount extends pulumi.ComponentResource {
    /** Id of the metastore; undefined where it is not made. */
    public readonly metastoreId: pulumi.Output<string> | undefined;
    /** Id of each group, by its name. */
    public readonly groupIds: Record<string, pulumi.Output<string>>;

    constructor(name: string, args: DatabricksAccountArgs = {}, opts?: pulumi.ComponentResourceOptions) {
        throwIfInvalid("DatabricksAccount", name, databricksAccountIssues(args));
        super("azure-ml-platform:index:DatabricksAccount", name, args, opts);

        const groups = new Map((args.groups ?? []).map((group) => [group.name, this.createGroup(name, group)]));
        if (args.disableLegacyFeatures ?? databricksAccountDefaults.disableLegacyFeatures) {
            this.disableLegacyFeatures(name);
        }

        this.metastoreId = args.metastore && this.createMetastore(name, args.metastore, [...groups.values()]).id;
        this.groupIds = Object.fromEntries([...groups].map(([group, { id }]) => [group, id]));
        this.registerOutputs({ metastoreId: this.metastoreId, groupIds: this.groupIds });
    }

    private createGroup(name: string, { name: displayName, entraObjectId }: DatabricksAccountGroup): Group {
        // Rights go with a group that is deleted: it is as dear as data.
        return new Group(`${name}-${displayName}`, { displayName, externalId: entraObjectId }, { parent: this });
    }

    private createMetastore(name: string, metastore: DatabricksMetastore, groups: Group[]): Metastore {
        return new Metastore(
            `${name}-metastore`,
            { name: metastore.name, region: metastore.region, owner: metastore.owner, forceDestroy: false },
            // Its owner may be one of the groups. A region has no room for two.
            { parent: this, dependsOn: groups, deleteBeforeReplace: true },
        );
    }

    private disableLegacyFeatures(name: string): void {
        new DisableLegacyFeaturesSetting(
            `${name}-legacy-features`,
            { disableLegacyFeatures: { value: true } },
            // The account's other stacks count on it, and a delete would put Databricks' default back.
            { parent: this, retainOnDelete: true, ...stateless },
        );
    }
}

/** What is wrong with what an account has once. */
export function databricksAccountIssues({ metastore, groups = [] }: DatabricksAccountArgs): InputIssue[] {
    const issues = groupIssues(
        groups.map(({ name }) => name),
        "groups",
    );
    groups.forEach(({ entraObjectId }, i) => {
        if (entraObjectId !== undefined && !isUuid(entraObjectId)) {
            issues.push({ propertyPath: `groups[${i}].entraObjectId`, reason: `"${entraObjectId}" is not a UUID` });
        }
    });
    if (!metastore) {
        return issues;
    }
    if (metastore.name.trim() === "") {
        issues.push({ propertyPath: "metastore.name", reason: "is blank" });
    }
    if (!(metastore.region in regions)) {
        issues.push({ propertyPath: "metastore.region", reason: `"${metastore.region}" is not an Azure region` });
    }
    return [...issues, ...groupIssue(metastore.owner, "metastore.owner")];
}
