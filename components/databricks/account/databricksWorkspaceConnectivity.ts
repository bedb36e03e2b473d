import { MetastoreAssignment } from "@pulumi/databricks/metastoreAssignment";
import { MwsNccBinding } from "@pulumi/databricks/mwsNccBinding";
import { MwsNccPrivateEndpointRule } from "@pulumi/databricks/mwsNccPrivateEndpointRule";
import { WorkspaceNetworkOption } from "@pulumi/databricks/workspaceNetworkOption";
import * as pulumi from "@pulumi/pulumi";
import { stateless } from "../../shared/componentArgs";
import { privateLinkGroups } from "../../../azure/privateLink";
import { throwIfInvalid, repeated, type InputIssue } from "../../shared/validation";
import { waitAfter } from "../../shared/waiting";

/** What serverless compute reaches over private endpoints. */
export interface ServerlessTarget {
    /** Short name, part of the names of its rules. */
    name: string;
    /** ARM id. A change replaces its rules. */
    resourceId: pulumi.Input<string>;
    /** Private-link group ids, one at least; a lake needs `dfs` and `blob`. Plain: they decide which rules exist. */
    groupIds: string[];
}

/** Inputs of a workspace's ties to its account. */
export interface DatabricksWorkspaceConnectivityArgs {
    /** Number of the workspace. A change replaces all ties. */
    workspaceId: pulumi.Input<string>;
    /** Network connectivity configuration of the region that the workspace is bound to; not bound by default. Whether it is given must be known before deployment. */
    networkConnectivityConfigId?: pulumi.Input<string>;
    /** Network policy that the workspace's serverless compute is held to; the account's own by default. */
    networkPolicyId?: pulumi.Input<string>;
    /** What serverless compute reaches over private endpoints, which their owner approves; nothing by default. All workspaces that are bound to the same configuration have the same way. */
    targets?: ServerlessTarget[];
    /** Metastore that the workspace is assigned to; left to the account's automatic assignment by default. */
    metastoreId?: pulumi.Input<string>;
}

/**
 * Seconds that an endpoint needs to come up. The provider makes a rule and asks no further (mws/
 * resource_mws_ncc_private_endpoint_rule.go of databricks/terraform-provider-databricks, commit 684f4424), while its
 * endpoint is still CREATING, and its target shows no connection that could be approved until it is PENDING
 * (docs/resources/mws_ncc_private_endpoint_rule.md). unverified: how long that takes.
 */
export const endpointDelaySeconds = 300;

/** Ties a workspace to its account: metastore, network of serverless compute, its policy and its private endpoints. */
export class DatabricksWorkspaceConnectivity extends pulumi.ComponentResource {
    /** Name of each private endpoint that its target's owner approves, by `<target>-<group id>`; told when the endpoint has had time to come up. */
    public readonly endpointNames: Record<string, pulumi.Output<string>>;
    /** What Unity Catalog and serverless compute depend on: the assignment, the binding and the policy. */
    public readonly ready: pulumi.Resource[];

    constructor(name: string, args: DatabricksWorkspaceConnectivityArgs, opts?: pulumi.ComponentResourceOptions) {
        throwIfInvalid("DatabricksWorkspaceConnectivity", name, connectivityIssues(args));
        super("azure-ml-platform:index:DatabricksWorkspaceConnectivity", name, args, opts);

        this.endpointNames = this.createRules(name, args);
        this.ready = [
            ...this.assignMetastore(name, args),
            ...this.bindNetwork(name, args),
            ...this.choosePolicy(name, args),
        ];
        this.registerOutputs({ endpointNames: this.endpointNames });
    }

    private createRules(
        name: string,
        args: DatabricksWorkspaceConnectivityArgs,
    ): Record<string, pulumi.Output<string>> {
        const { networkConnectivityConfigId, targets = [] } = args;
        if (networkConnectivityConfigId === undefined) {
            return {};
        }
        const rules = targets.flatMap((target) =>
            target.groupIds.map((groupId): [string, pulumi.Output<string>] => {
                const rule = new MwsNccPrivateEndpointRule(
                    `${name}-${target.name}-${groupId}`,
                    { networkConnectivityConfigId, resourceId: target.resourceId, groupId },
                    { parent: this, ...stateless },
                );
                return [
                    `${target.name}-${groupId}`,
                    this.nameAfterReady(rule, `${name}-${target.name}-${groupId}-ready`),
                ];
            }),
        );
        return Object.fromEntries(rules);
    }

    private nameAfterReady(rule: MwsNccPrivateEndpointRule, name: string): pulumi.Output<string> {
        const wait = { seconds: endpointDelaySeconds, triggers: { rule: rule.id } };
        const there = waitAfter(name, [rule], wait, { parent: this, ...stateless });
        return pulumi.all([rule.endpointName, there.id]).apply(([endpointName]) => endpointName);
    }

    private assignMetastore(name: string, args: DatabricksWorkspaceConnectivityArgs): pulumi.Resource[] {
        const { workspaceId, metastoreId } = args;
        if (metastoreId === undefined) {
            return [];
        }
        const opts = { parent: this, deleteBeforeReplace: true, ...stateless };
        return [new MetastoreAssignment(`${name}-metastore`, { workspaceId, metastoreId }, opts)];
    }

    private bindNetwork(name: string, args: DatabricksWorkspaceConnectivityArgs): pulumi.Resource[] {
        const { workspaceId, networkConnectivityConfigId } = args;
        if (networkConnectivityConfigId === undefined) {
            return [];
        }
        const opts = { parent: this, ...stateless };
        return [new MwsNccBinding(`${name}-network`, { workspaceId, networkConnectivityConfigId }, opts)];
    }

    private choosePolicy(name: string, args: DatabricksWorkspaceConnectivityArgs): pulumi.Resource[] {
        const { workspaceId, networkPolicyId } = args;
        if (networkPolicyId === undefined) {
            return [];
        }
        const opts = { parent: this, ...stateless };
        return [new WorkspaceNetworkOption(`${name}-policy`, { workspaceId, networkPolicyId }, opts)];
    }
}

function connectivityIssues({
    networkConnectivityConfigId,
    targets = [],
}: DatabricksWorkspaceConnectivityArgs): InputIssue[] {
    const issues: InputIssue[] = [];
    if (targets.length > 0 && networkConnectivityConfigId === undefined) {
        issues.push({
            propertyPath: "targets",
            reason: "need networkConnectivityConfigId: private endpoints hang on a network connectivity configuration",
        });
    }
    targets.forEach(({ groupIds }, i) => {
        const propertyPath = `targets[${i}].groupIds`;
        if (groupIds.length === 0) {
            issues.push({ propertyPath, reason: "is empty; name a group id, for example dfs" });
        }
        for (const groupId of groupIds.filter((id) => !Object.hasOwn(privateLinkGroups, id))) {
            issues.push({ propertyPath, reason: `"${groupId}" is not a private-link group id` });
        }
        for (const groupId of repeated(groupIds)) {
            issues.push({ propertyPath, reason: `"${groupId}" is duplicated` });
        }
    });
    for (const target of repeated(targets.map(({ name }) => name))) {
        issues.push({ propertyPath: "targets", reason: `target "${target}" is duplicated` });
    }
    return issues;
}
