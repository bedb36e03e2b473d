import { privateLinkGroup } from "../../core/azure/privateEndpoints";
import { commandType, stepOf, stepPath } from "../../core/operations/steps";
import { type ResourceGraph, sameText, textAt } from "../../core/relations";
import type { PolicyInput } from "../../core/resource";
import { defineStackRule, type StackFinding } from "../../core/rule";
import { type Answer, both, either } from "../../core/verdict";

const serverType = "azure-native:sql:Server";
const endpointType = "azure-native:network:PrivateEndpoint";

/** Whether the host name at a path is that of a server. */
function isHostOf(graph: ResourceGraph, command: PolicyInput, path: string, server: PolicyInput): Answer {
    return graph.relates(command, path, server, (host) => {
        const name = textAt(server, "serverName");
        return name.state === "known" ? sameText(host.split(".")[0] ?? "", name.text) : undefined;
    });
}

function hasEndpoint(graph: ResourceGraph, server: PolicyInput): Answer {
    const endpoints = graph.ofType(endpointType);
    return graph.find(endpoints, (endpoint) => privateLinkGroup(graph, endpoint, server, "sqlServer")).answer;
}

/** The servers that a step may work on: one where that is certain, else all that its entries are computed from. */
function serversOf(graph: ResourceGraph, command: PolicyInput, path: string): readonly PolicyInput[] {
    const servers = graph.ofType(serverType);
    const certain = servers.filter((server) => isHostOf(graph, command, path, server) === "pass");
    return certain.length > 0 || textAt(command, path).state === "known"
        ? certain
        : servers.filter((server) => graph.behind(command, path).includes(server));
}

function judgeStep(graph: ResourceGraph, command: PolicyInput): StackFinding[] {
    const finding = (verdict: StackFinding["verdict"], path: string, message: string): StackFinding[] => [
        { urn: command.urn, path, message, verdict },
    ];
    const read = stepOf(command);
    if (read.answer !== "known") {
        const message = `whether ${command.name} works on a database is not known before deployment`;
        return read.answer === "unknown" ? finding("unknown", stepPath, message) : [];
    }
    const { step } = read;
    if (step.kind !== "sqlScript" && step.kind !== "sqlUsers") {
        return [];
    }
    const path = `environment.${step.arguments.server}`;
    const { state } = textAt(command, path);
    if (state === "absent") {
        // Reported as a step without what it refers to.
        return [];
    }
    const servers = serversOf(graph, command, path);
    if (servers.length === 0) {
        return state === "unknown"
            ? finding("unknown", path, `the server that ${command.name} works on is not known before deployment`)
            : finding(
                  "fail",
                  path,
                  `${command.name} works on a server that this stack does not make, expected one of it`,
              );
    }
    const answers = servers.map((server) => hasEndpoint(graph, server));
    if (both(answers) === "pass") {
        return [];
    }
    const names = servers.map(({ name }) => name).join(" or ");
    const message = `${command.name} works on ${names}, expected a PrivateEndpoint of it with groupIds ["sqlServer"]`;
    return finding(either(answers) === "fail" ? "fail" : "unknown", path, message);
}

export const operationsStepEndpoint = defineStackRule({
    id: "operations-step-endpoint",
    title: "A step works only on servers that have a private endpoint",
    rationale:
        "A server is closed to the public network: a step on one without an endpoint fails in the middle of a deployment, and the next change would be to open the server for it.",
    remedy: "Add a PrivateEndpoint of the server with groupIds sqlServer, and let the step depend on it.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: [commandType],
    reads: [serverType, endpointType],
    references: ["sql.private-endpoint"],
    judge: (graph) => graph.ofType(commandType).flatMap((command) => judgeStep(graph, command)),
});
