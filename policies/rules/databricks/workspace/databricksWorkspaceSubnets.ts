import { type SubnetRef, subnetsOf, subnetTypes } from "../../../core/azure/subnets";
import { type Conditions, equals, matches, present, shape, some } from "../../../core/conditions";
import { workspacesWithMachines, workspaceType } from "../../../core/databricks/workspaces";
import { lastSegment, propertyIn, type ResourceGraph, sameText, textAt } from "../../../core/relations";
import type { PolicyInput } from "../../../core/resource";
import { defineStackRule, type StackFinding } from "../../../core/rule";

const hostName = "parameters.customPublicSubnetName.value";
const containerName = "parameters.customPrivateSubnetName.value";
const delegated = some(shape({ serviceName: equals("Microsoft.Databricks/workspaces") }));
// Source: "Deploy Azure Databricks in your Azure virtual network (VNet injection)", learn.microsoft.com/azure/databricks/
// security/network/classic/vnet-inject: no subnet smaller than /26.
const wide = matches(/\/([89]|1\d|2[0-6])$/, "a range of /26 or wider", {
    missing: "pass",
    because: "several ranges stand in addressPrefixes",
});
const requirements: Conditions = { delegations: delegated, "networkSecurityGroup.id": present(), addressPrefix: wide };

// The names are known once the subnets are; before that, they are computed from the subnets.
function subnetsNamed(graph: ResourceGraph, workspace: PolicyInput, path: string): SubnetRef[] {
    const name = textAt(workspace, path);
    if (name.state === "absent") {
        return [];
    }
    return name.state === "known"
        ? subnetsOf(graph).filter((subnet) => isNamed(subnet, name.text) && inNetworkOf(graph, workspace, subnet))
        : subnetsOf(graph).filter(
              ({ holder, prefix }) => prefix === "" && graph.behind(workspace, path).includes(holder),
          );
}

function isNamed({ holder, prefix }: SubnetRef, expected: string): boolean {
    const name = textAt(holder, prefix === "" ? "subnetName" : `${prefix}name`);
    return name.state === "known" && sameText(name.text, expected);
}

function inNetworkOf(graph: ResourceGraph, workspace: PolicyInput, { holder }: SubnetRef): boolean {
    const network = textAt(workspace, "parameters.customVirtualNetworkId.value");
    const name = textAt(holder, "virtualNetworkName");
    if (network.state === "absent") {
        return false;
    }
    return network.state === "known" && name.state === "known"
        ? sameText(lastSegment(network.text), name.text)
        : graph.behind(workspace, "parameters").includes(holder);
}

function judgeSubnet({ holder, prefix }: SubnetRef): StackFinding[] {
    return Object.entries(requirements).flatMap(([path, condition]): StackFinding[] => {
        const { answer, path: at, found } = condition.judge(propertyIn(holder, prefix + path));
        const message = `${at} is ${found} on a subnet of Databricks, expected ${condition.expectation}`;
        return answer === "pass" ? [] : [{ urn: holder.urn, path: at, message, verdict: answer }];
    });
}

function judgeWorkspace(graph: ResourceGraph, workspace: PolicyInput): StackFinding[] {
    const [host, container] = [textAt(workspace, hostName), textAt(workspace, containerName)];
    if (host.state === "known" && container.state === "known" && sameText(host.text, container.text)) {
        const found = propertyIn(workspace, containerName).inWords();
        const message = `${containerName} is ${found} as the host subnet is, expected a subnet of its own`;
        return [{ urn: workspace.urn, path: containerName, message, verdict: "fail" }];
    }
    const subnets = [hostName, containerName].flatMap((path) => subnetsNamed(graph, workspace, path));
    const each = new Map(subnets.map((subnet) => [`${subnet.holder.urn} ${subnet.prefix}`, subnet]));
    return [...each.values()].flatMap(judgeSubnet);
}

export const databricksWorkspaceSubnets = defineStackRule({
    id: "databricks-workspace-subnets",
    title: "Databricks has two subnets to itself, delegated and guarded",
    rationale:
        "Azure refuses a workspace whose subnets are not delegated to it, and a subnet without a security group lets every machine of the network in.",
    remedy: "Delegate both subnets to Microsoft.Databricks/workspaces, give each a networkSecurityGroup and /26 or more.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: [workspaceType],
    reads: subnetTypes,
    references: ["databricks.subnets"],
    judge: (graph) => workspacesWithMachines(graph).flatMap((workspace) => judgeWorkspace(graph, workspace)),
});
