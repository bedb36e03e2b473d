import { spawn } from "node:child_process";
import path from "node:path";
import { stepEntry, stepProgram } from "../../../steps/contract";

const root = path.join(__dirname, "../../..");

// What a line of the program ends with.
const time = /, at \d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z(?=\n$)/;

/** How a run of the program ended. */
export interface Ended {
    code: number | null;
    /** Its line, without the time at the end. */
    out: string;
    err: string;
}

/** Runs the step program as Pulumi does, in a process of its own, with this environment and the PATH alone. */
export function runProgram(command: string, step: unknown, env: Record<string, string>): Promise<Ended> {
    const [node, ...args] = stepProgram;
    const entries = step === undefined ? env : { ...env, [stepEntry]: JSON.stringify(step) };
    return new Promise((resolve, reject) => {
        const child = spawn(node === "node" ? process.execPath : node, [...args, command], {
            cwd: root,
            env: { PATH: process.env.PATH, ...entries },
            stdio: ["ignore", "pipe", "pipe"],
        });
        const ended: Ended = { code: null, out: "", err: "" };
        child.stdout.on("data", (chunk) => (ended.out += String(chunk)));
        child.stderr.on("data", (chunk) => (ended.err += String(chunk)));
        child.on("close", (code) => {
            // What the stand-in gives out as tokens.
            if (/token-\d/.test(ended.out + ended.err)) {
                reject(new Error("the program wrote a token"));
            }
            resolve({ ...ended, out: ended.out.replace(time, ""), code });
        });
    });
}
