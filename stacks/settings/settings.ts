import * as pulumi from "@pulumi/pulumi";
import { visible } from "../../azure/visibleText";
import { issuesOf, SettingsError, unknownSection, type SettingsIssue } from "./core/issues";
import { hideSecrets } from "./core/showFound";
import { textIssues } from "./core/textIssues";
import { nameChecks } from "./names";
import { endpointUses } from "./endpoints";
import { listedSections, sectionNames, settingsSchema, type Settings } from "./sections";

export type { Settings } from "./sections";
export { SettingsError, type SettingsIssue } from "./core/issues";

/** The settings of a stack, or everything that is wrong with them. */
export type ParsedSettings = { settings: Settings } | { issues: SettingsIssue[] };

/** Checks the configuration of a stack, as the engine hands it over: keys with the project's name, objects as JSON. */
export function parseSettings(
    config: Readonly<Record<string, string>>,
    project: string,
    stack: string,
): ParsedSettings {
    const own = Object.entries(config).filter(([key]) => key.startsWith(`${project}:`));
    const sections = Object.fromEntries(own.map(([key, text]) => [key.slice(project.length + 1), fromJson(text)]));
    const unknownSections = Object.keys(sections).filter((name) => !sectionNames.some((known) => known === name));
    const issues = unknownSections.map((name) => unknownSection(name, sectionNames));
    for (const name of unknownSections) {
        delete sections[name];
    }

    const parsed = settingsSchema.safeParse(sections, { reportInput: true });
    if (!parsed.success) {
        issues.push(...issuesOf(parsed.error, settingsSchema));
    } else {
        issues.push(...crossChecks(parsed.data, project, stack).map(withoutSecrets));
    }
    const known = new Set(issues.map(({ path }) => path));
    issues.push(...textIssues(sections).filter(({ path }) => !known.has(path)));
    return parsed.success && issues.length === 0 ? { settings: parsed.data } : { issues: issues.map(shown) };
}

const withoutSecrets = ({ path, message }: SettingsIssue): SettingsIssue => ({ path, message: hideSecrets(message) });

const shown = ({ path, message }: SettingsIssue): SettingsIssue => ({ path: visible(path), message: visible(message) });

/** What is wrong between sections, and with the names that they make. */
export function crossChecks(settings: Settings, project: string, stack: string): SettingsIssue[] {
    const context = { stack, endpoints: endpointUses(settings) };
    return [
        ...listedSections.flatMap(({ check }) => check?.(settings, context) ?? []),
        ...nameChecks(settings, project, stack),
    ];
}

/** Reads the running stack's settings; throws all issues in one error. */
export function readSettings(): Settings {
    const parsed = parseSettings(pulumi.runtime.allConfig(), pulumi.getProject(), pulumi.getStack());
    if ("settings" in parsed) {
        return parsed.settings;
    }
    throw new SettingsError(parsed.issues);
}

function fromJson(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        return text;
    }
}
