import { modelsIssues, schemasWithTables, servingIssues } from "../../../../components/databricks/checks";
import { knownNames, settingsIssues, type SettingsIssue } from "../../core/issues";
import type { DatabricksSettings } from "../../schema/databricks/databricks";
import { groupsToCheck } from "./access";
import { catalogShape } from "./catalog";
import { inferenceSchemaOf, modelsShape, servingShape } from "./modelsShape";
import type { DatabricksReads } from "./reads";

/** What is wrong with models: their names, no catalog; and with serving: versions, traffic, tables that cannot be. */
export function modelsChecks(settings: DatabricksReads, databricks: DatabricksSettings): SettingsIssue[] {
    const groupsOf = (personas: readonly string[]) => groupsToCheck(databricks, personas);
    const { models, serving, unityCatalog } = databricks;
    const issues: SettingsIssue[] = [];
    if (models) {
        const found = modelsIssues({ catalogName: "", ...modelsShape(databricks, groupsOf) });
        issues.push(
            ...settingsIssues(found, "databricks.models", {
                models: "list",
                userGroups: "personas",
                editorGroups: "personas",
                viewerGroups: "viewers",
            }),
        );
    }
    if (models && !unityCatalog) {
        issues.push({
            path: "databricks.models",
            message: "needs a catalog, in whose schema models they are registered; add databricks.unityCatalog",
        });
    }
    return serving ? [...issues, ...servingChecks(settings, databricks, serving, groupsOf)] : issues;
}

function servingChecks(
    settings: DatabricksReads,
    databricks: DatabricksSettings,
    serving: NonNullable<DatabricksSettings["serving"]>,
    groupsOf: (personas: readonly string[]) => string[],
): SettingsIssue[] {
    const at = "databricks.serving";
    const registered = Object.keys(databricks.models?.list ?? {});
    const found = servingIssues(servingShape(databricks, groupsOf));
    return [
        ...settingsIssues(found, at, { queryGroups: "personas", quartzCron: "cron" }).map(({ path, message }) => ({
            path: path.replace(".monitor.schedule.", ".monitor."),
            message,
        })),
        ...Object.keys(serving.models)
            .filter((name) => !registered.includes(name))
            .map((name) => ({
                path: `${at}.models.${name}`,
                message: `is not in databricks.models.list (${knownNames(registered)}); add it there, or leave it out`,
            })),
        ...(databricks.unityCatalog ? tableChecks(settings, databricks, serving) : []),
    ];
}

/** Schemas that the tables of requests and answers, and their baselines, would be in. */
function tableChecks(
    settings: DatabricksReads,
    databricks: DatabricksSettings,
    { models }: NonNullable<DatabricksSettings["serving"]>,
): SettingsIssue[] {
    const schemas = schemasWithTables(catalogShape(settings));
    const named: [string, string][] = [
        ["inferenceSchema", inferenceSchemaOf(databricks)],
        ...Object.entries(models).flatMap(([name, { monitor }]): [string, string][] => {
            const [schema = ""] = monitor?.baselineTable.split(".") ?? [];
            return /^\w+\.\w+$/.test(monitor?.baselineTable ?? "")
                ? [[`models.${name}.monitor.baselineTable`, schema]]
                : []; // said with its form
        }),
    ];
    return named
        .filter(([, schema]) => !schemas.includes(schema))
        .map(([path, schema]) => ({
            path: `databricks.serving.${path}`,
            message: `"${schema}" is no schema with tables of the catalog (${knownNames(schemas)}); name one of them, or add its zone`,
        }));
}
