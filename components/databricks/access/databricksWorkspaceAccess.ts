import { Directory } from "@pulumi/databricks/directory";
import { Entitlements, type EntitlementsArgs } from "@pulumi/databricks/entitlements";
import { PermissionAssignment } from "@pulumi/databricks/permissionAssignment";
import { Permissions } from "@pulumi/databricks/permissions";
import * as pulumi from "@pulumi/pulumi";
import { stateless } from "../../shared/componentArgs";
import { throwIfInvalid, repeated, type InputIssue } from "../../shared/validation";
import { accessControls } from "./accessControls";
import { groupIssue, groupIssues } from "./accountGroups";
import { addServicePrincipal, isAdded, nameIssues, serviceIssues, type DatabricksService } from "./services";

/** Users with the same rights, by the account group that they are in. */
export interface DatabricksPersona {
    /** Name of the persona and of its folder: letters, digits, hyphens and underscores. A change replaces all of the persona. */
    name: string;
    /** Account group, which exists. A change replaces its membership of the workspace. */
    groupName: string;
    /**
     * Whether they see SQL alone, not the workspace; false by default. Without `usersGroupId` it has no effect: the
     * workspace's own group `users` gives all users both.
     */
    sqlOnly?: boolean;
}

/** What a persona has where it says nothing. */
export const databricksPersonaDefaults = { sqlOnly: false } as const;

/** Account groups that share a folder. */
export interface DatabricksTeam {
    /** Name of the team and of its folder: letters, digits, hyphens and underscores. A change replaces the folder. */
    name: string;
    /** Account groups that work in the folder, one at least; those of no persona are let into the workspace as well, with access to all of it. */
    groupNames: string[];
}

/** Inputs of the users of a workspace. */
export interface DatabricksWorkspaceAccessArgs {
    /** Groups of users with the same rights. Plain: it decides which resources exist. */
    personas: DatabricksPersona[];
    /** Teams across personas; none by default. */
    teams?: DatabricksTeam[];
    /** Service principals of programs: assigned to the workspace, with access to it; none by default. */
    services?: DatabricksService[];
    /**
     * Number, as text, of the workspace's own group `users`, which gives all users of the workspace access to all of it
     * and to SQL: given, both are taken from it, and each persona has what it is entitled to alone. Left as it is by
     * default. A workspace tells the number once it is there (`databricks groups list`), so that a first run goes
     * without. Taking it out gives nothing back.
     */
    usersGroupId?: string;
}

// Outside /Shared, where all users may manage everything (docs/resources/permissions.md of
// databricks/terraform-provider-databricks, "Folder usage").
const personaFolders = "/Personas";
const teamFolders = "/Teams";

/**
 * The users of a workspace, through groups of the account: assigned, entitled and each with a folder. No one may make
 * clusters or pools freely; compute policies say who makes what.
 */
export class DatabricksWorkspaceAccess extends pulumi.ComponentResource {
    /** Id of each persona's group in the workspace, by the persona's name. */
    public readonly principalIds: Record<string, pulumi.Output<string>>;
    /** Path of each folder, by the name of its persona or team. */
    public readonly folderPaths: Record<string, pulumi.Output<string>>;
    /** What gives a group or a program a right in the workspace depends on these: each is in the workspace then. */
    public readonly members: pulumi.Resource[] = [];
    private readonly entitled: Entitlements[] = [];

    constructor(name: string, args: DatabricksWorkspaceAccessArgs, opts?: pulumi.ComponentResourceOptions) {
        const { personas, teams = [], services = [] } = args;
        throwIfInvalid("DatabricksWorkspaceAccess", name, [
            ...personaIssues(personas),
            ...teamIssues(teams, personas),
            ...serviceIssues(services),
            ...usersGroupIssues(args.usersGroupId),
        ]);
        super("azure-ml-platform:index:DatabricksWorkspaceAccess", name, args, opts);

        const members = new Map<string, PermissionAssignment>();
        this.principalIds = {};
        this.folderPaths = {};
        for (const persona of personas) {
            const logicalName = `${name}-${persona.name}`;
            const { groupName } = persona;
            const member = this.assignGroup(logicalName, groupName, persona.sqlOnly);
            members.set(groupName, member);
            this.principalIds[persona.name] = member.principalId;
            this.folderPaths[persona.name] = this.createFolder(logicalName, `${personaFolders}/${persona.name}`, {
                groupNames: [groupName],
                members,
            });
        }
        for (const { name: team, groupNames } of teams) {
            for (const groupName of groupNames.filter((group) => !members.has(group))) {
                members.set(groupName, this.assignGroup(`${name}-group-${groupName}`, groupName));
            }
            const shared = { groupNames, members };
            this.folderPaths[team] = this.createFolder(`${name}-team-${team}`, `${teamFolders}/${team}`, shared);
        }
        for (const service of services) {
            this.assignService(`${name}-service-${service.name}`, service);
        }
        if (args.usersGroupId !== undefined) {
            this.revokeDefaultEntitlements(name, args.usersGroupId);
        }
        this.registerOutputs({ principalIds: this.principalIds, folderPaths: this.folderPaths });
    }

