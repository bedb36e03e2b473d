import { judge } from "../../../preview/judge";
import type { Plan } from "../../../preview/plan";
import { recordStack } from "../../stacks/support/recordStack";
import { accepted, configWith, project, type Changes, type StackName } from "../../stacks/support/stackSettings";

/** Plan of a committed stack with some settings changed, in resolved mode, on a day by which no waiver expires. */
export async function planOf(stack: StackName, changes: Changes = {}): Promise<Plan> {
    const config = configWith(changes, stack);
    const recording = await recordStack(config, stack);
    return {
        format: "plan/1",
        project: project.name,
        stack,
        mode: "resolved",
        resources: recording.resources.map(({ shown }) => shown),
        outputs: recording.outputs,
        policy: judge(recording, accepted(config, stack), stack, "2026-01-01"),
    };
}
