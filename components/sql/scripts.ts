import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { scriptIssues } from "../../steps/sql/scriptIssues";
import { repeated, type InputIssue } from "../shared/validation";

const root = path.join(__dirname, "../..");

/** Text of a script by its path from the root of the project; undefined where there is no such file. */
function textOf(script: string): string | undefined {
    const file = path.join(root, script);
    return existsSync(file) ? readFileSync(file, "utf8") : undefined;
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
    return [...twice, ...unknown, ...scripts.flatMap((script, i) => issuesOf(script, i, allowDrop.includes(script)))];
}

function issuesOf(script: string, i: number, allowDrop: boolean): InputIssue[] {
    const propertyPath = `scripts[${i}]`;
    const text = textOf(script);
    if (text === undefined) {
        return [{ propertyPath, reason: `"${script}" is no file of the project` }];
    }
    return scriptIssues(text, { allowDrop }).map(({ line, reason }) => ({
        propertyPath,
        reason: `${script}, line ${line}: ${reason}`,
    }));
}
