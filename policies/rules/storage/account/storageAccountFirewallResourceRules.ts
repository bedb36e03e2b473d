import { hasLength } from "../../../core/conditions";
import { propertyIn, type ResourceGraph, sameText, type Text, textAt } from "../../../core/relations";
import type { PolicyInput } from "../../../core/resource";
import { defineStackRule, type StackFinding } from "../../../core/rule";
import type { Answer } from "../../../core/verdict";

const account = "azure-native:storage:StorageAccount";
const list = "networkRuleSet.resourceAccessRules";
const tenants: Readonly<Record<string, string>> = {
    "azure-native:keyvault:Vault": "properties.tenantId",
    "pulumi:providers:azure-native": "tenantId",
};

function ownTenants(graph: ResourceGraph): string[] {
    return Object.entries(tenants).flatMap(([type, path]) =>
        graph.ofType(type).flatMap((resource) => {
            const tenant = textAt(resource, path);
            return tenant.state === "known" ? [tenant.text] : [];
        }),
    );
}

function judgeTenant(tenant: Text, own: readonly string[]): Answer {
    if (tenant.state !== "known") {
        return tenant.state === "absent" ? "fail" : "unknown";
    }
    return own.length === 0 ? "unknown" : own.some((one) => sameText(one, tenant.text)) ? "pass" : "fail";
}

function judgeId(id: Text): Answer {
    if (id.state !== "known") {
        return id.state === "absent" ? "fail" : "unknown";
    }
    return /^\/subscriptions\/[^/*]+\/resourceGroups\/[^/*]+\/providers\//i.test(id.text) ? "pass" : "fail";
}

function judgeAccount(storage: PolicyInput, own: readonly string[]): StackFinding[] {
    const rules = hasLength({ atLeast: 1 }).judge(propertyIn(storage, list));
    if (rules.answer !== "pass") {
        const message = `${list} is ${rules.found}, expected resources of the stack's own tenant`;
        return rules.answer === "unknown" ? [{ urn: storage.urn, path: list, message, verdict: "unknown" }] : [];
    }
    const { length } = propertyIn(storage, list).read() as readonly unknown[];
    return Array.from({ length }, (_, index) => `${list}.${index}`).flatMap((rule) => [
        ...finding(storage, `${rule}.tenantId`, "a tenant of this stack", (tenant) => judgeTenant(tenant, own)),
        ...finding(storage, `${rule}.resourceId`, "resources of a single resource group", judgeId),
    ]);
}

function finding(storage: PolicyInput, path: string, expected: string, judge: (value: Text) => Answer): StackFinding[] {
    const value = textAt(storage, path);
    const verdict = judge(value);
    const found = value.state === "known" ? `"${value.text}"` : value.state === "absent" ? "not set" : "not known yet";
    const message = `${path} is ${found}, expected ${expected}`;
    return verdict === "pass" ? [] : [{ urn: storage.urn, path, message, verdict }];
}

export const storageAccountFirewallResourceRules = defineStackRule({
    id: "storage-account-firewall-resource-rules",
    title: "The storage firewall admits resources of single resource groups, all of the stack's own tenant",
    rationale:
        "Such a rule admits a resource past the firewall; of another tenant it is somebody else's, and with * for the group it is of everyone who makes one in the subscription.",
    remedy: "Name the resource group in resourceId, and the stack's own tenant in tenantId, or remove the rule.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: [account],
    reads: Object.keys(tenants),
    references: ["storage.firewall-no-ip-rules"],
    judge: (graph) => {
        const own = ownTenants(graph);
        return graph.ofType(account).flatMap((storage) => judgeAccount(storage, own));
    },
});
