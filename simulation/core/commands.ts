import { execFile } from "node:child_process";

/** How a command ended. */
export interface CommandResult {
    /** Exit code; undefined where there is no such program. */
    code: number | undefined;
    /** What it wrote. */
    out: string;
    /** What it wrote of errors. */
    err: string;
}

/** Runs a program to its end. */
export type RunCommand = (program: string, args: string[]) => Promise<CommandResult>;

/** Runs programs of this machine in a folder, with more in their environment than this process has. */
export function commandsIn(cwd: string, environment: Readonly<Record<string, string>> = {}): RunCommand {
    const env = { ...process.env, ...environment };
    return (program, args) =>
        new Promise((resolve) => {
            execFile(program, args, { cwd, env, maxBuffer: 2 ** 28 }, (error, out, err) =>
                resolve({ code: codeOf(error), out, err }),
            );
        });
}

function codeOf(error: (Error & { code?: string | number | null }) | null): number | undefined {
    if (!error) {
        return 0;
    }
    if (error.code === "ENOENT") {
        return undefined;
    }
    return typeof error.code === "number" ? error.code : 1;
}

/** The last line that a command wrote, which is where commands say what is wrong. */
export function lastLine({ out, err }: CommandResult): string {
    return (err.trim() || out.trim()).split("\n").at(-1)?.trim() ?? "";
}
