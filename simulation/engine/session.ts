import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { CommandError, LocalWorkspace, PulumiCommand, Stack, type EngineEvent } from "@pulumi/pulumi/automation";
import type { Cloud } from "../cloud/cloud";
import { adviceFor } from "./advice";
import { stderrOf, withoutSummary } from "./automation";
import { writeLauncher } from "./launcher";
import { PluginHost } from "./plugins";
import { ProjectCopy } from "./project";
import { emptyRun, note, type EngineRun } from "./run";
import type { Toolchain } from "./toolchain";

/** Which operation, and how. */
export interface OperationOptions {
    /** Whether the policy pack judges; off by default. */
    policies?: boolean;
    /** File to which the engine writes every message that it exchanges; none by default. */
    traceFile?: string;
    /** Passphrase of the stack's secrets; the session's by default. */
    passphrase?: string;
    /** URNs of resources that `up` replaces, whether they changed or not; none by default. */
    replace?: string[];
    /** Called for every event. */
    onEvent?: (event: EngineEvent) => void;
}

/** What a session is made with. */
export interface SessionOptions {
    /** CLI and language host. */
    toolchain: Toolchain;
    /** Folder of the project. */
    root: string;
    /** The cloud that the providers hold. */
    cloud: Cloud;
    /** Passphrase of the stacks' secrets, of which there are none; any text does. */
    passphrase?: string;
    /** Whether the folder goes when the process ends in the middle; kept by default: it holds the only state of what was made. */
    removedAtExit?: boolean;
    /** Plug-ins other than the simulated cloud's own. */
    plugins?: PluginHost;
    /** Whether the state is written after each step, so that a run that is killed can be recovered, or only once at the end, which takes half the time of a large stack; true by default. */
    savesEachStep?: boolean;
    /** Whether an error of the program comes with its stack trace; the SDK makes one for each promise, which takes a fifth of the time of a large stack; true by default. */
    stackTraces?: boolean;
}

/** A resource in a stack's state. */
export interface StateResource {
    /** URN. */
    urn: string;
    /** Type token. */
    type: string;
    /** Id that the provider gave; absent for a component. */
    id?: string;
    /** Whether it belongs to a provider. */
    custom: boolean;
    /** Whether the engine refuses to delete it; absent where not. */
    protect?: boolean;
    /** Inputs at the last operation. */
    inputs?: Record<string, unknown>;
    /** URN and id of the provider, with `::` between them; absent for a component. */
    provider?: string;
}

/** What the engine does with a stack. */
export type Operation = "preview" | "up" | "refresh" | "destroy";

/**
 * The real engine on a backend of its own: a temporary folder holds its home, its state, its plug-ins and a copy of the
 * stack files, so that nothing of the user's is read or touched.
 */
export class Session {
    /** Plug-ins of the cloud. */
    readonly plugins: PluginHost;
    /** Copy of the stack files. */
    readonly project: ProjectCopy;
    private readonly stacks = new Map<string, Promise<Stack>>();
    private env: Record<string, string> = {};

    private constructor(
        private readonly options: SessionOptions,
        /** Folder of everything that belongs to the session. */
        readonly folder: string,
    ) {
        this.plugins = options.plugins ?? new PluginHost(options.cloud);
        this.project = new ProjectCopy(options.root, path.join(folder, "project"));
    }

    /** Opens a session. */
    static async open(options: SessionOptions): Promise<Session> {
        const folder = mkdtempSync(path.join(os.tmpdir(), "azure-ml-platform-engine-"));
        for (const part of ["project", "home", "backend", "bin"]) {
            mkdirSync(path.join(folder, part));
        }
        const session = new Session(options, folder);
        await session.start();
        return session;
    }

    /** Does an operation to its end; an engine that reports a failure is no error here, the run tells it. */
    async run(operation: Operation, stackName: string, options: OperationOptions = {}): Promise<EngineRun> {
        const stack = await this.stack(stackName);
        const run = emptyRun();
        const started = performance.now();
        const onEvent = (event: EngineEvent) => {
            note(run, event);
            options.onEvent?.(event);
        };
        stack.workspace.envVars = {
            ...this.env,
            ...(options.traceFile !== undefined && { PULUMI_DEBUG_GRPC: options.traceFile }),
            ...(options.passphrase !== undefined && { PULUMI_CONFIG_PASSPHRASE: options.passphrase }),
        };
        try {
            await this.perform(operation, stack, { ...options, onEvent });
            run.ok = true;
        } catch (error) {
            if (!(error instanceof CommandError)) {
                throw error;
            }
            // Some failures come before the engine has events, for example a passphrase that is wrong.
            if (run.errors.length === 0) {
                run.errors.push({ urn: "", message: stderrOf(error) });
            }
        }
        run.advice = adviceFor(run.errors.map(({ message }) => message));
        run.seconds = (performance.now() - started) / 1000;
        return run;
    }

