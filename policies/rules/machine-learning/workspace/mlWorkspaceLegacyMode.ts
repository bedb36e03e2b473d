import { isFalse } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

export const mlWorkspaceLegacyMode = defineRule({
    id: "ml-workspace-legacy-mode",
    title: "Workspaces are not in the legacy mode of API version 1",
    rationale: "It keeps pipelines, batch endpoints and all else of API version 2 from the workspace.",
    remedy: "Set v1LegacyMode to false, or leave it out.",
    severity: "medium",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:machinelearningservices:Workspace"],
    references: ["ml.v1-legacy-off"],
    checks: { v1LegacyMode: isFalse({ missing: "pass", because: "new workspaces are of API version 2" }) },
});
