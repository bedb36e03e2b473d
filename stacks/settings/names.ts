import { defaultNamePattern, type Naming, resourceName } from "../../components";
import type { ResourceKind } from "../../azure/names";
import { pathText, type SettingsIssue } from "./core/issues";
import { listedSections, type Settings } from "./sections";

/** The longest logical name that the program gives to a resource of each kind, in a stack with these settings. */
export function longestNames(settings: Partial<Settings>): Map<ResourceKind, string> {
    const present = listedSections.filter(({ name }) => settings[name] !== undefined);
    const names = present.flatMap(({ longestNames: own = {} }) => Object.entries(own) as [ResourceKind, string][]);
    const longest = new Map<ResourceKind, string>();
    for (const [kind, name] of names) {
        if (name.length >= (longest.get(kind) ?? "").length) {
            longest.set(kind, name);
        }
    }
    return longest;
}

/** What names a stack's resources. */
export function namingOf(settings: Settings, project: string, stack: string): Naming {
    const { prefix, pattern = defaultNamePattern, generation = 0 } = settings.naming;
    return { project, stack, subscriptionId: settings.azure.subscriptionId, prefix, pattern, generation };
}

/** Names that would break Azure's limits, found before anything is registered. */
export function nameChecks(settings: Settings, project: string, stack: string): SettingsIssue[] {
    const naming = namingOf(settings, project, stack);
    const own = [...longestNames(settings)].map(([kind, name]) => ({
        path: "naming",
        kind,
        name,
    }));
    const identities = Object.keys(settings.identities ?? {}).map((name) => ({
        path: pathText(["identities", name]),
        kind: "userAssignedIdentity" as const,
        name,
    }));
    const issues = [...own, ...identities].flatMap(({ path, kind, name }) => {
        const issue = refusedName(naming, kind, name);
        return issue === undefined ? [] : [{ path, message: `makes a name that Azure refuses: ${issue}` }];
    });
    // One wrong scheme breaks the names of many kinds; the first three say enough.
    const more = issues.length - 3;
    return more > 0
        ? [...issues.slice(0, 3), { path: "naming", message: `breaks ${more} more names in the same way` }]
        : issues;
}

function refusedName(naming: Naming, kind: ResourceKind, logicalName: string): string | undefined {
    try {
        resourceName(naming, kind, logicalName);
        return undefined;
    } catch (error) {
        return (error as Error).message;
    }
}
