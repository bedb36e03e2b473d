import { isTrue, present } from "../../core/conditions";
import { propertyIn } from "../../core/relations";
import { defineStackRule } from "../../core/rule";
import { missingParts, partType, workspaceType } from "../../core/synapse/parts";

const hasKey = present();

export const synapseWorkspaceKeyActivation = defineStackRule({
    id: "synapse-workspace-key-activation",
    title: "A Synapse workspace with a customer's key is activated",
    rationale: "Until its key is activated a workspace refuses pools, endpoints and settings.",
    remedy: "State keys with isActiveCMK true, by the name that encryption.cmk.key has.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: [workspaceType],
    reads: [partType],
    references: [],
    judge: (graph) =>
        missingParts(graph, {
            type: "keys",
            properties: { isActiveCMK: isTrue() },
            of: () =>
                graph
                    .ofType(workspaceType)
                    .filter((workspace) => hasKey.judge(propertyIn(workspace, "encryption")).answer !== "fail"),
        }),
});
