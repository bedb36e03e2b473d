import { oneOf } from "../../core/conditions";
import { defineStackRule } from "../../core/rule";
import { missingParts, partType, workspaceType } from "../../core/synapse/parts";

export const synapseWorkspaceMinTls = defineStackRule({
    id: "synapse-workspace-min-tls",
    title: "Dedicated pools take TLS 1.2 and newer alone",
    rationale: "Older versions can be read by attackers between client and server.",
    remedy: "State dedicatedSQLminimalTlsSettings with minimalTlsVersion 1.2.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: [workspaceType],
    reads: [partType],
    references: ["synapse.min-tls", "cb3738a6-82a2-4a18-b87b-15217b9deff4"],
    judge: (graph) =>
        missingParts(graph, {
            type: "dedicatedSQLminimalTlsSettings",
            properties: { minimalTlsVersion: oneOf(["1.2", "1.3"]) },
        }),
});
