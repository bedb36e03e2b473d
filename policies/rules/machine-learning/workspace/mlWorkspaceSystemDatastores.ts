import { equals } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

export const mlWorkspaceSystemDatastores = defineRule({
    id: "ml-workspace-system-datastores",
    title: "The datastores that a workspace makes itself use identities",
    rationale:
        "By default they hold the key of the storage account, which opens all of it to every user of the workspace, and fail where the account takes no keys.",
    remedy: "Set systemDatastoresAuthMode to Identity.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:machinelearningservices:Workspace"],
    references: ["ml.system-datastores-identity"],
    checks: { systemDatastoresAuthMode: equals("Identity") },
});
