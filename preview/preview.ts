import { parseSettings, type Settings } from "../stacks/settings/settings";
import { program } from "../stacks/program";
import { PreviewFaults } from "./faults";
import { judge } from "./judge";
import type { Plan, PlanMode } from "./plan";
import type { World } from "./recording/monitor";
import { offlineOrganization, record, type Recording } from "./recording/record";
import { readProject, readStackConfig, type Project } from "./stackFile";
import { resolvedWorld, unresolvedWorld, type StackOutputsByName } from "./worlds";

/** What a preview is asked for. */
export interface PreviewRequest {
    /** Name of the stack. */
    stack: string;
    /** Whether the simulated cloud gives ids and outputs; `preview` by default. */
    mode?: PlanMode;
    /** The day by which waivers expire, `YYYY-MM-DD`; today by default. */
    today?: string;
    /** The project; the one that this file belongs to by default. */
    project?: Project;
    /** Told of every resource. */
    onProgress?: (stack: string, count: number) => void;
}

interface Loaded {
    project: Project;
    stack: string;
    config: Record<string, string>;
    settings: Settings;
}

/** Runs a stack's program without a cloud and judges what it would register. */
export async function preview(request: PreviewRequest): Promise<Plan> {
    const { stack, mode = "preview", today = new Date().toISOString().slice(0, 10) } = request;
    const loaded = load(request.project ?? readProject(), stack);
    const stacks = await hubOutputs(loaded, request);
    const world = mode === "resolved" ? resolvedWorld(loaded.settings.azure, stacks) : unresolvedWorld(stacks);
    const recording = await run(loaded, mode, world, request);
    return {
        format: "plan/1",
        project: loaded.project.name,
        stack,
        mode,
        resources: recording.resources.map((resource) => resource.shown),
        outputs: recording.outputs,
        policy: judge(recording, loaded.settings, stack, today),
    };
}

/** Reads a stack's file and checks its settings; throws every fault together. */
function load(project: Project, stack: string): Loaded {
    const config = readStackConfig(project, stack);
    const parsed = parseSettings(config, project.name, stack);
    if ("faults" in parsed) {
        throw new PreviewFaults(parsed.faults);
    }
    return { project, stack, config, settings: parsed.settings };
}

/** Outputs of the shared stack as a deployment would leave them: an environment is deployed after it. */
async function hubOutputs(loaded: Loaded, request: PreviewRequest): Promise<StackOutputsByName> {
    const { hub } = loaded.settings;
    if (!hub) {
        return {};
    }
    const shared = loadShared(loaded.project, hub.stack);
    const recording = await run(shared, "resolved", resolvedWorld(shared.settings.azure, {}), request);
    return { [`${offlineOrganization}/${loaded.project.name}/${hub.stack}`]: recording.outputs };
}

function loadShared(project: Project, stack: string): Loaded {
    try {
        return load(project, stack);
    } catch (error) {
        if (!(error instanceof PreviewFaults)) {
            throw error;
        }
        throw new PreviewFaults(
            error.faults.map(({ path, message }) => ({ path: `stack ${stack}, ${path}`, message })),
        );
    }
}

function run(loaded: Loaded, mode: PlanMode, world: World, request: PreviewRequest): Promise<Recording> {
    const { project, stack, config } = loaded;
    const onResource = (count: number) => request.onProgress?.(stack, count);
    return record({ project: project.name, stack, mode, config, program, world, onResource });
}
