import type { Inputs } from "../../core/simulatedType";
import type { Behaviours, Call } from "../../core/types";
import { fixedName, refuse, same, unknownCode } from "../../core/refusals";

const names = "learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules";
const specs = "azure-rest-api-specs/specification";
const replacement = "pulumi-azure-native provider/pkg/gen/replacement.go";

/** Resource groups, identities, roles, locks, security. */
export const platformBehaviours: Behaviours = {
    "azure-native:resources:ResourceGroup": {
        source: `${names}; ${replacement} (location)`,
        required: ["location"],
        replaceOn: ["location"],
        name: {
            property: "resourceGroupName",
            pattern: /^[\p{L}\p{N}_().-]{0,89}[\p{L}\p{N}_()-]$/u,
            words: "1 to 90 letters, digits, underscores, parentheses, hyphens and periods, no period at the end",
        },
        seconds: 3,
    },
    "azure-native:resources:Deployment": {
        source: `${names}; ${specs}/resources Microsoft.Resources 2024-03-01 (mode is required; template or templateLink); unverified: code of the missing template`,
        required: ["properties", "properties.mode"],
        replaceOn: [],
        name: {
            property: "deploymentName",
            pattern: /^[\p{L}\p{N}_().-]{1,64}$/u,
            words: "1 to 64 letters, digits, underscores, parentheses, hyphens and periods",
        },
        refuse: ({ inputs }) => {
            const { template, templateLink } = (inputs.properties ?? {}) as Inputs;
            if (template !== undefined || templateLink !== undefined) {
                return;
            }
            refuse(400, unknownCode, "The deployment has neither template nor templateLink. Set properties.template.");
        },
        seconds: 20,
    },
    "azure-native:managedidentity:UserAssignedIdentity": {
        source: `${names}; ${specs}/common-types (location: create, read)`,
        required: ["location"],
        readOnly: ["principalId", "clientId", "tenantId"],
        replaceOn: ["location"],
        name: {
            property: "resourceName",
            pattern: /^[a-zA-Z0-9][a-zA-Z0-9_-]{2,127}$/,
            words: "3 to 128 letters, digits, hyphens and underscores, a letter or digit first",
        },
        seconds: 5,
    },
    "azure-native:authorization:RoleAssignment": {
        source: `${specs}/authorization 2022-04-01; ${replacement} (principalId); learn.microsoft.com/azure/role-based-access-control/troubleshooting (RoleAssignmentUpdateNotPermitted, RoleAssignmentExists)`,
        required: ["roleDefinitionId", "principalId"],
        readOnly: ["createdOn", "updatedOn", "createdBy", "updatedBy"],
        replaceOn: ["principalId"],
        immutable: ["roleDefinitionId"],
        name: {
            property: "roleAssignmentName",
            pattern: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
            words: "a UUID",
            code: "InvalidRoleAssignmentId",
        },
        refuse: refuseSecondAssignment,
        seconds: 4,
    },
    "azure-native:authorization:ManagementLockByScope": {
        source: `${names}; ${specs}/resources Microsoft.Authorization 2020-05-01 (LockLevel); unverified: code of the refused level`,
        required: ["level"],
        replaceOn: [],
        name: {
            property: "lockName",
            pattern: /^[a-zA-Z0-9._()-]{0,89}[a-zA-Z0-9_()-]$/,
            words: "1 to 90 letters, digits, periods, underscores, hyphens and parentheses, no period at the end",
        },
        refuse: ({ inputs }) => {
            if (["CanNotDelete", "ReadOnly"].some((level) => same(level, inputs.level))) {
                return;
            }
            refuse(400, unknownCode, `The lock level '${String(inputs.level)}' must be CanNotDelete or ReadOnly.`);
        },
        seconds: 3,
    },
    "azure-native:security:DefenderForStorage": {
        source: "pulumi-azure-native provider/pkg/openapi/defaults/defaultResourcesState.go (deleting puts isEnabled false)",
        required: [],
        replaceOn: [],
        name: fixedName("settingName", "current"),
        singleton: "/providers/Microsoft.Security/defenderForStorageSettings/current",
        seconds: 5,
    },
};

function refuseSecondAssignment({ id, inputs, view }: Call): void {
    const twin = view
        .ofType("azure-native:authorization:RoleAssignment")
        .find(
            (other) =>
                !same(other.id, id) &&
                same(other.inputs.principalId, inputs.principalId) &&
                same(other.inputs.scope, inputs.scope) &&
                same(other.inputs.roleDefinitionId, inputs.roleDefinitionId),
        );
    if (!twin) {
        return;
    }
    refuse(
        409,
        "RoleAssignmentExists",
        `The role assignment already exists. Its id is ${twin.id}; give the role in one place only, or import that assignment.`,
    );
}
