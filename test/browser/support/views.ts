import { compare } from "../../../preview/comparison/compare";
import type { Plan, PlanResource } from "../../../preview/plan";
import type { PreviewView } from "../../../preview/view";
import { resource as plain, urnOf } from "../../preview/comparison/plans";
import { command, scripts, users } from "../../preview/support/steps";
import { change, comparison } from "../../preview/markdownSamples";

const stackUrn = urnOf("pulumi:pulumi:Stack", "azure-ml-platform-unit");

/** A resource below the stack; a component where the type is one of ours. */
export function resource(type: string, name: string, more: Partial<PlanResource> = {}): PlanResource {
    return plain(type, name, { custom: !type.startsWith("azure-ml-platform:"), parent: stackUrn, ...more });
}

/** A plan of these resources. */
export function planOf(resources: PlanResource[], more: Partial<Plan> = {}): Plan {
    const stack = resource("pulumi:pulumi:Stack", "azure-ml-platform-unit", { custom: false, parent: undefined });
    const policy = {
        pack: "azure-ml-platform",
        profile: "prod",
        rulesEvaluated: 3,
        violations: [],
        unknown: [],
        waived: [],
    };
    const project = { format: "plan/1", project: "azure-ml-platform", stack: "unit", mode: "resolved" } as const;
    return { ...project, resources: [stack, ...resources], outputs: {}, policy, ...more };
}

const group = resource("azure-native:resources:ResourceGroup", "data", {
    inputs: { resourceGroupName: "rg-unit-data" },
});
const lake = resource("azure-ml-platform:index:DataLake", "lake");
const account = resource("azure-native:storage:StorageAccount", "lake-account", {
    parent: lake.urn,
    protect: true,
    dependsOn: [group.urn],
    propertyDependencies: { resourceGroupName: [group.urn], kmsKey: [] },
    inputs: {
        accountName: "stunitlake",
        resourceGroupName: { $unknown: true },
        connection: { $secret: true },
        sku: { name: "Standard_ZRS" },
        tags: { owner: "data-platform" },
    },
});
/** A resource that stands two levels below the stack. */
export const container = resource("azure-native:storage:BlobContainer", "lake-bronze", {
    parent: lake.urn,
    dependsOn: [account.urn],
    inputs: { containerName: "bronze" },
});
const vault = resource("azure-native:keyvault:Vault", "vault", { inputs: { vaultName: "kv-unit" } });

/** A small plan in which everything occurs that the page shows, with a comparison. */
export function richView(): PreviewView {
    const finding = {
        rule: "storage-account-public",
        level: "mandatory",
        urn: account.urn,
        path: "publicNetworkAccess",
        message: "publicNetworkAccess is not set",
        remedy: "Set publicNetworkAccess to Disabled.",
    };
    const plan = planOf([group, lake, account, container, vault], { outputs: { endpoint: "https://lake.dfs/" } });
    plan.policy.violations.push(finding);
    plan.policy.unknown.push({ ...finding, rule: "storage-account-key", level: "advisory" });
    return {
        stack: "unit",
        plan,
        notes: ["The lockfile of main differs from today's."],
        comparison: comparison(
            [
                change({
                    ...{ urn: account.urn, type: account.type, name: account.name, action: "replace" },
                    ...{
                        stateful: true,
                        dataLoss: true,
                        protectedBefore: true,
                        refused: true,
                        forcedBy: ["accountName"],
                    },
                    properties: [
                        { path: "accountName", before: "stunitold", after: "stunitlake", forces: true },
                        { path: "tags.owner", after: "data-platform" },
                    ],
                }),
                change({ urn: urnOf("a:b:Gone", "gone"), type: "a:b:Gone", name: "gone", action: "delete" }),
            ],
            [{ urn: vault.urn, type: vault.type, name: vault.name, stateful: true }],
        ),
    };
}

/** Two steps, the second of which comes first by its name, and a file of the first that changed. */
export function stepsView(): PreviewView {
    const made = (digests: string) => {
        const schema = command("schema", scripts({ "a.sql": digests }), {}, { parent: stackUrn });
        const later = command("accounts", users(), {}, { parent: stackUrn, dependsOn: [schema.urn] });
        return planOf([later, schema]);
    };
    const plan = made("b");
    return { stack: "unit", plan, notes: [], comparison: compare(made("a"), plan, "main") };
}

/** Texts that would do something if anything took them for more than text. */
export const hostileTexts = [
    `<img src=x onerror="document.title='owned'">`,
    `</script><script>document.title='owned'</script>`,
    `<!--<script>`,
    `"]; click a "javascript:document.title='owned'" %%{init: {"securityLevel": "loose"}}%%`,
    "end\n```\n| a | b |",
    "\u2028\u0000 &lt;b&gt; ${1}",
];

/** A view whose every name, value and message is one of some texts, those above by default. */
export function hostileView(texts: readonly string[] = hostileTexts): PreviewView {
    const made = texts.flatMap((text, i) => {
        const component = resource(`azure-ml-platform:index:DataLake`, text);
        const inputs = {
            [text]: { [text]: [text] },
            accountName: text,
            resourceGroupName: text,
            tags: { owner: text },
        };
        const child = resource("azure-native:storage:StorageAccount", text, { parent: component.urn, inputs });
        return [component, { ...child, urn: `${child.urn}-${i}` }];
    });
    const plan = planOf(made, { outputs: Object.fromEntries(texts.map((text) => [text, text])) });
    plan.policy.violations = made.map(({ urn, name }) => ({
        ...{ rule: name, level: "mandatory", urn, path: name, message: name, remedy: name },
    }));
    const properties = texts.map((text) => ({ path: text, before: text, after: text }));
    const changes = made.map(({ urn, type, name }) =>
        change({ urn, type, name, properties, replacementUnknown: true, stateful: true, protectedBefore: true }),
    );
    const compared = comparison(changes, changes, { base: texts[0] ?? "" });
    return { stack: texts[0] ?? "", plan, comparison: compared, notes: [...texts] };
}

/** A plan repeated under other names until it has so many resources. */
export function grown(plan: Plan, count: number): Plan {
    const [stack, ...others] = [...plan.resources].sort(
        (a, b) => Number(a.parent !== undefined) - Number(b.parent !== undefined),
    );
    if (!stack) {
        throw new Error("the plan has no resource");
    }
    const resources = [stack];
    for (let copy = 0; resources.length < count; copy++) {
        const renamed = (urn: string) => (urn === stack.urn ? urn : `${urn}-${copy}`);
        for (const one of others) {
            const propertyDependencies = Object.fromEntries(
                Object.entries(one.propertyDependencies).map(([name, urns]) => [name, urns.map(renamed)]),
            );
            const [urn, name, parent] = [renamed(one.urn), `${one.name}-${copy}`, renamed(one.parent ?? stack.urn)];
            resources.push({ ...one, urn, name, parent, dependsOn: one.dependsOn.map(renamed), propertyDependencies });
        }
    }
    return { ...plan, resources };
}
