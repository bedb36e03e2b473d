import * as pulumi from "@pulumi/pulumi";
import { parseResourceId } from "../../../azure/resourceIds";
import type { InputIssue } from "../../shared/validation";

/** The two subnets of one network that a workspace's machines live in. */
export interface WorkspaceSubnets {
    /** Subnet of the machines' own addresses (Databricks calls it public), delegated to `Microsoft.Databricks/workspaces`, /26 or larger and of no other workspace. */
    hostSubnetResourceId: pulumi.Input<string>;
    /** Subnet of the containers' addresses (Databricks calls it private), of the same network and under the same conditions. */
    containerSubnetResourceId: pulumi.Input<string>;
}

const subnetType = "microsoft.network/virtualnetworks/subnets";
const networkOf = (subnetId: string) => subnetId.replace(/\/subnets\/[^/]+$/i, "");

/** What is wrong with the two subnets, as far as their ids are plain. */
export function subnetIssues({ hostSubnetResourceId, containerSubnetResourceId }: WorkspaceSubnets): InputIssue[] {
    const plain = Object.entries({ hostSubnetResourceId, containerSubnetResourceId }).flatMap(([path, id]) =>
        typeof id === "string" ? [{ path, id }] : [],
    );
    const issues = plain
        .filter(({ id }) => parseResourceId(id)?.type.toLowerCase() !== subnetType)
        .map(({ path, id }) => ({ propertyPath: path, reason: `"${id}" is not the ARM id of a subnet` }));
    const [host, container] = plain;
    if (issues.length > 0 || !host || !container) {
        return issues;
    }
    const [one, other] = [host.id.toLowerCase(), container.id.toLowerCase()];
    if (one === other) {
        return [{ propertyPath: container.path, reason: "is the host subnet as well; each needs a subnet of its own" }];
    }
    if (networkOf(one) !== networkOf(other)) {
        return [
            {
                propertyPath: container.path,
                reason: `is of network ${networkOf(container.id)}, the host subnet of ${networkOf(host.id)}; both must be of one network`,
            },
        ];
    }
    return [];
}

/** Network and subnet names as ARM takes them. What is wrong with ids that were not plain stops the deployment here. */
export function injectionParameters(subnets: WorkspaceSubnets) {
    const ids = pulumi
        .all([subnets.hostSubnetResourceId, subnets.containerSubnetResourceId])
        .apply(([host, container]) => {
            const [issue] = subnetIssues({ hostSubnetResourceId: host, containerSubnetResourceId: container });
            if (issue) {
                throw new Error(`${issue.propertyPath}: ${issue.reason}`);
            }
            return { network: networkOf(host), host: lastName(host), container: lastName(container) };
        });
    return {
        customVirtualNetworkId: { value: ids.network },
        customPublicSubnetName: { value: ids.host },
        customPrivateSubnetName: { value: ids.container },
    };
}

const lastName = (id: string) => id.split("/").at(-1) ?? "";
