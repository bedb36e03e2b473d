import * as pulumi from "@pulumi/pulumi";
import { faultLine, PreviewFaults, type Fault } from "../faults";
import { byCodePoints, type PlanMode, type PlanProperties } from "../plan";
import { RecordingMonitor, type RecordedResource, type World } from "./monitor";

/** What is recorded. */
export interface RecordingRequest {
    /** Name of the Pulumi project. */
    project: string;
    /** Name of the stack. */
    stack: string;
    /** Whether ids and computed outputs are known. */
    mode: PlanMode;
    /** Configuration of the stack, as the engine hands it over. */
    config: Record<string, string>;
    /** The program: registers resources and returns the stack's outputs. */
    program: () => unknown;
    /** Answers in place of providers and other stacks. */
    world: World;
    /** Told of every resource. */
    onResource?: (count: number) => void;
}

/** What a program registered. */
export interface Recording {
    /** Resources, sorted by URN. */
    resources: RecordedResource[];
    /** Outputs of the stack. */
    outputs: PlanProperties;
    /** Texts of the secrets that were seen. */
    secretTexts: Set<string>;
}

/** Organisation that a stack belongs to where there is no Pulumi service. */
export const offlineOrganization = "organization";

/** Runs a program to its end in this process and returns all that it registered; throws every fault together. */
export async function record(request: RecordingRequest): Promise<Recording> {
    const { project, stack, mode, config, program, world, onResource } = request;
    const monitor = new RecordingMonitor(project, stack, world, onResource);
    await connect(monitor, project, stack, mode);
    pulumi.runtime.setAllConfig(config);
    const faults = await run(program, monitor);
    if (faults.length > 0) throw new PreviewFaults(masked(faults, monitor.reader.secretTexts));
    const resources = [...monitor.resources].sort((a, b) => byCodePoints(a.shown.urn, b.shown.urn));
    return { resources, outputs: monitor.outputs, secretTexts: monitor.reader.secretTexts };
}

async function connect(monitor: RecordingMonitor, project: string, stack: string, mode: PlanMode): Promise<void> {
    // setMocks also tells the SDK which features there are; its own monitor is then put aside for ours.
    const none = { newResource: () => ({ id: undefined, state: {} }), call: () => ({}) };
    const dryRun = mode === "preview";
    await pulumi.runtime.setMocks(none, project, stack, dryRun, offlineOrganization);
    const setMockOptions = (pulumi.runtime as unknown as { setMockOptions: SetMockOptions }).setMockOptions;
    setMockOptions(monitor, project, stack, dryRun, offlineOrganization);
}

type SetMockOptions = (
    monitor: unknown,
    project: string,
    stack: string,
    preview: boolean,
    organization: string,
) => void;

async function run(program: () => unknown, monitor: RecordingMonitor): Promise<Fault[]> {
    const late: unknown[] = [];
    const onRejection = (reason: unknown) => void late.push(reason);
    process.on("unhandledRejection", onRejection);
    const thrown: unknown[] = [];
    try {
        await pulumi.runtime.runInPulumiStack(() => Promise.resolve(program()));
    } catch (error) {
        thrown.push(error);
    }
    await pulumi.runtime.disconnect();
    // Rejections that nobody handles are reported a turn after they happen.
    await new Promise((resolve) => setImmediate(resolve));
    process.off("unhandledRejection", onRejection);
    // What the monitor refused comes back as rejections of everything that waited for it: the first cause is enough.
    if (monitor.faults.length > 0) return monitor.faults;
    return withoutRepeats([...thrown, ...late].flatMap(faultsOf));
}

// One error rejects the program, the stack's outputs and whatever waited for either.
function withoutRepeats(faults: Fault[]): Fault[] {
    return [...new Map(faults.map((fault) => [faultLine(fault), fault])).values()];
}

function faultsOf(error: unknown): Fault[] {
    if (error instanceof PreviewFaults) return error.faults;
    if (pulumi.InputPropertiesError.isInstance(error))
        return error.errors.map(({ propertyPath, reason }) => ({
            path: `${componentOf(error.message)}${propertyPath}`,
            message: reason,
        }));
    if (pulumi.RunError.isInstance(error)) return error.message.split("\n").map((message) => ({ path: "", message }));
    return [{ path: "", message: error instanceof Error ? error.message : String(error) }];
}

const componentOf = (message: string) => (/^(\w+ "[^"]*"): /.exec(message)?.[1] ?? "").concat(" ").trimStart();

/** Faults in which the text of a secret is replaced. */
function masked(faults: Fault[], secrets: Set<string>): Fault[] {
    const hide = (text: string) => [...secrets].reduce((rest, secret) => rest.replaceAll(secret, "(secret)"), text);
    return faults.map(({ path, message }) => ({ path: hide(path), message: hide(message) }));
}
