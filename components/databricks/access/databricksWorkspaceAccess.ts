import { Directory } from "@pulumi/databricks/directory";
import { Entitlements, type EntitlementsArgs } from "@pulumi/databricks/entitlements";
import { PermissionAssignment } from "@pulumi/databricks/permissionAssignment";
import { Permissions } from "@pulumi/databricks/permissions";
import * as pulumi from "@pulumi/pulumi";
import { validate as isUuid } from "uuid";
import { holdsNoData } from "../../shared/componentArgs";
import { rejectFaults, repeated, type InputFault } from "../../shared/validation";
import { accessControls } from "./accessControls";
import { groupFault, groupFaults } from "./accountGroups";

/** A kind of people, by the account group that they are in. */
export interface DatabricksPersona {
    /** Name of the persona and of its folder: letters, digits, hyphens and underscores. A change replaces all of the persona. */
    name: string;
    /** Account group, which exists. A change replaces its membership of the workspace. */
    groupName: string;
    /** Whether they see SQL alone, not the workspace; false by default. Without `usersGroupId` it has no effect: the workspace's own group `users` gives everybody both. */
    sqlOnly?: boolean;
}

/** Account groups that share a folder. */
export interface DatabricksTeam {
    /** Name of the team and of its folder: letters, digits, hyphens and underscores. A change replaces the folder. */
    name: string;
    /** Account groups that work in the folder, one at least; those of no persona are let into the workspace as well, with access to all of it. */
    groupNames: string[];
}

/** A program that works in the workspace as itself. */
export interface DatabricksService {
    /** Name of the program: letters, digits, hyphens and underscores. A change replaces its membership of the workspace. */
    name: string;
    /** Application (client) id of its service principal, which the account knows. A change replaces its membership of the workspace. */
    applicationId: string;
}

/** Inputs of the people of a workspace. */
export interface DatabricksWorkspaceAccessArgs {
    /** Kinds of people. Plain: it decides which resources exist. */
    personas: DatabricksPersona[];
    /** Teams across personas; none by default. */
    teams?: DatabricksTeam[];
    /** Programs that work in the workspace as themselves: let in, with access to the workspace; none by default. */
    services?: DatabricksService[];
    /**
     * Number, as text, of the workspace's own group `users`, which gives everybody in the workspace access to all of it and
     * to SQL: given, both are taken from it, and each persona has what it is entitled to alone. Left as it is by default. A
     * workspace tells the number once it is there (`databricks groups list`), so that a first run goes without. Taking it
     * out gives nothing back.
     */
    usersGroupId?: string;
}

// Outside /Shared, where everybody may manage everything (docs/resources/permissions.md of
// databricks/terraform-provider-databricks, "Folder usage").
const personaFolders = "/Personas";
const teamFolders = "/Teams";

/**
 * The people of a workspace, through groups of the account: let in, entitled and each with a folder. Nobody may make
 * clusters or pools freely; compute policies say who makes what. Whatever gives a group a right in the workspace depends on it.
 */
export class DatabricksWorkspaceAccess extends pulumi.ComponentResource {
    /** Id of each persona's group in the workspace, by the persona's name. */
    public readonly principalIds: Record<string, pulumi.Output<string>>;
    /** Path of each folder, by the name of its persona or team. */
    public readonly folderPaths: Record<string, pulumi.Output<string>>;
    private readonly entitled: Entitlements[] = [];

    constructor(name: string, args: DatabricksWorkspaceAccessArgs, opts?: pulumi.ComponentResourceOptions) {
        const { personas, teams = [], services = [] } = args;
        rejectFaults("DatabricksWorkspaceAccess", name, [
            ...personaFaults(personas),
            ...teamFaults(teams, personas),
            ...serviceFaults(services),
            ...usersGroupFaults(args.usersGroupId),
        ]);
        super("azure-ml-platform:index:DatabricksWorkspaceAccess", name, args, opts);

        const members = new Map<string, PermissionAssignment>();
        this.principalIds = {};
        this.folderPaths = {};
        for (const persona of personas) {
            const logicalName = `${name}-${persona.name}`;
            const { groupName } = persona;
            const member = this.letInGroup(logicalName, groupName, persona.sqlOnly);
            members.set(groupName, member);
            this.principalIds[persona.name] = member.principalId;
            this.folderPaths[persona.name] = this.createFolder(logicalName, `${personaFolders}/${persona.name}`, {
                groupNames: [groupName],
                members,
            });
        }
        for (const { name: team, groupNames } of teams) {
            for (const groupName of groupNames.filter((group) => !members.has(group))) {
                members.set(groupName, this.letInGroup(`${name}-group-${groupName}`, groupName));
            }
            const shared = { groupNames, members };
            this.folderPaths[team] = this.createFolder(`${name}-team-${team}`, `${teamFolders}/${team}`, shared);
        }
        for (const service of services) {
            this.letInService(`${name}-service-${service.name}`, service);
        }
        if (args.usersGroupId !== undefined) {
            this.takeFromEverybody(name, args.usersGroupId);
        }
        this.registerOutputs({ principalIds: this.principalIds, folderPaths: this.folderPaths });
    }

