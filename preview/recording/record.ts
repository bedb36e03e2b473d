import * as pulumi from "@pulumi/pulumi";
import type { Mask } from "../../policies/core/mask";
import { SettingsError } from "../../stacks/settings/settings";
import { issueLine, PreviewError, type Issue } from "../issues";
import { byCodePoints, type PlanMode, type PlanProperties } from "../plan";
import { withSecretsSeen } from "./secretsSeen";
import { leakedPromises, setMockOptions, withoutVersionAliases } from "./sdkInternals";
import { RecordingMonitor, type RecordedResource, type ProviderBackend } from "./monitor";

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
    backend: ProviderBackend;
    /** Called for every resource. */
    onResource?: (count: number) => void;
}

/** What a program registered. */
export interface Recording {
    /** Resources, sorted by URN. */
    resources: RecordedResource[];
    /** Outputs of the stack. */
    outputs: PlanProperties;
    /** Hides the secrets that were seen. */
    mask: Mask;
}

/** Organisation that a stack belongs to where there is no Pulumi service. */
export const offlineOrganization = "organization";

/** Runs a program to its end in this process and returns all that it registered; throws every issue together. */
export async function record(request: RecordingRequest): Promise<Recording> {
    const { project, stack, mode, config, program, backend, onResource } = request;
    const monitor = new RecordingMonitor(project, stack, backend, onResource);
    await connect(monitor, project, stack, mode);
    pulumi.runtime.setAllConfig(config);
    const issues = await withoutStackTraces(() =>
        withoutVersionAliases(() => withSecretsSeen(monitor.mask, () => run(program, monitor))),
    );
    if (issues.length > 0) {
        throw new PreviewError(issues);
    }
    const resources = [...monitor.resources].sort((a, b) => byCodePoints(a.shown.urn, b.shown.urn));
    return { resources, outputs: monitor.outputs, mask: monitor.mask };
}

async function connect(monitor: RecordingMonitor, project: string, stack: string, mode: PlanMode): Promise<void> {
    // setMocks also tells the SDK which features there are; its own monitor is then put aside for ours.
    const none = { newResource: () => ({ id: undefined, state: {} }), call: () => ({}) };
    const dryRun = mode === "preview";
    await pulumi.runtime.setMocks(none, project, stack, dryRun, offlineOrganization);
    setMockOptions(monitor, project, stack, dryRun, offlineOrganization);
}

async function run(program: () => unknown, monitor: RecordingMonitor): Promise<Issue[]> {
    const late: unknown[] = [];
    const ends = new Ends(late);
    const thrown: unknown[] = [];
    try {
        await Promise.race([runToEnd(program), ends.early]);
    } catch (error) {
        thrown.push(error);
    }
    // Unhandled rejections are reported a turn after they happen.
    await new Promise((resolve) => setImmediate(resolve));
    ends.close();
    const [leaked] = leakedPromises();
    // What the monitor refused comes back as rejections of everything that waited for it: the first cause is enough.
    const { mask } = monitor;
    if (monitor.issues.length > 0) {
        return withoutRepeats(monitor.issues.map((issue) => hidden(issue, mask)));
    }
    const errors = [...thrown, ...late];
    if (errors.length === 0 && leaked.size > 0) {
        return [neverEnds];
    }
    return withoutRepeats(errors.flatMap((error) => issuesOf(error, mask)));
}

/**
 * The SDK keeps a stack trace for every value that it passes on; a preview does not need them, and they cost half its
 * time. PREVIEW_STACK_TRACES=1 keeps them, to find an error.
 */
async function withoutStackTraces<T>(work: () => Promise<T>): Promise<T> {
    const limit = Error.stackTraceLimit;
    if (!process.env.PREVIEW_STACK_TRACES) {
        Error.stackTraceLimit = 0;
    }
    try {
        return await work();
    } finally {
        Error.stackTraceLimit = limit;
    }
}

const hidden = ({ path, message }: Issue, mask: Mask): Issue => ({
    path: mask.hide(path),
    message: mask.hide(message),
});

async function runToEnd(program: () => unknown): Promise<void> {
    await pulumi.runtime.runInPulumiStack(() => Promise.resolve(program()));
    await pulumi.runtime.disconnect();
}

const neverEnds: Issue = {
    path: "",
    message: "the program waits for a value that never comes; look for resources that depend on each other in a circle",
};

/** The ends of a run that the program does not see: a promise that fails unheard, and nothing left to do. */
class Ends {
    /** Settles when the run cannot go on. */
    readonly early: Promise<void>;
    private end: () => void = () => undefined;

    constructor(private readonly rejections: unknown[]) {
        this.early = new Promise((resolve) => (this.end = resolve));
        process.on("unhandledRejection", this.onRejection);
        process.on("beforeExit", this.onIdle);
    }

    /** Stops listening. */
    close(): void {
        process.off("unhandledRejection", this.onRejection);
        process.off("beforeExit", this.onIdle);
    }

    private readonly onRejection = (reason: unknown): void => {
        this.rejections.push(reason);
        // The engine would end the program here; one more turn reports other errors of the same turn with it.
        setImmediate(this.end);
    };

    private readonly onIdle = (): void => this.end();
}

// One error rejects the program, the stack's outputs and whatever waited for either.
function withoutRepeats(issues: Issue[]): Issue[] {
    return [...new Map(issues.map((issue) => [issueLine(issue), issue])).values()];
}

function issuesOf(error: unknown, mask: Mask): Issue[] {
    if (error instanceof PreviewError) {
        return error.issues;
    }
    if (pulumi.InputPropertiesError.isInstance(error)) {
        return error.errors.map(({ propertyPath, reason }) =>
            hidden({ path: `${componentOf(error.message)}${propertyPath}`, message: reason }, mask),
        );
    }
    if (error instanceof SettingsError) {
        return error.issues.map((issue) => hidden(issue, mask));
    }
    // The SDK puts the property that it was sending in front, again for every resource that waited for it.
    const message = mask.hide(messageOf(error)).replace(/^(error serializing property "[^"]*": )+/, "");
    return [{ path: "", message }];
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

const componentOf = (message: string) => (/^(\w+ "[^"]*"): /.exec(message)?.[1] ?? "").concat(" ").trimStart();
