import { writeFileSync } from "node:fs";
import { parseArgs, type ParseArgsConfig } from "node:util";
import { visible, visibleJson, visibleLines } from "../../azure/visibleText";
import { EngineError } from "./errors";

type Flags = NonNullable<ParseArgsConfig["options"]>;
type Parsed<T extends Flags> = ReturnType<
    typeof parseArgs<{ args: string[]; allowPositionals: true; options: T & { help: { type: "boolean" } } }>
>["values"];

/** Reads the arguments of a command that takes one stack; answers an exit code where there is nothing to do or to read. */
export function readStackCommand<T extends Flags>(
    args: string[],
    usage: string,
    flags: T,
): { stack: string; values: Parsed<T> } | number {
    try {
        const options = { ...flags, help: { type: "boolean" } } as T & { help: { type: "boolean" } };
        const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
        if ("help" in values && values.help === true) {
            process.stdout.write(`${usage}\n`);
            return 0;
        }
        const [stack, ...more] = positionals;
        if (stack === undefined || more.length > 0) {
            throw new Error(`one stack is wanted, found ${positionals.length}`);
        }
        return { stack, values };
    } catch (error) {
        process.stderr.write(`${visibleLines((error as Error).message)}\n\n${usage}\n`);
        return 2;
    }
}

/**
 * Does a command's work; what keeps it from being done is said in a sentence, an internal error with its stack trace.
 */
export async function exitCodeOf(name: string, work: () => Promise<number>): Promise<number> {
    try {
        return await work();
    } catch (error) {
        const text = error instanceof EngineError ? visibleLines(error.message) : internalErrorText(name, error);
        process.stderr.write(`${text}\n`);
        return error instanceof EngineError ? 2 : 70;
    }
}

/** An internal error with its stack trace, in which the message is one line. */
export function internalErrorText(name: string, error: unknown): string {
    const { message, stack = message } = error instanceof Error ? error : { message: String(error) };
    return `Internal error in the ${name}: ${visibleLines(stack.replace(message, () => visible(message)))}`;
}

/** Writes what a command found; `-` is the terminal, no file nothing. */
export function writeReport(file: string | undefined, report: object): void {
    const text = `${visibleJson(JSON.stringify(report, undefined, 2))}\n`;
    if (file === "-") {
        process.stdout.write(text);
    } else if (file !== undefined) {
        writeFileSync(file, text);
    }
}

/** Where a command writes its progress: to stdout, or to stderr where the report goes to stdout. */
export function reporterOf(file: string | undefined): (text: string) => void {
    return (text) => void (file === "-" ? process.stderr : process.stdout).write(text);
}