    /** A stack of the session, made at its first use. */
    stack(name: string): Promise<Stack> {
        const known = this.stacks.get(name) ?? this.openStack(name);
        this.stacks.set(name, known);
        return known;
    }

    /** Resources in a stack's state, as the engine keeps them. */
    async state(name: string): Promise<StateResource[]> {
        const exported = await (await this.stack(name)).exportStack();
        return (exported.deployment as { resources?: StateResource[] } | undefined)?.resources ?? [];
    }

    /** Outputs of a stack. */
    async outputs(name: string): Promise<Record<string, unknown>> {
        const outputs = await (await this.stack(name)).outputs();
        return Object.fromEntries(Object.entries(outputs).map(([key, { value }]) => [key, value as unknown]));
    }

    /** Environment of a command of the session's CLI, for what the Automation API lacks. */
    get environment(): Readonly<Record<string, string>> {
        return this.env;
    }

    /** Ends the plug-ins and removes the folder. */
    close(): void {
        process.off("exit", this.onExit);
        this.plugins.stop();
        rmSync(this.folder, { recursive: true, force: true, maxRetries: 3 });
    }

    // The process ends in the middle: the engine ends too, but writes its state while it does.
    private readonly onExit = (): void => {
        const afterwards = 'sleep 3; rm -rf "$0"';
        spawn("sh", ["-c", afterwards, this.folder], { detached: true, stdio: "ignore" }).unref();
    };

    private async start(): Promise<void> {
        if (this.options.removedAtExit) {
            process.once("exit", this.onExit);
        }
        const { toolchain, passphrase = "rehearsal", savesEachStep = true, stackTraces = true } = this.options;
        const bin = path.join(this.folder, "bin");
        const plugins = await this.plugins.start(bin);
        // Where the Automation API looks; it asks for the version before it hands over any environment.
        const home = path.join(this.folder, "home");
        writeLauncher(path.join(bin, "pulumi"), [toolchain.pulumi, "$@"], { env: { PULUMI_HOME: home } });
        if (!toolchain.hasLanguageHost) {
            const node = process.execPath;
            const host = path.join(__dirname, "languageHost.cjs");
            writeLauncher(path.join(bin, "pulumi-language-nodejs"), [node, host, "$@"]);
            const runner = require.resolve("@pulumi/pulumi/cmd/run-policy-pack");
            writeLauncher(path.join(bin, "policy-pack"), [node, runner, "$1", "."], { folder: this.policies });
        }
        this.env = {
            PATH: [bin, toolchain.folder, process.env.PATH].join(path.delimiter),
            // An engine that is killed would leave the file of metadata half written, and the state with it unreadable.
            PULUMI_BACKEND_URL: `file://${path.join(this.folder, "backend")}?metadata=skip`,
            PULUMI_HOME: home,
            PULUMI_CONFIG_PASSPHRASE: passphrase,
            PULUMI_CONFIG_PASSPHRASE_FILE: "",
            PULUMI_ACCESS_TOKEN: "",
            PULUMI_SKIP_UPDATE_CHECK: "true",
            PULUMI_SKIP_CHECKPOINTS: String(!savesEachStep),
            ...(!stackTraces && { NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ""} --stack-trace-limit=0`.trim() }),
            PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
            ...plugins, // last: installed plug-ins may be fetched
        };
    }

    private get policies(): string {
        return path.join(this.options.root, "policies");
    }

    private async openStack(name: string): Promise<Stack> {
        this.project.stackFile(name);
        const workspace = await LocalWorkspace.create({
            workDir: this.project.folder,
            pulumiHome: this.env.PULUMI_HOME,
            envVars: this.env,
            pulumiCommand: await PulumiCommand.get({ root: this.folder, skipVersionCheck: true }),
        });
        return Stack.createOrSelect(name, workspace);
    }

    private async perform(operation: Operation, opened: Stack, options: OperationOptions): Promise<void> {
        const { onEvent, replace } = options;
        const packs = options.policies ? this.policyOptions(opened.name) : {};
        const stack = withoutSummary(opened);
        switch (operation) {
            case "preview":
                return void (await stack.preview({ onEvent, ...packs }));
            case "up":
                return void (await stack.up({ onEvent, replace, ...packs }));
            case "refresh":
                return void (await stack.refresh({ onEvent }));
            case "destroy":
                return void (await stack.destroy({ onEvent }));
        }
    }

    // The simulation's language host starts no policy packs; the engine takes an executable that serves one as well.
    private policyOptions(stackName: string) {
        const { profile } = this.project.config(stackName).policy ?? {};
        const { hasLanguageHost } = this.options.toolchain;
        return {
            policyPacks: [hasLanguageHost ? this.policies : path.join(this.folder, "bin/policy-pack")],
            policyPackConfigs: [path.join(this.policies, "profiles", `${profile === "dev" ? "dev" : "prod"}.json`)],
        };
    }
}
