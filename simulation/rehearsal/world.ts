import type { World } from "../cloud/cloud";
import { isArmId } from "../cloud/armIds";
import type { ProjectCopy, StackConfig } from "../engine/project";

/** Stack that a stack reads the outputs of; undefined where it stands alone. */
export function hubOf(config: StackConfig): string | undefined {
    const stack = config.hub?.stack;
    return typeof stack === "string" ? stack : undefined;
}

/** What the stacks' files name and nobody here makes: the directory's groups, and every object that is named by its id. */
export function worldOf(project: ProjectCopy, stacks: readonly string[]): Pick<World, "groups" | "brought"> {
    const named = stacks.flatMap((stack) => textsIn(project.config(stack)));
    return {
        groups: named.filter(({ key }) => key === "groupObjectId").map(({ text }) => text),
        brought: named.map(({ text }) => text).filter((text) => isArmId(text) && !text.includes("*")),
    };
}

function textsIn(value: unknown, key = ""): { key: string; text: string }[] {
    if (typeof value === "string") return [{ key, text: value }];
    if (value === null || typeof value !== "object") return [];
    if (Array.isArray(value)) return value.flatMap((inner) => textsIn(inner, key));
    return Object.entries(value).flatMap(([name, inner]) => textsIn(inner, name));
}