    private letInGroup(name: string, groupName: string, sqlOnly = false): PermissionAssignment {
        const member = this.letIn(name, { groupName });
        this.entitle(name, {
            groupId: member.principalId,
            workspaceAccess: !sqlOnly,
            databricksSqlAccess: true,
        });
        return member;
    }

    private letInService(name: string, { applicationId }: DatabricksService): void {
        const { principalId } = this.letIn(name, { servicePrincipalName: applicationId });
        this.entitle(name, { servicePrincipalId: principalId, workspaceAccess: true });
    }

    private letIn(name: string, who: { groupName: string } | { servicePrincipalName: string }): PermissionAssignment {
        return new PermissionAssignment(name, { ...who, permissions: ["USER"] }, { parent: this, ...holdsNoData });
    }

    private entitle(name: string, to: EntitlementsArgs): void {
        const opts = { parent: this, ...holdsNoData };
        this.entitled.push(new Entitlements(name, { ...nothing, ...to }, opts));
    }

    // The provider takes no resource `Group` of this name (scim/resource_group.go), but its page on entitlements has `users`
    // as an example. Nobody loses an entitlement before having its own.
    private takeFromEverybody(name: string, groupId: string): void {
        const dependsOn = this.entitled;
        new Entitlements(`${name}-users`, { groupId, ...nothing }, { parent: this, dependsOn, ...holdsNoData });
    }

    private createFolder(name: string, path: string, shared: SharedBy): pulumi.Output<string> {
        // Not deleted with what people have put into it.
        const folder = new Directory(name, { path, deleteRecursive: false }, { parent: this });
        new Permissions(
            name,
            {
                directoryPath: folder.path,
                // Less would not let them make anything in it.
                accessControls: accessControls("CAN_MANAGE", { groups: shared.groupNames }),
            },
            {
                parent: this,
                dependsOn: shared.groupNames.flatMap((groupName) => shared.members.get(groupName) ?? []),
                ...holdsNoData,
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

function personaFaults(personas: DatabricksPersona[]): InputFault[] {
    const faults = personas.flatMap(({ name, groupName }, i) => [
        ...nameFaults(name, `personas[${i}].name`),
        ...groupFault(groupName, `personas[${i}].groupName`),
    ]);
    for (const name of repeated(personas.map((persona) => persona.name))) {
        faults.push({ propertyPath: "personas", reason: `persona "${name}" stands twice` });
    }
    for (const group of repeated(personas.map(({ groupName }) => groupName))) {
        faults.push({ propertyPath: "personas", reason: `group "${group}" is that of two personas` });
    }
    return faults;
}

/** What is wrong with teams, beside these personas. */
export function teamFaults(teams: DatabricksTeam[], personas: DatabricksPersona[]): InputFault[] {
    const faults = teams.flatMap(({ name, groupNames }, i) => [
        ...nameFaults(name, `teams[${i}].name`),
        ...groupFaults(groupNames, `teams[${i}].groupNames`),
        ...(groupNames.length > 0
            ? []
            : [{ propertyPath: `teams[${i}].groupNames`, reason: "is empty; name the groups that share the folder" }]),
    ]);
    const names = teams.map((team) => team.name);
    for (const name of repeated(names)) {
        faults.push({ propertyPath: "teams", reason: `team "${name}" stands twice` });
    }
    for (const { name } of personas.filter((persona) => names.includes(persona.name))) {
        faults.push({ propertyPath: "teams", reason: `"${name}" is the name of a persona` });
    }
    return faults;
}

function serviceFaults(services: DatabricksService[]): InputFault[] {
    const faults = services.flatMap(({ name, applicationId }, i) => [
        ...nameFaults(name, `services[${i}].name`),
        ...(isUuid(applicationId)
            ? []
            : [{ propertyPath: `services[${i}].applicationId`, reason: `"${applicationId}" is not a UUID` }]),
    ]);
    for (const name of repeated(services.map((service) => service.name))) {
        faults.push({ propertyPath: "services", reason: `service "${name}" stands twice` });
    }
    return faults;
}

function usersGroupFaults(id: string | undefined): InputFault[] {
    if (id === undefined || /^\d+$/.test(id)) {
        return [];
    }
    return [{ propertyPath: "usersGroupId", reason: `"${id}" is not the number of a group` }];
}

function nameFaults(name: string, propertyPath: string): InputFault[] {
    if (/^[A-Za-z0-9][A-Za-z0-9_-]*$/.test(name)) {
        return [];
    }
    return [{ propertyPath, reason: `"${name}" must be letters, digits, hyphens and underscores` }];
}
