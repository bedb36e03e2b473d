import { statefulTypes } from "../../core/azure/governance";
import { defineRule } from "../../core/rule";

export const governanceResourceProtect = defineRule({
    id: "governance-resource-protect",
    title: "Resources that hold data or keys are protected from deletion",
    rationale: "A renamed component or a removed line deletes them, and with them what cannot be made again.",
    remedy: "Set the resource option protect to true.",
    severity: "high",
    level: { dev: "disabled", prod: "mandatory" },
    targets: statefulTypes,
    references: ["gov.protect"],
    checks: {},
    options: { protect: true },
});
