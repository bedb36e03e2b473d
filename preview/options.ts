import path from "node:path";
import { readStackCommand } from "../simulation/engine/commandLine";
import { ExitCode } from "./exitCodes";
import type { ReportFiles } from "./files";
import type { PlanMode } from "./plan";

/** What is printed of how the command is used. */
export const usage = `usage: npm run preview -- <stack> [options]

  --resolved           give resources the ids and outputs of a simulated cloud, so that every reference can be followed
  --base <from>        compare with a plan that --resolved --json wrote, or with a git ref; implies --resolved
  --fail-on-data-loss  end with 3 where a resource that holds data would be replaced or deleted; needs --base
  --json <file>        write the plan
  --markdown <file>    write a comment for a pull request
  --diagram <file>     write the diagrams of data, network and rights (Markdown with Mermaid); implies --resolved
  --html <file>        write a page that opens without a network; its diagrams are of the plan that --resolved makes
                       - in place of one of these files writes it to the terminal, and nothing else but issues
  --quiet              print findings, the comparison and issues only
  --help               print this

exit code: 0 clean, 1 a mandatory finding, 2 wrong usage or settings, a base that cannot be resolved or a file that
cannot be written, 3 data loss where asked for, 70 an internal error in the preview; where several hold, 2 comes before
1 before 3`;

/** What a preview is asked to do. */
export interface Options {
    /** Name of the stack. */
    stack: string;
    /** What the plan knows. */
    mode: PlanMode;
    /** Plan file or git ref to compare with; absent where nothing is compared. */
    base?: string;
    /** Whether lost data ends it with an exit code of its own. */
    failOnDataLoss: boolean;
    /** Files to write. */
    files: ReportFiles;
    /** Whether the tree and the counts are left out. */
    quiet: boolean;
}

const flag = { type: "boolean", default: false } as const;
const text = { type: "string" } as const;
const files = { json: text, markdown: text, diagram: text, html: text } as const;
const flags = { ...files, resolved: flag, base: text, "fail-on-data-loss": flag, quiet: flag } as const;

/** Reads the command's arguments; answers an exit code where there is nothing to do, or where they are refused. */
export function readOptions(args: string[]): Options | number {
    const command = readStackCommand(args, usage, flags);
    if (typeof command === "number") {
        return command;
    }
    const { resolved, base, "fail-on-data-loss": failOnDataLoss, quiet, ...named } = command.values;
    const asked = { json: named.json, markdown: named.markdown, diagram: named.diagram, html: named.html };
    const refusals = [
        ...(base === "" ? ["--base is empty; name a plan file or a git ref"] : []),
        ...(failOnDataLoss && base === undefined ? ["--fail-on-data-loss needs --base"] : []),
        ...fileRefusals(asked),
    ];
    if (refusals.length > 0) {
        process.stderr.write(`${refusals.join("\n")}\n\n${usage}\n`);
        return ExitCode.Invalid;
    }
    // In mode preview a whole property is unknown when a part of it is, and a change of another part would not be seen.
    const mode = resolved || base !== undefined || asked.diagram !== undefined ? "resolved" : "preview";
    return { stack: command.stack, mode, base, failOnDataLoss, files: asked, quiet };
}

function fileRefusals(asked: ReportFiles): string[] {
    const given = Object.entries(asked).filter((entry): entry is [string, string] => entry[1] !== undefined);
    const names = new Map<string, string[]>();
    for (const [name, file] of given) {
        const target = file === "" || file === "-" ? file : path.resolve(file);
        names.set(target, [...(names.get(target) ?? []), `--${name}`]);
    }
    return [...names].flatMap(([target, flags]) => {
        if (target === "") {
            return flags.map((one) => `${one} is empty; name a file, or - for the terminal`);
        }
        if (flags.length === 1) {
            return [];
        }
        if (target === "-") {
            return ["only one of the files can be -, the terminal"];
        }
        return [`${flags.join(" and ")} name the same file ${target}; name one for each`];
    });
}
