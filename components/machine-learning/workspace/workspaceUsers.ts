import type * as pulumi from "@pulumi/pulumi";
import { stateless } from "../../shared/componentArgs";
import type { Naming } from "../../shared/naming";
import { assignRole, PrincipalType, type BuiltInRole } from "../../shared/roleAssignments";
import { repeated, type InputIssue } from "../../shared/validation";

/** What a group of users does in a workspace. */
export const WorkspaceUserRole = {
    DataScientist: "dataScientist",
    ComputeOperator: "computeOperator",
    Reader: "reader",
} as const;
/** What a group of users does in a workspace. */
export type WorkspaceUserRole = (typeof WorkspaceUserRole)[keyof typeof WorkspaceUserRole];

/** A group of users of a workspace. */
export interface WorkspaceUser {
    /** Name of the group within the platform; part of the names of its role assignments. Refused when duplicated. */
    name: string;
    /** Object id of the group (a UUID). A change replaces its role assignments. */
    groupObjectId: pulumi.Input<string>;
    /** `dataScientist` runs jobs and reads and writes the workspace's own data, `computeOperator` makes, changes and deletes compute, `reader` sees what is there. */
    role: WorkspaceUserRole;
}

const ofWorkspace: Readonly<Record<WorkspaceUserRole, BuiltInRole>> = {
    dataScientist: "azureMlDataScientist",
    computeOperator: "azureMlComputeOperator",
    reader: "reader",
};

// Without keys, who runs jobs needs roles of its own on the default store, where code, notebooks and outputs are. Source:
// MicrosoftDocs/azure-ai-docs, articles/machine-learning/how-to-disable-local-auth-storage.md, "Scenarios for role assignments".
const ofStore: Readonly<Record<string, BuiltInRole>> = {
    blobs: "storageBlobDataContributor",
    files: "storageFileDataPrivilegedContributor",
};

/** Gives each group its role on the workspace, and those who run jobs theirs on its store. */
export function grantUsers(
    name: string,
    { naming, parent }: { naming: Naming; parent: pulumi.Resource },
    users: readonly WorkspaceUser[],
    scopes: { workspace: pulumi.Input<string>; store: pulumi.Input<string> },
): void {
    for (const { name: user, groupObjectId: principalId, role } of users) {
        const give = (suffix: string, scope: pulumi.Input<string>, given: BuiltInRole) =>
            assignRole(
                `${name}-${user}${suffix}`,
                { naming, scope, role: given, principalId, principalType: PrincipalType.Group },
                { parent, ...stateless },
            );
        give("", scopes.workspace, ofWorkspace[role]);
        if (role === WorkspaceUserRole.DataScientist) {
            Object.entries(ofStore).forEach(([what, given]) => give(`-${what}`, scopes.store, given));
        }
    }
}

/** What is wrong with the groups of users of a workspace. */
export const userIssues = (users: readonly WorkspaceUser[]): InputIssue[] =>
    repeated(users.map(({ name }) => name)).map((name) => ({
        propertyPath: "users",
        reason: `"${name}" is duplicated; a group has one role in a workspace`,
    }));
