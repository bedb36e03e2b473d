import { readProject, readStackConfig } from "../../../preview/stackFile";
import { parseSettings, type Settings } from "../../../stacks/settings/settings";

/** The project whose stack files are committed. */
export const project = readProject();

/** Name of a committed stack: an environment, or the minimal stack of a service. */
export type StackName = "dev" | "test" | "prod" | "shared" | `${string}-minimal`;

/**
 * Settings to set, by path. An entry of a list is named by what it holds (`lake.zones[name=bronze].format`), one more is
 * `[+]`; a value that is undefined takes the setting away.
 */
export type Changes = Record<string, unknown>;

/** A row of a table: what is done, the settings changed, and every line that must come of it. */
export type BadSetting = [title: string, changes: Changes, lines: string[]];

type Config = Record<string, string>;
type Tree = Record<string, unknown>;

/** Configuration of a service's minimal stack with some settings changed, as the engine hands it over. */
export const minimalStack = (service: string, changes: Changes = {}): Config => configOf(`${service}-minimal`, changes);

/** Configuration of a committed stack with some settings changed, for tests that are about the environments. */
export const configWith = (changes: Changes, stack: StackName = "dev"): Config => configOf(stack, changes);

function configOf(stack: string, changes: Changes): Config {
    const sections: Tree = {};
    for (const [key, text] of Object.entries(readStackConfig(project, stack))) {
        sections[key.slice(project.name.length + 1)] = JSON.parse(text);
    }
    for (const [path, value] of Object.entries(changes)) {
        change(sections, path, structuredClone(value));
    }
    return Object.fromEntries(
        Object.entries(sections).map(([name, value]) => [
            `${project.name}:${name}`,
            typeof value === "string" ? value : JSON.stringify(value),
        ]),
    );
}

function change(sections: Tree, path: string, value: unknown): void {
    const parts = path.split(/[.[\]]/).filter((part) => part !== "");
    const last = parts.pop() ?? "";
    const parent = parts.reduce<unknown>((at, part) => (at as Tree | undefined)?.[keyIn(at, part, path)], sections);
    if (parent === null || typeof parent !== "object") {
        throw new Error(`${path}: the stack has nothing there`);
    }
    const key = keyIn(parent, last, path);
    if (value !== undefined) {
        (parent as Tree)[key] = value;
    } else if (Array.isArray(parent)) {
        parent.splice(Number(key), 1);
    } else {
        delete (parent as Tree)[key];
    }
}

/** The index of the entry that a part of a path names; the part itself outside a list. */
function keyIn(parent: unknown, part: string, path: string): string {
    if (!Array.isArray(parent)) {
        return part;
    }
    if (part === "+") {
        return `${parent.length}`;
    }
    const [name = "", wanted] = part.split("=");
    const found = parent.findIndex((entry) => (entry as Tree | null)?.[name] === wanted);
    if (wanted === undefined || found === -1) {
        throw new Error(`${path}: no entry is named by [${part}]; name it by what it holds, for example [name=bronze]`);
    }
    return `${found}`;
}

/** `path: message` of everything that is wrong with a configuration; none when it is accepted. */
export function issueLines(config: Config, stack = "dev"): string[] {
    const parsed = parseSettings(config, project.name, stack);
    return "issues" in parsed ? parsed.issues.map(({ path, message }) => `${path}: ${message}`) : [];
}

/** `path: message` of everything that is wrong with a service's minimal stack when some settings are changed. */
export const minimalIssues = (service: string, changes: Changes): string[] =>
    issueLines(minimalStack(service, changes), `${service}-minimal`);

/** The settings of a configuration; throws what is wrong with it. */
export function accepted(config: Config, stack = "dev"): Settings {
    const parsed = parseSettings(config, project.name, stack);
    if ("settings" in parsed) {
        return parsed.settings;
    }
    throw new Error(issueLines(config, stack).join("\n"));
}
