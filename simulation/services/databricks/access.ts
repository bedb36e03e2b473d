import { builtInRoles } from "../../../azure/roles";
import { groupNumber } from "./types/hosts";
import { permissionObjects } from "./types/permissionObjects";
import { at } from "../../core/ids";
import { listAt, refuse, shown } from "../../core/refusals";
import type { Behaviours, Call } from "../../core/types";
import {
    accountGroups,
    beside,
    isAccountPrincipal,
    isAssigned,
    isWorkspaceGroup,
    provider,
    requireOneOf,
    tokenOf,
} from "./refusals";

/** Who may do what in a workspace, and its secret scopes. */
export const accessBehaviours: Behaviours = {
    [tokenOf("PermissionAssignment")]: {
        source: `${provider}, access/resource_permission_assignment.go (USER, ADMIN); unverified: wording of the refusals`,
        required: ["permissions"],
        overwritten: true,
        replaceOn: [],
        refuse: ({ inputs, view }) => {
            for (const permission of listAt(inputs, "permissions")) {
                requireOneOf(permission, ["USER", "ADMIN"], "permissions");
            }
            const { principalId, groupName } = inputs;
            const numbers = accountGroups(view).map((name) => String(groupNumber(name)));
            if (groupName !== undefined && !isAccountPrincipal(view, shown(groupName))) {
                refuse(404, "RESOURCE_DOES_NOT_EXIST", `Group ${shown(groupName)} does not exist in the account`);
            }
            if (groupName === undefined && principalId !== undefined && !numbers.includes(shown(principalId))) {
                refuse(404, "RESOURCE_DOES_NOT_EXIST", `Principal ${shown(principalId)} does not exist in the account`);
            }
        },
        seconds: 1,
    },
    [tokenOf("ServicePrincipal")]: {
        source: `${provider}, scim/resource_service_principal.go (force_new; force takes one that is there)`,
        required: ["applicationId"],
        overwritten: true,
        replaceOn: ["applicationId", "displayName"],
        seconds: 1,
    },
    [tokenOf("Entitlements")]: {
        source: `${provider}, scim/resource_entitlement.go (force_new by the id); unverified: wording of the refusal`,
        required: [],
        overwritten: true,
        replaceOn: [],
        refuse: (call) => {
            const { groupId } = call.inputs;
            if (groupId !== undefined && !isAssigned(call, shown(groupId))) {
                refuse(404, "RESOURCE_DOES_NOT_EXIST", `Group with id ${shown(groupId)} not found.`);
            }
        },
        seconds: 1,
    },
    [tokenOf("Permissions")]: {
        source: `${provider}, permissions/permission_definitions.go (levels), permissions/resource_permissions.go (force_new); unverified: wording of the refusals. Not modelled: rights on tokens need a workspace that has one token (docs/resources/permissions.md)`,
        required: ["accessControls"],
        overwritten: true,
        replaceOn: [],
        refuse: refusePermissions,
        seconds: 1,
    },
    [tokenOf("SecretScope")]: {
        source: `${provider}, secrets/resource_secret_scope.go (name, backend; any change replaces); learn.microsoft.com/azure/databricks/security/secrets/ (AzureDatabricks reads the vault); unverified: that the scope is refused, not the first read of a secret`,
        required: ["name"],
        replaceOn: ["keyvaultMetadata", "backendType", "initialManagePrincipal"],
        name: {
            property: "name",
            pattern: /^[\w.@/-]{1,128}$/,
            words: "1 to 128 letters, digits, dashes, underscores, periods, @ and slashes",
            code: "INVALID_PARAMETER_VALUE",
        },
        taken: { code: "RESOURCE_ALREADY_EXISTS", message: (name) => `Scope ${name} already exists!` },
        refuse: refuseUnreachableVault,
        seconds: 1,
    },
    [tokenOf("SecretAcl")]: {
        source: `${provider}, secrets/resource_secret_acl.go (permissions, force_new); unverified: wording of the refusals`,
        required: ["scope", "principal", "permission"],
        overwritten: true,
        replaceOn: ["permission"],
        refuse: (call) => {
            const { scope, principal, permission } = call.inputs;
            requireOneOf(permission, ["READ", "WRITE", "MANAGE"], "permission");
            if (!beside(call, "SecretScope").some(({ inputs }) => inputs.name === scope)) {
                refuse(404, "RESOURCE_DOES_NOT_EXIST", `Scope ${shown(scope)} does not exist!`);
            }
            if (!shown(principal).includes("@") && !isWorkspaceGroup(call, shown(principal))) {
                refuse(404, "RESOURCE_DOES_NOT_EXIST", `Principal ${shown(principal)} does not exist`);
            }
        },
        seconds: 1,
    },
};

