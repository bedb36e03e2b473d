import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { isStepFile, valueNameForm } from "../../steps/contract";
import { scriptIssues, unusedValues, valueIssue, type ScriptPermissions } from "../../steps/sql/scriptIssues";
import { projectRoot } from "./projectFiles";
import { repeated, type InputIssue } from "../shared/validation";

/** Text of a script by its path from the root of the project; undefined where there is no such file. */
function textOf(script: string): string | undefined {
    const file = path.join(projectRoot, script);
    return statSync(file, { throwIfNoEntry: false })?.isFile() ? readFileSync(file, "utf8") : undefined;
}

/** Scripts of a folder, by its path from the root of the project, in the order of their names; none where it does not exist. */
export function scriptsIn(folder: string): string[] {
    const at = path.join(projectRoot, folder);
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

/** Scripts of a database, and what they may do. */
export interface CheckedScripts extends Pick<ScriptPermissions, "pool" | "deltaSources"> {
    /** Paths from the root of the project. */
    scripts: string[];
    /** Scripts that may drop or empty tables and columns; none by default. */
    allowDrop?: string[];
    /** Values that take the place of `$(name)`, by the name; one that is not plain is looked at when it is known. None by default. */
    values?: Readonly<Record<string, unknown>>;
}

/** What is wrong with the scripts of a schema. */
export function schemaIssues(given: CheckedScripts): InputIssue[] {
    const { scripts, allowDrop = [] } = given;
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
        ...scripts.flatMap((script, i) => issuesOf(script, i, given)),
        ...valueIssues(given),
    ];
}

function valueIssues({ scripts, values = {} }: CheckedScripts): InputIssue[] {
    const names = Object.keys(values);
    const texts = scripts.filter(isStepFile).flatMap((script) => textOf(script) ?? []);
    const twice = repeated(names.map(valueEntry));
    return [
        ...names.flatMap((name) => {
            const value = values[name];
            const reasons = [
                valueNameForm.test(name) ? undefined : "has a name that is no word of letters, digits and underscores",
                twice.includes(valueEntry(name)) ? "has the name of another value, but for case" : undefined,
                typeof value === "string" ? valueIssue(value) : undefined,
            ];
            return reasons.flatMap((reason) => (reason ? [{ propertyPath: `values.${name}`, reason }] : []));
        }),
        ...unusedValues(texts, names).map((name) => ({
            propertyPath: `values.${name}`,
            reason: `no script has a place $(${name}) for it; leave it out, or write the place`,
        })),
    ];
}

/** Entry of a step's environment that holds a value. */
export const valueEntry = (name: string): string => `VALUE_${name.toUpperCase()}`;

function issuesOf(
    script: string,
    i: number,
    { allowDrop = [], values = {}, pool, deltaSources }: CheckedScripts,
): InputIssue[] {
    const propertyPath = `scripts[${i}]`;
    if (!isStepFile(script)) {
        return [{ propertyPath, reason: `"${script}" must be a file below workloads/, without ..` }];
    }
    const text = textOf(script);
    if (text === undefined) {
        return [{ propertyPath, reason: `"${script}" is no file of the project; add it, or leave it out` }];
    }
    const may = { allowDrop: allowDrop.includes(script), values: Object.keys(values), pool, deltaSources };
    return scriptIssues(text, may).map(({ line, reason }) => ({
        propertyPath,
        reason: `${script}, line ${line}: ${reason}`,
    }));
}
