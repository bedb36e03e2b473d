import { refusedOutboundTargets } from "../../../azure/machine-learning/outboundTargets";
import { isServiceTag } from "../../../azure/network/serviceTags";
import { privateLinkGroups, type PrivateLinkGroupId } from "../../../azure/privateLink";
import { parseResourceId } from "../../../azure/resourceIds";
import { PrincipalType } from "../../shared/roleAssignments";
import { repeated, type InputIssue } from "../../shared/validation";
import type { WorkspaceDependencies } from "./dependencies";
import {
    ownTargets,
    type ManagedNetworkArgs,
    type OutboundServiceTag,
    type OutboundTarget,
    type WorkspaceNetworkArgs,
} from "./managedNetwork";

const hostName = /^(\*\.)?([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/i;
const targetName = /^[a-z0-9](?:[a-z0-9-]{0,22}[a-z0-9])?$/;

// Hosts of storage accounts: "If your managed network is configured to allow only approved outbound, you can't use an FQDN
// rule to access Azure Storage Accounts", MicrosoftDocs/azure-ai-docs, articles/machine-learning/how-to-managed-network.md.
const storageHost = /(^|\.)(blob|dfs|file|queue|table)\.core\.windows\.net$|^\*\.(core\.)?windows\.net$/i;

/** Everything that is wrong with the network of a workspace; targets of its own are those that it has without being given. */
export function networkIssues(
    network: WorkspaceNetworkArgs,
    own: readonly OutboundTarget[],
    at = "network",
): InputIssue[] {
    if (network.kind === "subnet") {
        return foreignTo(network, managedOnly, at, "subnet", "the platform's network decides what compute reaches");
    }
    return [
        ...foreignTo(network, ["subnetResourceId"], at, "managed", "compute of a managed network has no subnet"),
        ...foreignTo(
            network,
            ["kubernetesClusters"],
            at,
            "managed",
            "Kubernetes cannot be attached to such a workspace; set kind to subnet",
        ),
        ...targetIssues(network.privateEndpoints ?? [], own, `${at}.privateEndpoints`),
        ...hostIssues(network, at),
        ...tagIssues(network.serviceTags ?? [], `${at}.serviceTags`),
    ];
}

/** What is wrong with a managed network before its dependencies are made, those that exist left out; `more` are targets that it has in addition. */
export function managedNetworkIssues(
    network: Omit<ManagedNetworkArgs, "deployer">,
    more: readonly OutboundTarget[],
    existing: Partial<WorkspaceDependencies> = {},
): InputIssue[] {
    const notMade = {
        storageAccountResourceId: "",
        keyVaultResourceId: "",
        applicationInsightsResourceId: "",
        containerRegistryResourceId: "",
    };
    const deployer = { principalId: "", principalType: PrincipalType.ServicePrincipal };
    return networkIssues({ ...network, deployer }, [...ownTargets({ ...notMade, ...existing }), ...more], "network");
}

const managedOnly = ["deployer", "privateEndpoints", "allowedFqdns", "serviceTags", "firewallTier"];

/** Inputs that the type rules out, from callers without types. */
function foreignTo(
    network: WorkspaceNetworkArgs,
    keys: readonly string[],
    at: string,
    kind: string,
    why: string,
): InputIssue[] {
    return keys
        .filter((key) => (network as unknown as Record<string, unknown>)[key] !== undefined)
        .map((key) => ({ propertyPath: `${at}.${key}`, reason: `conflicts with kind ${kind}: ${why}` }));
}

function targetIssues(targets: readonly OutboundTarget[], own: readonly OutboundTarget[], at: string): InputIssue[] {
    const all = [...own, ...targets];
    const names = repeated(all.map(({ name }) => name)).map((name) => ({
        propertyPath: at,
        reason: own.some((target) => target.name === name)
            ? `"${name}" is the name of a target that the workspace has already; choose another`
            : `"${name}" is duplicated; names of targets must differ`,
    }));
    return [
        ...names,
        ...targets.flatMap((target, i) => [
            ...nameIssues(target, `${at}[${i}].name`),
            ...groupIssues(target, `${at}[${i}].groupIds`),
            ...sameResourceIssues(target, all.slice(0, own.length + i), own, `${at}[${i}].resourceId`),
        ]),
    ];
}

const nameIssues = ({ name }: OutboundTarget, propertyPath: string): InputIssue[] =>
    targetName.test(name)
        ? []
        : [
              {
                  propertyPath,
                  reason: `"${name}" must be 1 to 24 lower-case letters, digits and hyphens, no hyphen first or last`,
              },
          ];

function sameResourceIssues(
    target: OutboundTarget,
    before: readonly OutboundTarget[],
    own: readonly OutboundTarget[],
    propertyPath: string,
): InputIssue[] {
    const same = before.find((other) => leadsTo(other, target));
    if (!same) {
        return [];
    }
    const remedy = own.includes(same) ? "leave it out" : "list all group ids there";
    return [
        {
            propertyPath,
            reason: `is the resource of target "${same.name}"; a target and group id has one rule: ${remedy}`,
        },
    ];
}

/** Whether two targets are one resource, as far as that is known before it is made: the same value, or the same text. */
function leadsTo(one: OutboundTarget, other: OutboundTarget): boolean {
    const [a, b] = [one.resourceId, other.resourceId];
    return a === b || (typeof a === "string" && typeof b === "string" && a.toLowerCase() === b.toLowerCase());
}

function groupIssues(target: OutboundTarget, at: string): InputIssue[] {
    const issues: InputIssue[] = repeated(target.groupIds).map((id) => ({
        propertyPath: at,
        reason: `"${id}" is duplicated; a target and group id has one rule`,
    }));
    if (target.groupIds.length === 0) {
        issues.push({ propertyPath: at, reason: "is empty; name what of the target compute reaches" });
    }
    const { resourceId } = target;
    const type = typeof resourceId === "string" ? parseResourceId(resourceId)?.type : undefined;
    for (const groupId of new Set(target.groupIds)) {
        const reason = groupIssue(groupId, type);
        if (reason !== undefined) {
            issues.push({ propertyPath: at, reason });
        }
    }
    return issues;
}

function groupIssue(groupId: string, type: string | undefined): string | undefined {
    const group = Object.hasOwn(privateLinkGroups, groupId)
        ? privateLinkGroups[groupId as PrivateLinkGroupId]
        : undefined;
    if (!group) {
        return `"${groupId}" is not a private-link group id`;
    }
    if (type !== undefined && type.toLowerCase() !== group.armType.toLowerCase()) {
        return `"${groupId}" is a group id of ${group.armType}, but the target is a ${type}`;
    }
    const refused = refusedOutboundTargets[group.armType];
    return refused === undefined ? undefined : `"${groupId}" of ${group.armType}: ${refused}`;
}

function hostIssues({ allowedFqdns = [], firewallTier }: ManagedNetworkArgs, at: string): InputIssue[] {
    const issues: InputIssue[] = repeated(allowedFqdns.map((host) => host.toLowerCase())).map((host) => ({
        propertyPath: `${at}.allowedFqdns`,
        reason: `"${host}" is duplicated`,
    }));
    allowedFqdns.forEach((host, i) => {
        if (!hostName.test(host)) {
            issues.push({
                propertyPath: `${at}.allowedFqdns[${i}]`,
                reason: `"${host}" must be a host name, such as pypi.org or *.pypi.org`,
            });
        } else if (storageHost.test(host)) {
            issues.push({
                propertyPath: `${at}.allowedFqdns[${i}]`,
                reason: `"${host}" is a storage account, which Azure lets compute reach over an endpoint only; add it to privateEndpoints`,
            });
        }
    });
    if (firewallTier !== undefined && allowedFqdns.length === 0) {
        issues.push({
            propertyPath: `${at}.firewallTier`,
            reason: `is ${firewallTier}, but without allowedFqdns there is no firewall; leave it out`,
        });
    }
    return issues;
}

const tooWide = ["Internet", "AzureCloud"];

function tagIssues(rules: readonly OutboundServiceTag[], at: string): InputIssue[] {
    const twice = repeated(rules.map(({ serviceTag }) => serviceTag)).map((tag) => ({
        propertyPath: at,
        reason: `"${tag}" is duplicated`,
    }));
    const wrong = rules.flatMap(({ serviceTag }, i) => {
        const reason = tooWide.some((tag) => serviceTag === tag || serviceTag.startsWith(`${tag}.`))
            ? `"${serviceTag}" approves addresses of all customers of Azure or of the internet, by which data can leave; name the service`
            : isServiceTag(serviceTag)
              ? undefined
              : `"${serviceTag}" is not a service tag`;
        return reason === undefined ? [] : [{ propertyPath: `${at}[${i}].serviceTag`, reason }];
    });
    return [...twice, ...wrong];
}
