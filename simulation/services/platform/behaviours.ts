import type { Inputs } from "../../core/simulatedType";
import type { Behaviours, Call } from "../../core/types";
import { fixedName, nameRule, refuse, same, unknownCode } from "../../core/refusals";

const names = "learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules";
const specs = "azure-rest-api-specs/specification";
const replacement = "pulumi-azure-native provider/pkg/gen/replacement.go";

/** Resource groups, identities, roles, locks, security. */
export const platformBehaviours: Behaviours = {
    "azure-native:resources:ResourceGroup": {
        source: `${names}; ${replacement} (location)`,
        required: ["location"],
        replaceOn: ["location"],
        name: nameRule("azure-native:resources:ResourceGroup"),
        seconds: 3,
    },
    "azure-native:resources:Deployment": {
        source: `${names}; ${specs}/resources Microsoft.Resources 2024-03-01 (mode is required; template or templateLink); unverified: code of the missing template`,
        required: ["properties", "properties.mode"],
        replaceOn: [],
        name: nameRule("azure-native:resources:Deployment"),
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
        name: nameRule("azure-native:managedidentity:UserAssignedIdentity"),
        seconds: 5,
    },
    "azure-native:authorization:RoleAssignment": {
        source: `${specs}/authorization 2022-04-01; ${replacement} (principalId); learn.microsoft.com/azure/role-based-access-control/troubleshooting (RoleAssignmentUpdateNotPermitted, RoleAssignmentExists)`,
        required: ["roleDefinitionId", "principalId"],
        readOnly: ["createdOn", "updatedOn", "createdBy", "updatedBy"],
        replaceOn: ["principalId"],
        immutable: ["roleDefinitionId"],
        name: nameRule("azure-native:authorization:RoleAssignment", { code: "InvalidRoleAssignmentId" }),
        refuse: refuseSecondAssignment,
        seconds: 4,
    },
    "azure-native:authorization:ManagementLockByScope": {
        source: `${names}; ${specs}/resources Microsoft.Authorization 2020-05-01 (LockLevel); unverified: code of the refused level`,
        required: ["level"],
        replaceOn: [],
        name: nameRule("azure-native:authorization:ManagementLockByScope"),
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
