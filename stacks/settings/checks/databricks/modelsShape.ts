import type { DatabricksExperiment, DatabricksModel, ServedModel } from "../../../../components";
import { databricksServingDefaults } from "../../../../components/databricks/checks";
import type { DatabricksSettings } from "../../schema/databricks/databricks";

type GroupsOf = (personas: readonly string[]) => readonly string[];

/** Models and experiments as their component takes them. */
export interface ModelsShape {
    /** Models, by name. */
    models: Record<string, DatabricksModel>;
    /** Experiments, by name. */
    experiments: Record<string, DatabricksExperiment>;
}

const valuesOf = <Value, Made>(record: Record<string, Value>, make: (value: Value) => Made): Record<string, Made> =>
    Object.fromEntries(Object.entries(record).map(([name, value]) => [name, make(value)]));

/** What the settings say of models and experiments; the groups of a list of personas are what is known of them. */
export function modelsShape({ models }: DatabricksSettings, groupsOf: GroupsOf): ModelsShape {
    return {
        models: valuesOf(models?.list ?? {}, ({ comment, personas = [] }) => ({
            comment,
            userGroups: [...groupsOf(personas)],
        })),
        experiments: valuesOf(models?.experiments ?? {}, ({ description, personas = [], viewers = [] }) => ({
            description,
            editorGroups: [...groupsOf(personas)],
            viewerGroups: [...groupsOf(viewers)],
        })),
    };
}

/** What the settings say of served models. */
export function servingShape({ serving }: DatabricksSettings, groupsOf: GroupsOf): Record<string, ServedModel> {
    return valuesOf(serving?.models ?? {}, ({ personas = [], monitor, ...served }) => {
        const { cron: quartzCron, timeZone, ...watched } = monitor ?? { baselineTable: "" };
        return {
            ...served,
            queryGroups: [...groupsOf(personas)],
            monitor: monitor && {
                ...watched,
                schedule: quartzCron === undefined ? undefined : { quartzCron, timeZone },
            },
        };
    });
}

/** Schema of the tables of requests and answers. */
export const inferenceSchemaOf = ({ serving }: DatabricksSettings): string =>
    serving?.inferenceSchema ?? databricksServingDefaults.inferenceSchemaName;
