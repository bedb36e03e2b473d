import { groupIssue } from "../../../../components/databricks/checks";
import { repeated } from "../../../../components/shared/checks";
import { knownNames, pathText, type SettingsIssue } from "../../core/issues";
import type { DatabricksSettings } from "../../schema/databricks/databricks";
import type { DatabricksReads } from "./reads";

/** What is wrong with the personas of Databricks: their names and account groups, and where they are given something. */
export function personaChecks(settings: DatabricksReads, databricks: DatabricksSettings): SettingsIssue[] {
    return [...namedChecks(databricks), ...groupChecks(settings, databricks)];
}

/** Personas of compute, by the list that names them. */
const computePersonas = ({ compute }: DatabricksSettings): [string, string[]][] => [
    ...(compute?.policies ?? []).map(({ personas }, i): [string, string[]] => [
        `compute.policies[${i}].personas`,
        personas,
    ]),
    ...(compute?.pools ?? []).map(({ personas }, i): [string, string[]] => [`compute.pools[${i}].personas`, personas]),
];

/** Personas of all else, by the list that names them. */
const otherPersonas = ({
    sqlWarehouse,
    secretScope,
    teams,
    workspace,
    jobs,
    models,
    serving,
}: DatabricksSettings): [string, string[]][] => [
    ...Object.entries(jobs?.list ?? {}).flatMap(([name, { personas = [], viewers = [] }]): [string, string[]][] => [
        [`jobs.list.${name}.personas`, personas],
        [`jobs.list.${name}.viewers`, viewers],
    ]),
    ...Object.entries(models?.list ?? {}).map(([name, { personas = [] }]): [string, string[]] => [
        `models.list.${name}.personas`,
        personas,
    ]),
    ...Object.entries(models?.experiments ?? {}).flatMap(
        ([name, { personas = [], viewers = [] }]): [string, string[]][] => [
            [`models.experiments.${name}.personas`, personas],
            [`models.experiments.${name}.viewers`, viewers],
        ],
    ),
    ...Object.entries(serving?.models ?? {}).map(([name, { personas = [] }]): [string, string[]] => [
        `serving.models.${name}.personas`,
        personas,
    ]),
    ["workspace.tokenPersonas", workspace?.tokenPersonas ?? []],
    ["sqlWarehouse.personas", sqlWarehouse?.personas ?? []],
    ["secretScope.personas", secretScope?.personas ?? []],
    ...(teams ?? []).map(({ personas }, i): [string, string[]] => [`teams[${i}].personas`, personas]),
];

function namedChecks(databricks: DatabricksSettings): SettingsIssue[] {
    const lists = [...computePersonas(databricks), ...otherPersonas(databricks)];
    const { personas = {} } = databricks;
    const known = knownNames(Object.keys(personas));
    const issues = lists.flatMap(([at, names]) =>
        names.flatMap((name, i) => {
            const message = `"${name}" is not in databricks.personas (${known}); add it there with its account group`;
            return Object.hasOwn(personas, name) ? [] : [{ path: `databricks.${at}[${i}]`, message }];
        }),
    );
    const twice = lists.flatMap(([at, names]) =>
        repeated(names).map((name) => ({ path: `databricks.${at}`, message: `persona "${name}" is given twice` })),
    );
    return [...issues, ...twice];
}

function groupChecks(
    { personas: known = {} }: DatabricksReads,
    { personas = {} }: DatabricksSettings,
): SettingsIssue[] {
    const issues: SettingsIssue[] = [];
    for (const [name, { group }] of Object.entries(personas)) {
        const path = pathText(["databricks", "personas", name]);
        if (!Object.hasOwn(known, name)) {
            const names = knownNames(Object.keys(known));
            issues.push({ path, message: `is not in personas (${names}); add it there, or leave it out` });
        }
        for (const { propertyPath, reason } of groupIssue(group, "group")) {
            issues.push({ path: `${path}.${propertyPath}`, message: reason });
        }
    }
    for (const group of repeated(Object.values(personas).map((persona) => persona.group))) {
        issues.push({
            path: "databricks.personas",
            message: `group "${group}" is that of two personas; give each its own`,
        });
    }
    return issues;
}

/**
 * Groups of personas for the checks of components, each once. What is wrong with a persona is said where it is named, and
 * with its group where that is given, so that either has a name here that no component refuses.
 */
export function groupsToCheck({ personas = {} }: DatabricksSettings, names: readonly string[]): string[] {
    const groups = names.map((name) => {
        const group = Object.hasOwn(personas, name) ? personas[name]?.group : undefined;
        return group !== undefined && groupIssue(group, "").length === 0 ? group : `group of ${name}`;
    });
    return [...new Set(groups)];
}
