import { groupIssue } from "../../../../components/databricks/access/accountGroups";
import { repeated } from "../../../../components/shared/validation";
import { pathText, type SettingsIssue } from "../../core/issues";
import type { Settings } from "../../schema/settings";

type Databricks = NonNullable<Settings["databricks"]>;

/** What is wrong with the people of Databricks: personas that are named nowhere else, and their account groups. */
export function personaChecks(settings: Settings, databricks: Databricks): SettingsIssue[] {
    return [...namedChecks(settings, databricks), ...groupChecks(settings)];
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

function namedChecks({ personas = {} }: Settings, databricks: Databricks): SettingsIssue[] {
    const others = otherPersonas(databricks);
    const known = Object.keys(personas).join(", ") || "there are none";
    const issues = [...computePersonas(databricks), ...others].flatMap(([at, names]) =>
        names.flatMap((name, i) => {
            const persona = Object.hasOwn(personas, name) ? personas[name] : undefined;
            if (persona?.databricksGroup !== undefined) {
                return [];
            }
            const message = persona
                ? `"${name}" has no Databricks group; add databricksGroup to the persona`
                : `"${name}" is not in personas (${known})`;
            return [{ path: `databricks.${at}[${i}]`, message }];
        }),
    );
    const twice = others.flatMap(([at, names]) =>
        repeated(names).map((name) => ({ path: `databricks.${at}`, message: `persona "${name}" stands twice` })),
    );
    return [...issues, ...twice];
}

function groupChecks({ personas = {} }: Settings): SettingsIssue[] {
    const issues: SettingsIssue[] = [];
    for (const [name, { databricksRole, databricksGroup }] of Object.entries(personas)) {
        if (databricksRole !== undefined && databricksGroup === undefined) {
            issues.push({
                path: pathText(["personas", name, "databricksRole"]),
                message: `is ${databricksRole}, but the persona has no Databricks group to give it to; add databricksGroup`,
            });
        }
        const own = databricksGroup === undefined ? [] : groupIssue(databricksGroup, "databricksGroup");
        for (const { propertyPath, reason } of own) {
            issues.push({ path: pathText(["personas", name, propertyPath]), message: reason });
        }
    }
    const groups = Object.values(personas).flatMap(({ databricksGroup }) => databricksGroup ?? []);
    for (const group of repeated(groups)) {
        issues.push({
            path: "personas",
            message: `Databricks group "${group}" is that of two personas; give each its own`,
        });
    }
    return issues;
}
