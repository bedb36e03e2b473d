import { z } from "zod";
import {
    databricksModelsDefaults,
    databricksServingDefaults,
    jobScheduleDefaults,
    servedModelDefaults,
    servedModelLimits,
} from "../../../../components/databricks/checks";
import { flag, key } from "../../core/fields";

const personas = (what: string) => z.array(key).optional().describe(`${what}; none by default`);

const model = z
    .strictObject({
        comment: z.string().optional().describe("What catalog browsers show next to its name; nothing by default"),
        personas: personas("Personas that may load its versions, in addition to scientists, who may load all"),
    })
    .describe("A registered model");

const experiment = z
    .strictObject({
        description: z.string().optional().describe("What it is for; nothing by default"),
        personas: personas("Personas that may log runs"),
        viewers: personas("Personas that may read runs"),
    })
    .describe("An experiment of MLflow");

/** Registered models and experiments of a workspace. */
export const modelsSettings = z
    .strictObject({
        list: z
            .record(z.string(), model)
            .describe(
                "Models, by name: lower-case letters, digits and underscores. A change of a name replaces the model with its versions",
            ),
        experiments: z
            .record(z.string(), experiment)
            .optional()
            .describe(
                `Experiments, by name, in the folder ${databricksModelsDefaults.folder} of the workspace; none by default. A job of the same name gets its path as the parameter experiment`,
            ),
    })
    .describe(
        "Registered models in the catalog's schema models, and experiments of MLflow; none when left out. The service principal of jobs owns the models and logs runs; versions and aliases are what jobs make. Needs unityCatalog",
    );

const monitor = z
    .strictObject({
        baselineTable: z
            .string()
            .describe(
                "Table of the same columns that requests and answers are compared with, as gold.sales_baseline; it must exist in the catalog",
            ),
        granularities: z
            .array(z.string().min(1))
            .min(1)
            .optional()
            .describe('Lengths of the windows that are compared, for example "1 hour"; "1 day" by default'),
        cron: z
            .string()
            .min(1)
            .optional()
            .describe("When it is computed, as a Quartz expression; by default when somebody starts it"),
        timeZone: z
            .string()
            .min(1)
            .optional()
            .describe(
                `Time zone of cron as Java names it, for example Europe/Amsterdam; ${jobScheduleDefaults.timeZone} by default`,
            ),
    })
    .describe("A monitor of the table of requests and answers");

const served = z
    .strictObject({
        versions: z
            .record(z.string(), z.number())
            .optional()
            .describe(
                'Percentages of the calls by version, 100 together, for example { "3": 90, "4": 10 }; none by default, and then there is no endpoint. Refused is what is no number of a version, an alias too',
            ),
        workloadSize: z
            .enum(["Small", "Medium", "Large"])
            .optional()
            .describe(`Size of each version's compute; ${servedModelDefaults.workloadSize} by default`),
        scaleToZero: flag(
            "Whether compute ends that no one calls",
            servedModelDefaults.scaleToZero,
            ", and then the first call after a pause waits for it. False is billed day and night, of which the policy pack warns",
        ),
        callsPerMinute: z
            .int()
            .optional()
            .describe(
                `Most calls of the endpoint a minute, ${servedModelLimits.callsPerMinute.join(" to ")}; ${servedModelDefaults.callsPerMinute} by default`,
            ),
        personas: personas("Personas that may call it"),
        monitor: monitor.optional().describe("Monitor of its table of requests and answers; none by default"),
    })
    .describe("A model that is served");

/** Serving endpoints of a workspace. */
export const servingSettings = z
    .strictObject({
        models: z
            .record(z.string(), served)
            .describe(
                "Models that are served, by their name in databricks.models.list; one without versions has no endpoint",
            ),
        inferenceSchema: z
            .string()
            .min(1)
            .optional()
            .describe(
                `Schema of the tables that requests and answers are written to; ${databricksServingDefaults.inferenceSchemaName} by default. Databricks takes no change while there is an endpoint`,
            ),
    })
    .describe(
        "Serving endpoints of registered models, for the versions that are named; none when left out. Needs models",
    );
