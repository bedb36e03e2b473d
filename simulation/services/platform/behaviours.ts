import type { Inputs } from "../../core/simulatedType";
import { nameOf } from "../../core/armIds";
import type { Behaviours, Call, Refusal } from "../../core/types";
import { approvalRefusals, approvedBy } from "./approvals";
import { workspacePartRefusals } from "../synapse/activation";
import { changedBy, parentMissing } from "./deployments";
import { budgetRefusals, givenRoleSource, refuseDeleteOfGivenRole, roleDefinitionRefusals } from "./refusals";
import { fixedName, nameRule, refuse, same, unknownCode } from "../../core/refusals";

const names = "learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules";
const specs = "azure-rest-api-specs/specification";
const replacement = "pulumi-azure-native provider/pkg/gen/replacement.go";

const assignmentType = "azure-native:authorization:RoleAssignment";
const otherAssignments = ({ id, view }: Call) => view.ofType(assignmentType).filter((other) => !same(other.id, id));

const assignmentRefusals: readonly Refusal[] = [
    {
        what: "a role that the principal holds there under another name",
        source: "learn.microsoft.com/azure/role-based-access-control/troubleshooting",
        status: 409,
        code: "RoleAssignmentExists",
        message: (call) => {
            // A definition has many ids, of its subscription or of none, and one name.
            const roleOf = ({ inputs }: Pick<Call, "inputs">) => nameOf(String(inputs.roleDefinitionId));
            const twin = otherAssignments(call).find(
                (other) =>
                    same(other.inputs.principalId, call.inputs.principalId) &&
                    same(other.inputs.scope, call.inputs.scope) &&
                    same(roleOf(other), roleOf(call)),
            );
            return (
                twin &&
                `The role assignment already exists. Its id is ${twin.id}; give the role in one place only, or import that assignment.`
            );
        },
    },
    {
        what: "the name of an assignment at another scope",
        source: "learn.microsoft.com/azure/role-based-access-control/role-assignments (unique in the tenant), troubleshooting; status and message as logs of deployments on GitHub show them",
        code: "RoleAssignmentUpdateNotPermitted",
        message: (call) => {
            const twin = otherAssignments(call).find(
                ({ inputs }) =>
                    same(inputs.roleAssignmentName, call.inputs.roleAssignmentName) &&
                    !same(inputs.scope, call.inputs.scope),
            );
            return (
                twin &&
                `Tenant ID, application ID, principal ID, and scope are not allowed to be updated. ${twin.id} has the name already; take another GUID.`
            );
        },
    },
];

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
        refusals: [parentMissing, ...approvalRefusals, ...workspacePartRefusals],
        changesAlso: (call) => [...changedBy(call), ...approvedBy(call)],
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
    [assignmentType]: {
        source: `${specs}/authorization 2022-04-01; ${replacement} (principalId); learn.microsoft.com/azure/role-based-access-control/troubleshooting (RoleAssignmentUpdateNotPermitted)`,
        required: ["roleDefinitionId", "principalId"],
        readOnly: ["createdOn", "updatedOn", "createdBy", "updatedBy"],
        replaceOn: ["principalId"],
        immutable: ["roleDefinitionId"],
        name: nameRule("azure-native:authorization:RoleAssignment", { code: "InvalidRoleAssignmentId" }),
        refusals: assignmentRefusals,
        seconds: 4,
    },
    "azure-native:authorization:RoleDefinition": {
        source: `${specs}/authorization 2022-05-01-preview; ${givenRoleSource}`,
        required: [],
        readOnly: ["createdOn", "updatedOn", "createdBy", "updatedBy"],
        replaceOn: [],
        refusals: roleDefinitionRefusals,
        refuseDelete: refuseDeleteOfGivenRole,
        seconds: 4,
    },
    "azure-native:consumption:Budget": {
        source: `${specs}/consumption 2024-08-01, as Azure/bicep-types-az has it`,
        required: ["category", "amount", "timeGrain", "timePeriod", "timePeriod.startDate"],
        readOnly: ["currentSpend", "forecastSpend"],
        replaceOn: [],
        name: nameRule("azure-native:consumption:Budget"),
        refusals: budgetRefusals,
        seconds: 3,
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
