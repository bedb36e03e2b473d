import type { PlannedStack } from "../../../docs/generator/accessReference";
import { preview } from "../../../preview/preview";
import { readProject, readStackConfig } from "../../../preview/stackFile";
import { parseSettings } from "../../../stacks/settings/settings";

/** Committed stacks. */
export const stacks = ["dev", "test", "prod", "shared"] as const;
/** Name of a committed stack. */
export type StackName = (typeof stacks)[number];

/** A committed stack as a deployment would register it, with its settings. */
export async function planned(stack: StackName | `${string}-minimal`): Promise<PlannedStack> {
    const project = readProject();
    const parsed = parseSettings(readStackConfig(project, stack), project.name, stack);
    if ("issues" in parsed) {
        throw new Error(`${stack} is refused: ${parsed.issues[0]?.path}`);
    }
    return { plan: await preview({ stack, mode: "resolved", today: "2026-01-01" }), settings: parsed.settings };
}
