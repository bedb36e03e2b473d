import { readProject, readStackConfig } from "../../../preview/stackFile";
import { parseSettings, type Settings } from "../../../stacks/settings/settings";

/** The project whose stack files are committed. */
export const project = readProject();

/** Name of a committed stack. */
export type StackName = "dev" | "test" | "prod" | "shared";

/** Settings to set, by path (`lake.zones[1].name`); a value that is undefined takes the setting away. */
export type Changes = Record<string, unknown>;

/** Takes Databricks away, for tests of what is there without it. */
export const withoutDatabricks: Changes = { databricks: undefined, databricksAccount: undefined };

/** A row of a table: what is done, the settings changed, and every line that must come of it; `dev` unless another stack is named. */
export type BadSetting = [title: string, changes: Changes, lines: string[], stack?: StackName];

type Tree = Record<string, unknown>;

/** Configuration of a committed stack with some settings changed, as the engine hands it over. */
export function configWith(changes: Changes, stack: StackName = "dev"): Record<string, string> {
    const sections: Tree = {};
    for (const [key, text] of Object.entries(readStackConfig(project, stack))) {
        sections[key.slice(project.name.length + 1)] = JSON.parse(text);
    }
    for (const [path, value] of Object.entries(changes)) {
        change(sections, path, value);
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
    const parent = parts.reduce<unknown>((at, part) => (at as Tree | undefined)?.[part], sections);
    if (parent === null || typeof parent !== "object") {
        throw new Error(`${path}: the stack has nothing there`);
    }
    if (value !== undefined) {
        (parent as Tree)[last] = value;
    } else if (Array.isArray(parent)) {
        parent.splice(Number(last), 1);
    } else {
        delete (parent as Tree)[last];
    }
}

/** `path: message` of everything that is wrong with a configuration; none when it is accepted. */
export function issueLines(config: Record<string, string>, stack = "dev"): string[] {
    const parsed = parseSettings(config, project.name, stack);
    return "issues" in parsed ? parsed.issues.map(({ path, message }) => `${path}: ${message}`) : [];
}

/** The settings of a configuration; throws what is wrong with it. */
export function accepted(config: Record<string, string>, stack = "dev"): Settings {
    const parsed = parseSettings(config, project.name, stack);
    if ("settings" in parsed) {
        return parsed.settings;
    }
    throw new Error(issueLines(config, stack).join("\n"));
}
