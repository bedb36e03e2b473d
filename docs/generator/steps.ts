import { References } from "../../preview/graph/references";
import { kindOf } from "../../preview/graph/displayNames";
import { stepOf, stepsInOrder } from "../../preview/graph/steps";
import type { Plan, PlanResource } from "../../preview/plan";
import { code, table } from "../../preview/report/markdown/text";
import { at } from "../../simulation/core/ids";
import { hasInverse, type ArmActionStep, type Step } from "../../steps/contract";

/** Every step of some resolved plans: what it does, when, what it needs and what undoes it. */
export function stepsReference(plans: readonly Plan[]): string {
    const sections = plans.map(sectionOf).filter((section) => section.length > 0);
    return [
        "# Steps",
        "",
        "What Azure treats as an action, or what only a data plane can do, and what `pulumi up` therefore does by a program on the runner: every step of the committed stacks, in the order in which a deployment runs them. [Why it is done in this way](../decisions/0019-steps.md); [how to verify steps, and what to do when one fails](../runbooks/steps.md).",
        "",
        "A step runs when it is made and when what stands under _again when_ changes; it waits for what stands under _after_. The identity that runs `pulumi up` needs what stands under _needs_.",
        "",
        ...(sections.length > 0 ? sections.flat() : ["No stack has a step."]),
    ].join("\n");
}

function sectionOf(plan: Plan): string[] {
    const references = new References(plan);
    const rows = stepsInOrder(plan.resources).flatMap((resource) => {
        const step = stepOf(resource);
        return step ? [rowOf(resource, step, references)] : [];
    });
    const head = ["step", "kind", "target", "after", "again when", "needs", "undone by"];
    return rows.length === 0 ? [] : [`## ${plan.stack}`, "", ...table(head, rows), ""];
}

function rowOf(resource: PlanResource, step: Step, references: References): string[] {
    return [
        code(resource.name),
        step.kind,
        code(step.target),
        afterWhat(resource, references),
        againWhen(step),
        needs(resource, step, references),
        undoneBy(step),
    ];
}

// The order of these says nothing of the step.
const everywhere = /^pulumi:providers:|^azure-native:resources:ResourceGroup$|^pulumi:pulumi:Stack$/;

function afterWhat({ dependsOn, propertyDependencies }: PlanResource, { plan }: References): string {
    const urns = new Set([...dependsOn, ...Object.values(propertyDependencies).flat()]);
    const before = plan.resources.filter(({ urn, type }) => urns.has(urn) && !everywhere.test(type));
    return before.map(({ type, name }) => `${kindOf(type)} ${code(name)}`).join(", ") || "nothing";
}

function againWhen(step: Step): string {
    switch (step.kind) {
        case "sqlScript": {
            const files = step.arguments.scripts.map(code).join(", ");
            const values = Object.keys(step.arguments.values ?? {}).map((name) => `, the value ${code(name)}`);
            return `the content or the order of ${files}${values.join("")}, or the server's host name changes`;
        }
        case "sqlUsers":
            return "a user, its id, a role or a grant, or the server's host name changes";
        case "armAction": {
            const { follows } = step.arguments;
            const others = follows.length > 0 ? `, or ${follows.map(code).join(" or ")}` : "";
            return `the action or the id of the resource${others} changes`;
        }
        case "fabricWorkspace":
            return "a role, the id of who has it, or the name of the capacity changes";
        case "fabricGateway":
            return "the number of members, their sleep, the capacity or the subnet changes";
        case "fabricConnection":
            return "the server's host name or the database changes";
        case "fabricItem":
            return `a file of ${code(step.arguments.folder)} or a value in them changes`;
    }
}

function needs(resource: PlanResource, step: Step, references: References): string {
    if (step.kind === "armAction") {
        const type = armTypeOf(at(resource.inputs.environment, step.arguments.resource));
        const actions = [step.arguments, ...(step.arguments.inverse ? [step.arguments.inverse] : [])];
        return ["read", ...actions.map(({ action }) => `${action}/action`)]
            .map((operation) => code(`${type}/${operation}`))
            .join(", ");
    }
    if (step.kind !== "sqlScript" && step.kind !== "sqlUsers") {
        return fabricNeeds[step.kind];
    }
    const server = references.behind(resource, "environment").find(({ type }) => type === "azure-native:sql:Server");
    const group = at(server?.inputs.administrators, "login");
    const admins = typeof group === "string" ? `${code(group)}, the group of` : "the group of";
    return `membership in ${admins} the server's administrators; a network path to ${endpointOf(server, references)}`;
}

const makes = "the setting of Fabric _Service principals can create workspaces, connections, and deployment pipelines_";
const fabricNeeds = {
    fabricWorkspace: `administration of the capacity, which runs; ${makes}`,
    fabricGateway: `administration of the capacity, which runs; Network Contributor on the network; ${makes}`,
    fabricConnection: `administration of the gateway; ${makes}`,
    fabricItem: "the role Contributor of the workspace, whose capacity runs",
} as const;

/** `Microsoft.DataFactory/factories/triggers` of the id of a trigger, by which Azure names what may be done with it. */
function armTypeOf(id: unknown): string {
    const [, provider = "", rest = ""] = /\/providers\/([^/]+)\/(?!.*\/providers\/)(.+)$/.exec(String(id)) ?? [];
    const types = rest.split("/").filter((_part, i) => i % 2 === 0);
    return provider === "" ? "the resource" : [provider, ...types].join("/");
}

function endpointOf(server: PlanResource | undefined, references: References): string {
    const found = references.ofType("azure-native:network:PrivateEndpoint").filter(({ inputs }) => {
        const groups = at(inputs, "privateLinkServiceConnections", 0, "groupIds");
        return Array.isArray(groups) && groups.includes("sqlServer");
    });
    const own = found.filter(
        (endpoint) => server && references.component(endpoint).urn === references.component(server).urn,
    );
    return own.length > 0 ? `its private endpoint ${own.map(({ name }) => code(name)).join(", ")}` : "the server";
}

function undoneBy(step: Step): string {
    const inverse: ArmActionStep["arguments"]["inverse"] =
        step.kind === "armAction" ? step.arguments.inverse : undefined;
    if (inverse) {
        return `${code(inverse.action)} until ${inverse.reached.map(code).join(" or ")}, when it is deleted`;
    }
    return hasInverse(step) ? "deletion, when it is deleted" : "nothing: what it did stays";
}
