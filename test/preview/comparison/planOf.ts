import { judge } from "../../../preview/judge";
import { sortedJson } from "../../../azure/sortedJson";
import { stepOf } from "../../../preview/graph/steps";
import type { Plan, PlanProperties, PlanResource } from "../../../preview/plan";
import { stepEntry } from "../../../steps/contract";
import { recordStack } from "../../stacks/support/recordStack";
import type { RecordedChange } from "./pairs";
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

/** Plans before and after a recorded change; what is asked twice is made once. */
export class RecordedPlans {
    private readonly bases = new Map<string, Promise<Plan>>();

    /** The plan before: the committed stack, or what the change begins with. */
    before({ stack, from = {} }: RecordedChange): Promise<Plan> {
        const key = `${stack} ${JSON.stringify(from)}`;
        const known = this.bases.get(key) ?? planOf(stack, from);
        this.bases.set(key, known);
        return known;
    }

    /** The plan after. */
    async after({ stack, from = {}, changes, files = [] }: RecordedChange): Promise<Plan> {
        const plan = await planOf(stack, { ...from, ...changes });
        return { ...plan, resources: plan.resources.map((resource) => withOtherFiles(resource, files)) };
    }
}

/** A step with other digests of files, as their content would give it. */
function withOtherFiles(resource: PlanResource, changed: readonly string[]): PlanResource {
    const step = stepOf(resource);
    const files = changed.filter((file) => step && Object.hasOwn(step.files, file));
    if (!step || files.length === 0) {
        return resource;
    }
    const digests = Object.fromEntries(files.map((file) => [file, "0".repeat(64)]));
    const text = sortedJson({ ...step, files: { ...step.files, ...digests } });
    const environment = { ...(resource.inputs.environment as PlanProperties), [stepEntry]: text };
    return { ...resource, inputs: { ...resource.inputs, environment } };
}
