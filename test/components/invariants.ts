import { requireResourceType } from "../../azure/resourceTypes";
import type { PlanResource } from "../../preview/plan";
import { tags } from "../support/fixtures";
import { listed } from "../support/recording";

/** `Type name` of what takes tags and does not carry those that its component was given. */
export function untagged(resources: readonly PlanResource[]): string[] {
    const wanted = Object.entries(tags).sort();
    const differ = ({ inputs }: PlanResource) =>
        JSON.stringify(Object.entries((inputs.tags ?? {}) as object).sort()) !== JSON.stringify(wanted);
    return listed(resources.filter((made) => made.custom && requireResourceType(made.type).taggable && differ(made)));
}

/** `Type name` of what is not named after its component. */
export function misnamedChildren(resources: readonly PlanResource[], component: string): string[] {
    return listed(resources.filter(({ name }) => name !== component && !name.startsWith(`${component}-`)));
}

/** `Type name` of every protected resource, components left out. */
export function guarded(resources: readonly PlanResource[]): string[] {
    return listed(resources.filter(({ custom, protect }) => custom && protect));
}

/** `Type name` of everything that a resource waits for. */
export function waitsFor(resource: PlanResource): string[] {
    return resource.dependsOn.map((urn) => {
        const [type = "", name] = urn.split("::").slice(2);
        return `${type.split(":").at(-1)} ${name}`;
    });
}
