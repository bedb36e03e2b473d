import { missingChildren } from "../../../core/azure/children";
import { type Conditions, equals, isTrue, not, shape } from "../../../core/conditions";
import { workspaceType } from "../../../core/databricks/workspaces";
import { propertyIn, type ResourceGraph } from "../../../core/relations";
import type { PolicyInput } from "../../../core/resource";
import { defineStackRule, type StackFinding } from "../../../core/rule";

const open = not(equals("Disabled"), "open to the public network");
const switchedOn = equals("true");
const requirements: readonly { type: string; when: Conditions; expected: string }[] = [
    {
        type: "databricks:index/workspaceConf:WorkspaceConf",
        when: { "customConfig.enableIpAccessLists": switchedOn },
        expected: "a WorkspaceConf with enableIpAccessLists true",
    },
    {
        type: "databricks:index/ipAccessList:IpAccessList",
        when: {
            listType: equals("ALLOW"),
            enabled: isTrue({ missing: "pass", because: "a list is in force unless switched off" }),
        },
        expected: "an IpAccessList of type ALLOW",
    },
];

function judgeWorkspace(graph: ResourceGraph, workspace: PolicyInput): StackFinding[] {
    const answer = open.judge(propertyIn(workspace, "publicNetworkAccess")).answer;
    const found = requirements.flatMap(({ type, when, expected }) =>
        missingChildren(graph, {
            of: [workspace],
            children: graph.ofType(type),
            relate: (setting) => shape(when).judge(propertyIn(setting, "")).answer,
            expected,
        }),
    );
    return answer === "fail"
        ? []
        : found.map((one) => ({ ...one, verdict: answer === "pass" ? one.verdict : "unknown" }));
}

export const databricksWorkspaceAccessList = defineStackRule({
    id: "databricks-workspace-access-list",
    title: "A workspace on the public network has an access list",
    rationale: "Without one that is switched on, the whole internet may try to sign in.",
    remedy: "Add an IpAccessList of type ALLOW, and set enableIpAccessLists to true in a WorkspaceConf.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: [workspaceType],
    reads: requirements.map(({ type }) => type),
    references: ["dbx.ip-access-list", "SAT NS-5", "SAT NS-11"],
    judge: (graph) => graph.ofType(workspaceType).flatMap((workspace) => judgeWorkspace(graph, workspace)),
});