function refusePermissions(call: Call): void {
    const { inputs } = call;
    const [name, object] = Object.entries(permissionObjects).find(([property]) => inputs[property] !== undefined) ?? [];
    if (name === undefined || !object) {
        return;
    } // the id says so
    for (const control of listAt(inputs, "accessControls")) {
        requireOneOf(at(control, "permissionLevel"), object.levels, `permission_level of ${object.objectType}`);
        const group = at(control, "groupName");
        if (group !== undefined && !isWorkspaceGroup(call, shown(group))) {
            refuse(404, "RESOURCE_DOES_NOT_EXIST", `Principal: GroupName(${shown(group)}) does not exist`);
        }
    }
    const id = shown(inputs[name]);
    const kind = kinds[name];
    if (kind && !beside(call, kind.type).some((each) => kind.ids(each).includes(id.toLowerCase()))) {
        refuse(404, "RESOURCE_DOES_NOT_EXIST", `${object.objectType} ${id} does not exist.`);
    }
}

type Ids = (object: { id: string; outputs: Readonly<Record<string, unknown>> }) => string[];
const last: Ids = ({ id }) => [(id.split("/").at(-1) ?? "").toLowerCase()];
const inTree: Ids = ({ id, outputs }) => [
    shown(outputs.objectId),
    id.slice(id.indexOf("/tree/") + "/tree".length).toLowerCase(),
];

/** Types of the objects that rights are given on, and what such an object is called; others are not made here. */
const kinds: Readonly<Record<string, { type: string; ids: Ids }>> = {
    clusterPolicyId: { type: "ClusterPolicy", ids: last },
    instancePoolId: { type: "InstancePool", ids: last },
    jobId: { type: "Job", ids: last },
    sqlEndpointId: { type: "SqlEndpoint", ids: last },
    experimentId: { type: "MlflowExperiment", ids: last },
    servingEndpointId: { type: "ModelServing", ids: ({ outputs }) => [shown(outputs.servingEndpointId)] },
    directoryId: { type: "Directory", ids: inTree },
    directoryPath: { type: "Directory", ids: inTree },
    notebookId: { type: "Notebook", ids: inTree },
    notebookPath: { type: "Notebook", ids: inTree },
};

const secretReaders = [
    builtInRoles.keyVaultSecretsUser,
    builtInRoles.keyVaultSecretsOfficer,
    builtInRoles.keyVaultAdministrator,
];

/** Databricks reads a vault as its own enterprise application, which needs a role there that has taken effect. */
function refuseUnreachableVault({ inputs, view }: Call): void {
    const vault = at(inputs, "keyvaultMetadata", "resourceId");
    const principal = view.directory?.azureDatabricksObjectId;
    if (typeof vault !== "string" || principal === undefined) {
        return;
    }
    const held = view.holdsRole(principal, secretReaders, vault);
    if (held === "yes") {
        return;
    }
    const why = held === "no" ? "holds no role that reads secrets" : "holds a role that has no effect yet";
    refuse(
        403,
        "PERMISSION_DENIED",
        `AzureDatabricks (${principal}) ${why} on ${vault}. Give it Key Vault Secrets User there, and wait for it.`,
    );
}
