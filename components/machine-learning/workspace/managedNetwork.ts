import * as machinelearning from "@pulumi/azure-native/machinelearningservices";
import type * as inputs from "@pulumi/azure-native/types/input";
import type * as pulumi from "@pulumi/pulumi";
import { withDefaults } from "../../shared/defaults";
import type { PrincipalType, RoleScope } from "../../shared/roleAssignments";
import type { WorkspaceDependencies } from "./dependencies";

/** A resource that compute of a managed network reaches over private endpoints. */
export interface OutboundTarget {
    /** Name of the target within the platform: 1 to 24 lower-case letters, digits and hyphens. Part of the names of its rules and role assignments. */
    name: string;
    /** ARM id of the target. A change replaces its endpoints and role assignments. */
    resourceId: pulumi.Input<string>;
    /** Group ids of the target, one endpoint each, for example `dfs` and `blob`. Plain: they decide which rules exist. */
    groupIds: readonly string[];
    /** Whether serverless Spark reaches the target too; false by default. */
    spark?: boolean;
    /** Where the right to approve endpoints is given; on the target itself by default. A change replaces the role assignments. */
    approval?: RoleScope;
}

/** What a target has where it says nothing. */
export const outboundTargetDefaults = { spark: false } as const;

/** A service of Azure, by its tag, that compute of a managed network reaches. */
export interface OutboundServiceTag {
    /** Service tag, for example `AzureDevOps`. `Internet` and `AzureCloud` are refused: they approve what data can leave by. */
    serviceTag: string;
    /** Protocol; `TCP` by default. */
    protocol?: "TCP" | "UDP" | "ICMP" | "*";
    /** Ports, for example `80, 8080-8089`; `443` by default. */
    portRanges?: string;
}

/** What a service tag's rule has where it says nothing. */
export const outboundServiceTagDefaults = { protocol: "TCP", portRanges: "443" } as const;

/** Tier of the firewall of a managed network. */
export const ManagedFirewallTier = { Basic: "Basic", Standard: "Standard" } as const;
/** Tier of the firewall of a managed network. */
export type ManagedFirewallTier = (typeof ManagedFirewallTier)[keyof typeof ManagedFirewallTier];

/** The principal that deploys the workspace. */
export interface DeployingPrincipal {
    /** Object id of the principal (a UUID). A change replaces its role assignments. */
    principalId: pulumi.Input<string>;
    /** Kind of the principal. */
    principalType: PrincipalType;
}

/**
 * A network that Azure Machine Learning makes and manages, in which compute reaches only what a rule approves. Kubernetes
 * cannot be attached to a workspace with it, and its compute takes no subnet. Azure refuses a change to `subnet`.
 */
export interface ManagedNetworkArgs {
    /** `managed`: Azure Machine Learning makes and manages the network. */
    kind: "managed";
    /** The deploying principal, which Azure asks for the right to approve endpoints on each target. */
    deployer: DeployingPrincipal;
    /** Resources that compute reaches over private endpoints, in addition to the workspace's own; none by default. Plain: it decides which rules exist. */
    privateEndpoints?: readonly OutboundTarget[];
    /** Hosts that compute reaches on ports 80 and 443, `*.` for all below one, for example `pypi.org`; none by default. The first makes a firewall that is billed. Refused for storage accounts, which need an endpoint. */
    allowedFqdns?: readonly string[];
    /** Services of Azure that compute reaches, by tag; none by default. */
    serviceTags?: readonly OutboundServiceTag[];
    /** Tier of the firewall that filters hosts; `Basic` by default. Refused without `allowedFqdns`, since there is no firewall then. */
    firewallTier?: ManagedFirewallTier;
    /** Refused: compute of a managed network has no subnet of the platform's. */
    subnetResourceId?: never;
    /** Refused: Kubernetes cannot be attached to a workspace with a managed network. */
    kubernetesClusters?: never;
}

/** What a managed network has where its inputs say nothing. */
export const managedNetworkDefaults = { firewallTier: ManagedFirewallTier.Basic } as const;

/** Compute in the platform's own network, without public addresses. The one network with which Kubernetes can be attached. */
export interface SubnetNetworkArgs {
    /** `subnet`: compute runs in a subnet of the platform's network. A change to `managed` asks for all compute to be made again. */
    kind: "subnet";
    /** Subnet of serverless compute, without public addresses; compute clusters name theirs themselves. */
    subnetResourceId: pulumi.Input<string>;
}

