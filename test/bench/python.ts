import { spawnSync } from "node:child_process";
import path from "node:path";
import { type PythonEnvironment, pythonEnvironment, workloadsPython } from "../python";
import { root } from "./child";

/** The Python of an environment; throws where it cannot be made. */
export function neededPython(what: string, { python, missing }: PythonEnvironment): string {
    if (python === undefined) {
        throw new Error(`${what} cannot be measured: ${missing}`);
    }
    return python;
}

/** The Python that runs workloads in the engines of their tests; throws where it cannot be made. */
export const benchPython = (what: string, onRun: (text: string) => void): string =>
    neededPython(what, pythonEnvironment(workloadsPython(onRun)));

/** Runs Python with variables of its own; answers the figures that the last line of its output has as JSON. */
export function figuresOf(python: string, args: readonly string[], own: NodeJS.ProcessEnv, cwd = root): unknown {
    const options = { cwd, env: { ...process.env, ...own }, encoding: "utf8", maxBuffer: 2 ** 26 } as const;
    const child = spawnSync(python, ["-B", ...args], options);
    if (child.status !== 0) {
        throw new Error(`${args.join(" ")} ended with ${child.status}:\n${child.stderr}`);
    }
    return JSON.parse(child.stdout.trim().split("\n").at(-1) ?? "");
}

/** Figures of a script below `workloads`. */
export function pythonFigures(python: string, script: string, args: readonly string[]): unknown {
    const folders = ["data-factory", "sql"].map((folder) => path.join(root, "workloads", folder, "tests"));
    return figuresOf(python, [path.join("workloads", script), ...args], { PYTHONPATH: folders.join(path.delimiter) });
}
