import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { EngineError } from "../engine/errors";
import type { CommandResult, RunCommand } from "../core/commands";
import type { Deployment } from "./pending";
import type { Backend } from "./recover";

/** A state as `pulumi stack export` writes it. */
export interface Exported {
    /** Version of the format. */
    version: number;
    /** The state. */
    deployment: Deployment;
}

/** Exports the state of a stack; secrets stay encrypted. */
export async function exportedState(stack: string, run: RunCommand): Promise<Exported> {
    return JSON.parse(await pulumi(stack, run, "stack", "export")) as Exported;
}

async function pulumi(stack: string, run: RunCommand, ...args: string[]): Promise<string> {
    const result = await run("pulumi", [...args, "--stack", stack, "--non-interactive"]);
    if (result.code === 0) {
        return result.out;
    }
    throw new EngineError(refusal(stack, args, result));
}

/** The state of a stack through the Pulumi CLI: on whatever backend the CLI is logged in to. */
export class PulumiBackend implements Backend {
    private format = 3;

    constructor(
        private readonly stack: string,
        private readonly run: RunCommand,
        /** Whether an object exists. */
        readonly exists: Backend["exists"],
    ) {}

    /** Exports the state; secrets stay encrypted. */
    async state(): Promise<Deployment> {
        const { version, deployment } = await exportedState(this.stack, this.run);
        this.format = version;
        return deployment;
    }

    /** Imports a state. */
    async replace(deployment: Deployment): Promise<void> {
        const folder = mkdtempSync(path.join(os.tmpdir(), "azure-ml-platform-state-"));
        try {
            const file = path.join(folder, "state.json");
            writeFileSync(file, JSON.stringify({ version: this.format, deployment }), { mode: 0o600 });
            await this.pulumi("stack", "import", "--file", file);
        } finally {
            rmSync(folder, { recursive: true });
        }
    }

    /** Refreshes the whole stack. */
    async refresh({ clear }: { clear: boolean }): Promise<void> {
        const flags = clear ? ["--clear-pending-creates"] : [];
        try {
            await this.pulumi("refresh", "--yes", "--skip-preview", ...flags);
        } catch (error) {
            if (!(error instanceof EngineError)) {
                throw error;
            }
            throw new EngineError(`${error.message}\nThe recovery is not complete: run it again before "pulumi up".`);
        }
    }

    /** Cancels the run that holds the stack. */
    async cancel(): Promise<void> {
        await this.pulumi("cancel", "--yes");
    }

    private pulumi(...args: string[]): Promise<string> {
        return pulumi(this.stack, this.run, ...args);
    }
}

const lockedWords = [
    "the stack is currently locked by", // a backend of files
    "Another update is currently in progress", // Pulumi Cloud
];

function refusal(stack: string, args: string[], { code, out, err }: CommandResult): string {
    if (code === undefined) {
        return "Pulumi is not on the PATH; install it (https://www.pulumi.com/docs/install/)";
    }
    const asProviderError = `${err}\n${out}`.trim();
    const failed = `"pulumi ${args.join(" ")}" of stack ${stack} failed:\n${asProviderError}`;
    if (lockedWords.some((words) => asProviderError.includes(words))) {
        return (
            `Stack ${stack} is locked:\n${asProviderError}\n` +
            "See that no other run is under way, anywhere; then run again with --unlock, which takes the lock away."
        );
    }
    // A backend of files writes its metadata in place: a run that is killed there leaves that file empty.
    if (asProviderError.includes("failed to load checkpoint: EOF")) {
        return `${failed}\nWhere the state is kept in files, delete the empty one that ends in .json.attrs; the state is whole.`;
    }
    return failed;
}
