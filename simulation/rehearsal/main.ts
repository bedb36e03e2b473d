import { writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { EngineError } from "../engine/errors";
import { findToolchain } from "../engine/toolchain";
import { rehearse } from "./rehearse";
import { closingLine, stepLines } from "./report";

const usage = `usage: npm run rehearse -- <stack> [options]

Runs the real Pulumi engine against a simulated Azure: from nothing to a stack that is up, through changes made
outside, to a destroy that leaves nothing. Needs no account and touches nothing of yours.

  --json <file>   write the story; - writes it to the terminal
  --help          print this`;

const root = path.join(__dirname, "../..");

/** Runs the command; returns its exit code: 0 ended well, 1 a step failed, 2 it cannot be run, 70 a fault of our own. */
export async function main(args: string[]): Promise<number> {
    const options = readOptions(args);
    if (typeof options === "number") return options;
    const tell = (text: string) => void (options.json === "-" ? process.stderr : process.stdout).write(text);
    try {
        const toolchain = await findToolchain({ onProgress: (line) => tell(`${line}\n`) });
        const rehearsal = await rehearse({
            stack: options.stack,
            root,
            toolchain,
            onStep: (step) => tell(stepLines(step)),
        });
        tell(closingLine(rehearsal));
        if (options.json !== undefined) write(options.json, `${JSON.stringify(rehearsal, undefined, 2)}\n`);
        return rehearsal.ok ? 0 : 1;
    } catch (error) {
        if (error instanceof EngineError) {
            process.stderr.write(`${error.message}\n`);
            return 2;
        }
        process.stderr.write(`This is a fault of the rehearsal itself: ${(error as Error).stack ?? String(error)}\n`);
        return 70;
    }
}

function readOptions(args: string[]): { stack: string; json: string | undefined } | number {
    try {
        const { values, positionals } = parseArgs({
            args,
            allowPositionals: true,
            options: { json: { type: "string" }, help: { type: "boolean", default: false } },
        });
        if (values.help) {
            process.stdout.write(`${usage}\n`);
            return 0;
        }
        const [stack, ...more] = positionals;
        if (stack === undefined || more.length > 0) throw new Error(`one stack is wanted, found ${positionals.length}`);
        return { stack, json: values.json };
    } catch (error) {
        process.stderr.write(`${(error as Error).message}\n\n${usage}\n`);
        return 2;
    }
}

function write(file: string, text: string): void {
    if (file === "-") process.stdout.write(text);
    else writeFileSync(file, text);
}
