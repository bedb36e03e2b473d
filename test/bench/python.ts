import { spawnSync } from "node:child_process";
import path from "node:path";
import { pythonEnvironment, workloadsPython } from "../python";
import { root } from "./child";

/** The Python that runs workloads in the engines of their tests; throws where it cannot be made. */
export function benchPython(what: string, onRun: (text: string) => void): string {
    const { python, missing } = pythonEnvironment(workloadsPython(onRun));
    if (python === undefined) {
        throw new Error(`${what} cannot be measured: ${missing}`);
    }
    return python;
}

/** Runs a script below `workloads`; answers the figures that the last line of its output has as JSON. */
export function pythonFigures(python: string, script: string, args: readonly string[]): unknown {
    const folders = ["data-factory", "sql"].map((folder) => path.join(root, "workloads", folder, "tests"));
    const env = { ...process.env, PYTHONPATH: folders.join(path.delimiter) };
    const options = { cwd: root, env, encoding: "utf8" } as const;
    const child = spawnSync(python, ["-B", path.join("workloads", script), ...args], options);
    if (child.status !== 0) {
        throw new Error(`${script} ${args.join(" ")} ended with ${child.status}:\n${child.stderr}`);
    }
    return JSON.parse(child.stdout.trim().split("\n").at(-1) ?? "");
}
