import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { baseIssue } from "./issues";

/** How a command ended. */
export interface Ended {
    /** Exit code; undefined where it could not be started. */
    code?: number;
    /** What it wrote to its standard output. */
    out: string;
    /** What it wrote to its standard error. */
    err: string;
}

const running = new Set<ChildProcess>();

/** Runs a command to its end, in a folder. */
export function run(command: string, args: readonly string[], cwd: string): Promise<Ended> {
    return new Promise((resolve) => {
        const child = spawn(command, args, { cwd, env: ownEnvironment(), stdio: ["ignore", "pipe", "pipe"] });
        running.add(child);
        const [out, err]: [Buffer[], Buffer[]] = [[], []];
        child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
        child.stderr.on("data", (chunk: Buffer) => err.push(chunk));
        const end = (code?: number) => {
            running.delete(child);
            resolve({ code, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() });
        };
        child.on("error", () => end());
        child.on("close", (code) => end(code ?? 1));
    });
}

// Within a hook git tells its children which repository and index are meant, and a worktree has its own.
function ownEnvironment(): NodeJS.ProcessEnv {
    return Object.fromEntries(
        Object.entries(process.env).filter(([name]) => !/^GIT_(DIR|WORK_TREE|INDEX_FILE|PREFIX)$/.test(name)),
    );
}

/** What is checked out. */
export interface Checkout {
    /** Name under which somebody asked for it. */
    ref: string;
    /** A folder of the repository. */
    repository: string;
    /** The commit. */
    commit: string;
}

/** Checks a commit out into a temporary folder, does work there, and removes the folder: also where the work fails or is interrupted. */
export async function inWorktree<T>(
    { ref, repository, commit }: Checkout,
    work: (folder: string) => Promise<T>,
): Promise<T> {
    const above = mkdtempSync(path.join(os.tmpdir(), "azure-ml-platform-base-"));
    const folder = path.join(above, "tree");
    const interrupted = (signal: NodeJS.Signals) => {
        for (const child of running) {
            child.kill("SIGTERM");
        }
        rmSync(above, { recursive: true, force: true });
        spawn("git", ["worktree", "prune"], { cwd: repository, detached: true, stdio: "ignore" }).unref();
        process.exit(128 + os.constants.signals[signal]);
    };
    const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
    for (const signal of signals) {
        process.once(signal, interrupted);
    }
    try {
        // Hooks are for people who change branches.
        const add = ["-c", "core.hooksPath=/dev/null", "worktree", "add", "--quiet", "--detach", folder, commit];
        const { code, err } = await run("git", add, repository);
        if (code !== 0) {
            throw baseIssue(ref, `cannot be checked out: ${err.trim()}`);
        }
        return await work(folder);
    } finally {
        for (const signal of signals) {
            process.off(signal, interrupted);
        }
        await run("git", ["worktree", "remove", "--force", folder], repository);
        rmSync(above, { recursive: true, force: true, maxRetries: 3 });
    }
}
