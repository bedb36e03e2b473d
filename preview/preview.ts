import { parseSettings, type Settings } from "../stacks/settings/settings";
import { program } from "../stacks/program";
import { PreviewError } from "./issues";
import { judge } from "./judge";
import type { Plan, PlanMode } from "./plan";
import type { ProviderBackend } from "./recording/monitor";
import { offlineOrganization, record, type Recording } from "./recording/record";
import { readProject, readStackConfig, type Project } from "./stackFile";
import { resolvedBackend, unresolvedBackend, type StackOutputsByName } from "./backends";

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
    /** Called for every resource. */
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
    const backend = mode === "resolved" ? resolvedBackend(loaded.settings.azure, stacks) : unresolvedBackend(stacks);
    const recording = await run(loaded, mode, backend, request);
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

/** Reads a stack's file and checks its settings; throws every issue together. */
function load(project: Project, stack: string): Loaded {
    const config = readStackConfig(project, stack);
    const parsed = parseSettings(config, project.name, stack);
    if ("issues" in parsed) {
        throw new PreviewError(parsed.issues);
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
    const recording = await run(shared, "resolved", resolvedBackend(shared.settings.azure, {}), request);
    return { [`${offlineOrganization}/${loaded.project.name}/${hub.stack}`]: recording.outputs };
}

function loadShared(project: Project, stack: string): Loaded {
    try {
        return load(project, stack);
    } catch (error) {
        if (!(error instanceof PreviewError)) {
            throw error;
        }
        throw new PreviewError(error.issues.map(({ path, message }) => ({ path: `stack ${stack}, ${path}`, message })));
    }
}

function run(loaded: Loaded, mode: PlanMode, backend: ProviderBackend, request: PreviewRequest): Promise<Recording> {
    const { project, stack, config, settings } = loaded;
    const onResource = (count: number) => request.onProgress?.(stack, count);
    return record({
        project: project.name,
        stack,
        mode,
        config,
        program: () => program(settings),
        backend,
        onResource,
    });
}
