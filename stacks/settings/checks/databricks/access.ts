import { groupIssue } from "../../../../components/databricks/access/accountGroups";
import { repeated } from "../../../../components/shared/validation";
import { pathText, type SettingsIssue } from "../../core/issues";
import type { Settings } from "../../schema/settings";

type Databricks = NonNullable<Settings["databricks"]>;

/** What is wrong with the personas of Databricks: their names and account groups, and where they are given something. */
export function personaChecks(settings: Settings, databricks: Databricks): SettingsIssue[] {
    return [...namedChecks(databricks), ...groupChecks(settings, databricks)];
}

/** Personas of compute, by the place that names them; what is given to one twice is told with the rest of compute. */
const computePersonas = ({ compute }: Databricks): [string, string[]][] => [
    ...(compute?.policies ?? []).map(({ personas }, i): [string, string[]] => [
        `compute.policies[${i}].personas`,
        personas,
    ]),
    ...(compute?.pools ?? []).map(({ personas }, i): [string, string[]] => [`compute.pools[${i}].personas`, personas]),
];

/** Personas of all else, by the place that names them. */
const otherPersonas = ({ sqlWarehouse, secretScope, teams, workspace }: Databricks): [string, string[]][] => [
    ["workspace.tokenPersonas", workspace?.tokenPersonas ?? []],
    ["sqlWarehouse.personas", sqlWarehouse?.personas ?? []],
    ["secretScope.personas", secretScope?.personas ?? []],
    ...(teams ?? []).map(({ personas }, i): [string, string[]] => [`teams[${i}].personas`, personas]),
];

function namedChecks(databricks: Databricks): SettingsIssue[] {
    const others = otherPersonas(databricks);
    const { personas = {} } = databricks;
    const known = Object.keys(personas).join(", ") || "there are none";
    const issues = [...computePersonas(databricks), ...others].flatMap(([at, names]) =>
        names.flatMap((name, i) => {
            const message = `"${name}" is not in databricks.personas (${known}); add it there with its account group`;
            return Object.hasOwn(personas, name) ? [] : [{ path: `databricks.${at}[${i}]`, message }];
        }),
    );
    const twice = others.flatMap(([at, names]) =>
        repeated(names).map((name) => ({ path: `databricks.${at}`, message: `persona "${name}" is given twice` })),
    );
    return [...issues, ...twice];
}

function groupChecks({ personas: known = {} }: Settings, { personas = {} }: Databricks): SettingsIssue[] {
    const issues: SettingsIssue[] = [];
    for (const [name, { group }] of Object.entries(personas)) {
        const path = pathText(["databricks", "personas", name]);
        if (!Object.hasOwn(known, name)) {
            const names = Object.keys(known).join(", ") || "there are none";
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