    private assignGroup(
        name: string,
        groupName: string,
        sqlOnly: boolean = databricksPersonaDefaults.sqlOnly,
    ): PermissionAssignment {
        const member = this.assignToWorkspace(name, { groupName });
        this.entitle(name, {
            groupId: member.principalId,
            workspaceAccess: !sqlOnly,
            databricksSqlAccess: true,
        });
        return member;
    }

    private assignService(name: string, service: DatabricksService): void {
        const { applicationId } = service;
        if (isAdded(service)) {
            this.members.push(addServicePrincipal(name, service, this));
            return;
        }
        const { principalId } = this.assignToWorkspace(name, { servicePrincipalName: applicationId });
        this.entitle(name, { servicePrincipalId: principalId, workspaceAccess: true });
    }

    private assignToWorkspace(
        name: string,
        who: { groupName: string } | { servicePrincipalName: pulumi.Input<string> },
    ): PermissionAssignment {
        const opts = { parent: this, ...stateless };
        const member = new PermissionAssignment(name, { ...who, permissions: ["USER"] }, opts);
        this.members.push(member);
        return member;
    }

    private entitle(name: string, to: EntitlementsArgs): void {
        const opts = { parent: this, ...stateless };
        this.entitled.push(new Entitlements(name, { ...nothing, ...to }, opts));
    }

    // The provider takes no resource `Group` of this name (scim/resource_group.go), but its page on entitlements has `users`
    // as an example. No user loses an entitlement before having their own.
    private revokeDefaultEntitlements(name: string, groupId: string): void {
        const dependsOn = this.entitled;
        new Entitlements(`${name}-users`, { groupId, ...nothing }, { parent: this, dependsOn, ...stateless });
    }

    private createFolder(name: string, path: string, shared: SharedBy): pulumi.Output<string> {
        // Not deleted with what users have put into it.
        const folder = new Directory(name, { path, deleteRecursive: false }, { parent: this });
        new Permissions(
            name,
            {
                directoryPath: folder.path,
                // With less they could make nothing there.
                accessControls: accessControls("CAN_MANAGE", { groups: shared.groupNames }),
            },
            {
                parent: this,
                dependsOn: shared.groupNames.flatMap((groupName) => shared.members.get(groupName) ?? []),
                ...stateless,
            },
        );
        return folder.path;
    }
}

const nothing = {
    workspaceAccess: false,
    databricksSqlAccess: false,
    allowClusterCreate: false,
    allowInstancePoolCreate: false,
};

/** Groups that share a folder, and their membership of the workspace. */
interface SharedBy {
    groupNames: string[];
    members: Map<string, PermissionAssignment>;
}

function personaIssues(personas: DatabricksPersona[]): InputIssue[] {
    const issues = personas.flatMap(({ name, groupName }, i) => [
        ...nameIssues(name, `personas[${i}].name`),
        ...groupIssue(groupName, `personas[${i}].groupName`),
    ]);
    for (const name of repeated(personas.map((persona) => persona.name))) {
        issues.push({ propertyPath: "personas", reason: `persona "${name}" is duplicated` });
    }
    for (const group of repeated(personas.map(({ groupName }) => groupName))) {
        issues.push({ propertyPath: "personas", reason: `group "${group}" is that of two personas` });
    }
    return issues;
}

/** What is wrong with teams, given these personas. */
export function teamIssues(teams: DatabricksTeam[], personas: DatabricksPersona[]): InputIssue[] {
    const issues = teams.flatMap(({ name, groupNames }, i) => [
        ...nameIssues(name, `teams[${i}].name`),
        ...groupIssues(groupNames, `teams[${i}].groupNames`),
        ...(groupNames.length > 0
            ? []
            : [{ propertyPath: `teams[${i}].groupNames`, reason: "is empty; name the groups that share the folder" }]),
    ]);
    const names = teams.map((team) => team.name);
    for (const name of repeated(names)) {
        issues.push({ propertyPath: "teams", reason: `team "${name}" is duplicated` });
    }
    for (const { name } of personas.filter((persona) => names.includes(persona.name))) {
        issues.push({ propertyPath: "teams", reason: `"${name}" is the name of a persona` });
    }
    return issues;
}

function usersGroupIssues(id: string | undefined): InputIssue[] {
    if (id === undefined || /^\d+$/.test(id)) {
        return [];
    }
    return [{ propertyPath: "usersGroupId", reason: `"${id}" is not the number of a group` }];
}
