import type { Plan, PlanProperties, PlanResource } from "../../preview/plan";
import { table } from "../../preview/report/markdown/text";
import type { DocumentedComponent } from "./library";

/** Resources by which a component provides a capability. */
export interface Provision {
    /** Class of the component. */
    component: string;
    /** Kinds of its resources, by the last part of their type tokens. */
    kinds: readonly string[];
    /** Which of them, by their inputs; all by default. */
    where?: (inputs: PlanProperties) => boolean;
}

/** A capability in the words of the architecture, and what provides it. */
export interface Capability {
    /** What it is. */
    title: string;
    /** What provides it. */
    by: readonly Provision[];
    /** Why no committed stack has it, where that is so: what would have to be set. */
    onceSet?: string;
}

const kindOf = ({ type }: PlanResource) => type.split(":").at(-1) ?? "";

/** Resources of a plan that provide a capability. A URN names the class of every component that a resource is part of. */
export function providedBy(plan: Plan, { by }: Capability): PlanResource[] {
    return plan.resources.filter((resource) =>
        by.some(
            ({ component, kinds, where = () => true }) =>
                resource.custom &&
                resource.urn.includes(`azure-ml-platform:index:${component}$`) &&
                kinds.includes(kindOf(resource)) &&
                where(resource.inputs),
        ),
    );
}

/** File of each component that provides a capability, with the test of the same name. */
export function filesOf({ by }: Capability, components: readonly DocumentedComponent[]) {
    return [...new Set(by.map(({ component }) => component))].map((component) => {
        const found = components.find(({ name }) => name === component);
        if (!found) {
            throw new Error(`there is no component ${component}`);
        }
        return { file: found.file, test: `test/${found.file.replace(/\.ts$/, ".test.ts")}` };
    });
}

/** A table of capabilities: resources in these plans, file, test. */
export function capabilitiesTable(
    capabilities: readonly Capability[],
    plans: readonly Plan[],
    components: readonly DocumentedComponent[],
): string[] {
    const link = (target: string) => `[${target.split("/").at(-1)}](../../${target})`;
    const rows = capabilities.map((capability) => {
        const files = filesOf(capability, components);
        return [
            capability.title,
            resourcesText(capability, plans),
            files.map(({ file }) => link(file)).join(", "),
            files.map(({ test }) => link(test)).join(", "),
        ];
    });
    return table(["capability", "resources", "file", "test"], rows);
}

function resourcesText(capability: Capability, plans: readonly Plan[]): string {
    const byKind = new Map<string, string[]>();
    for (const plan of plans) {
        for (const resource of providedBy(plan, capability)) {
            const kind = kindOf(resource);
            byKind.set(kind, [...(byKind.get(kind) ?? []), `\`${plan.stack}/${resource.name}\``]);
        }
    }
    const texts = [...byKind].map(([kind, names]) => `${kind} ${names.join(" ")}`);
    return texts.length > 0 ? texts.join("; ") : (capability.onceSet ?? "in neither stack");
}
