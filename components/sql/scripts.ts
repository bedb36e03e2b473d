import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { isStepFile } from "../../steps/contract";
import { scriptIssues } from "../../steps/sql/scriptIssues";
import { repeated, type InputIssue } from "../shared/validation";

const root = path.join(__dirname, "../..");

/** Text of a script by its path from the root of the project; undefined where there is no such file. */
function textOf(script: string): string | undefined {
    const file = path.join(root, script);
    return statSync(file, { throwIfNoEntry: false })?.isFile() ? readFileSync(file, "utf8") : undefined;
}

/** Scripts of a folder, by its path from the root of the project, in the order of their names; none where it does not exist. */
export function scriptsIn(folder: string): string[] {
    const at = path.join(root, folder);
    const names = existsSync(at) ? readdirSync(at) : [];
    return names
        .filter((name) => name.endsWith(".sql"))
        .sort()
        .map((name) => path.posix.join(folder, name));
}

/** Roles that a script makes. */
export function rolesOf(script: string): string[] {
    const made = (textOf(script) ?? "").matchAll(/\bCREATE\s+ROLE\s+(?:\[([^\]]+)\]|(\w+))/gi);
    return [...made].map(([, quoted, plain]) => quoted ?? plain ?? "");
}

/** What is wrong with the scripts of a schema. */
export function schemaIssues({ scripts, allowDrop = [] }: { scripts: string[]; allowDrop?: string[] }): InputIssue[] {
    const none = scripts.length === 0 ? [{ propertyPath: "scripts", reason: "has no entry; add one" }] : [];
    const twice = repeated(scripts).map((script) => ({ propertyPath: "scripts", reason: `"${script}" is duplicated` }));
    const unknown = allowDrop.flatMap((script, i) =>
        scripts.includes(script)
            ? []
            : [
                  {
                      propertyPath: `allowDrop[${i}]`,
                      reason: `"${script}" is none of the scripts: ${scripts.join(", ")}`,
                  },
              ],
    );
    return [
        ...none,
        ...twice,
        ...unknown,
        ...scripts.flatMap((script, i) => issuesOf(script, i, allowDrop.includes(script))),
    ];
}

function issuesOf(script: string, i: number, allowDrop: boolean): InputIssue[] {
    const propertyPath = `scripts[${i}]`;
    if (!isStepFile(script)) {
        return [{ propertyPath, reason: `"${script}" must be a file below workloads/, without ..` }];
    }
    const text = textOf(script);
    if (text === undefined) {
        return [{ propertyPath, reason: `"${script}" is no file of the project; add it, or leave it out` }];
    }
    return scriptIssues(text, { allowDrop }).map(({ line, reason }) => ({
        propertyPath,
        reason: `${script}, line ${line}: ${reason}`,
    }));
}
