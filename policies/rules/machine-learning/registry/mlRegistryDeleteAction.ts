import { coveredBy } from "../../../core/azure/actions";
import { each, satisfies } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

// Source: learn.microsoft.com/azure/role-based-access-control/permissions/ai-machine-learning, and the actions of the
// built-in role AzureML Registry User. Those of every service are the concern of identity-role-definition-wildcard.
const deleting = "Microsoft.MachineLearningServices/registries/assets/delete";
const ofService = /^Microsoft\.MachineLearningServices\//i;

const textsIn = (list: unknown) =>
    Array.isArray(list) ? list.filter((action): action is string => typeof action === "string") : [];

const deletesNothing = satisfies(`no action that covers ${deleting}`, (permission) => {
    const { actions, notActions } = permission as { actions?: unknown; notActions?: unknown };
    const covers = (action: string) => coveredBy(action)(deleting);
    return (
        !textsIn(actions).some((action) => ofService.test(action) && covers(action)) || textsIn(notActions).some(covers)
    );
});

export const mlRegistryDeleteAction = defineRule({
    id: "ml-registry-delete-action",
    title: "Custom roles delete nothing from registries of models",
    rationale: "A model that is gone from the registry is gone from every workspace that deploys it.",
    remedy: "List registries/assets/read and registries/assets/write in permissions, or put registries/assets/delete into notActions.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:authorization:RoleDefinition"],
    references: [],
    checks: {
        permissions: each(deletesNothing, { missing: "pass", because: "a role without permissions deletes nothing" }),
    },
});