/** Where the compute of a workspace runs, and what it reaches. */
export type WorkspaceNetworkArgs = ManagedNetworkArgs | SubnetNetworkArgs;

type Rule =
    | inputs.machinelearningservices.PrivateEndpointOutboundRuleArgs
    | inputs.machinelearningservices.FqdnOutboundRuleArgs
    | inputs.machinelearningservices.ServiceTagOutboundRuleArgs;

const category = machinelearning.RuleCategory.UserDefined;

// unverified: which characters Azure takes in the name of a rule; letters, digits, hyphens and underscores stand in its samples.
// A name that it refuses would fail the workspace before anything is made.

/** Names of the rules of a target. */
const endpointRuleNames = ({ name, groupIds }: OutboundTarget) =>
    groupIds.map((groupId) => `${name}-${groupId.replaceAll("_", "-")}`);

/** Name of the rule of a host. */
const hostRuleName = (host: string) =>
    `${host.startsWith("*.") ? "hosts" : "host"}-${host.replace(/^\*\./, "").replaceAll(".", "_")}`;

/** Name of the rule of a service tag. */
const tagRuleName = ({ serviceTag }: OutboundServiceTag) => `tag-${serviceTag.replaceAll(".", "_")}`;

/**
 * Network settings of a workspace. All rules are inside the workspace: as resources of their own, those that are written at
 * the same time delete one another (github.com/Azure/terraform-provider-azapi/issues/453).
 */
export function networkSettings(network: WorkspaceNetworkArgs, own: readonly OutboundTarget[]) {
    if (network.kind === "subnet") {
        return {
            managedNetwork: { isolationMode: machinelearning.IsolationMode.Disabled },
            serverlessComputeSettings: {
                serverlessComputeCustomSubnet: network.subnetResourceId,
                serverlessComputeNoPublicIP: true,
            },
        };
    }
    const { firewallTier, allowedFqdns = [] } = withDefaults(network, managedNetworkDefaults);
    return {
        managedNetwork: {
            isolationMode: machinelearning.IsolationMode.AllowOnlyApprovedOutbound,
            outboundRules: Object.fromEntries([
                ...[...own, ...(network.privateEndpoints ?? [])].flatMap(endpointRules),
                ...allowedFqdns.map((host) => [hostRuleName(host), { type: "FQDN", destination: host, category }]),
                ...(network.serviceTags ?? []).map(tagRule),
            ]) as Record<string, Rule>,
            firewallSku: allowedFqdns.length > 0 ? firewallTier : undefined,
        },
        // Later, the first compute would provision it, for half an hour, in which its creation can time out.
        // unverified: that the request ends only when the network is provisioned.
        provisionNetworkNow: true,
    };
}

function endpointRules(target: OutboundTarget): [string, Rule][] {
    const names = endpointRuleNames(target);
    const { spark } = withDefaults(target, outboundTargetDefaults);
    return target.groupIds.map((subresourceTarget, i) => [
        names[i] ?? "",
        {
            type: "PrivateEndpoint",
            category,
            destination: {
                serviceResourceId: target.resourceId,
                subresourceTarget,
                sparkEnabled: spark,
            },
        },
    ]);
}

function tagRule(rule: OutboundServiceTag): [string, Rule] {
    const { serviceTag, protocol, portRanges } = withDefaults(rule, outboundServiceTagDefaults);
    return [
        tagRuleName(rule),
        {
            type: "ServiceTag",
            category,
            destination: { serviceTag, protocol, portRanges, action: machinelearning.RuleAction.Allow },
        },
    ];
}

/** Targets to which every managed network has endpoints: the service makes those but `queue` and `table`. */
export const ownTargets = ({
    storageAccountResourceId,
    keyVaultResourceId,
    containerRegistryResourceId,
}: WorkspaceDependencies): OutboundTarget[] => [
    { name: "storage", resourceId: storageAccountResourceId, groupIds: ["blob", "file", "queue", "table"] },
    { name: "vault", resourceId: keyVaultResourceId, groupIds: ["vault"] },
    { name: "registry", resourceId: containerRegistryResourceId, groupIds: ["registry"] },
];
