import type * as pulumi from "@pulumi/pulumi";
import type { Naming } from "./naming";

/** What every component of the platform takes. */
export interface ComponentArgs {
    /** Resource group that holds what the component makes. A change replaces all of it. */
    resourceGroupName: pulumi.Input<string>;
    /** Azure region, for example `westeurope`. Plain: it decides which zones exist. A change replaces what is regional. */
    location: string;
    /** How resources are named. Plain: names are known at preview. */
    naming: Naming;
    /** Tags put on every taggable child; none by default. */
    tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

/** Where a component sends its logs. */
export interface DiagnosticsDestination {
    /** Log Analytics workspace that receives all log categories. */
    workspaceResourceId: pulumi.Input<string>;
}

/** Deletion lock of a component's stateful resource. */
export interface LockArgs {
    /** Why the resource is locked; Azure shows it to users who try to delete it. */
    notes: string;
}

/**
 * Options of a child that Azure refuses to change in these properties, and that azure-native would nevertheless try to
 * update: it is replaced, the old one first, since two cannot have one name.
 */
export const replacedOn = (...properties: string[]) => ({ deleteBeforeReplace: true, replaceOnChanges: properties });

/** Options of a child that holds no data: it can be replaced and deleted even where its component is protected. */
export const stateless = { protect: false } as const;
