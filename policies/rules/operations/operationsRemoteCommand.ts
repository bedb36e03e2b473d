import { defineStackRule } from "../../core/rule";

const remote = ["command:remote:Command", "command:remote:CopyFile", "command:remote:CopyToRemote"];

export const operationsRemoteCommand = defineStackRule({
    id: "operations-remote-command",
    title: "No stack runs a command on another host",
    rationale:
        "It signs in by a password or a private key that the state keeps, and needs a host whose SSH the runner reaches.",
    remedy: "Remove the command; make a DeploymentStep, which the runner does under its own identity.",
    severity: "critical",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: remote,
    reads: [],
    references: [],
    unwaivable: true,
    judge: (graph) =>
        graph.ofType(...remote).map(({ urn, name, type }) => ({
            urn,
            path: "",
            message: `${name} is a ${type}, expected none`,
            verdict: "fail",
        })),
});
