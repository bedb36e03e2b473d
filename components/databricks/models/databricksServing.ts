import { ModelServing } from "@pulumi/databricks/modelServing";
import { Permissions } from "@pulumi/databricks/permissions";
import { QualityMonitor } from "@pulumi/databricks/qualityMonitor";
import type { ModelServingAiGateway, ModelServingConfig } from "@pulumi/databricks/types/input";
import * as pulumi from "@pulumi/pulumi";
import { stateless } from "../../shared/componentArgs";
import { withDefaults } from "../../shared/defaults";
import { throwIfInvalid } from "../../shared/validation";
import { accessControls } from "../access/accessControls";
import { jobSchedule } from "../jobs/jobSchedule";
import { withoutSlash } from "../jobs/workspaceCode";
import { servedModelDefaults, type ServedModel, type ServedModelMonitor } from "./servedModel";
import { servingIssues } from "./servingIssues";

/** Inputs of the serving endpoints of a workspace. */
export interface DatabricksServingArgs {
    /** Name of the catalog. */
    catalogName: string;
    /** Schema of the models; `models` by default. */
    schemaName?: string;
    /** Schema of the tables that requests and answers are written to; `bronze` by default. A change replaces none of them. */
    inferenceSchemaName?: string;
    /** Models, by name; one without versions has no endpoint. */
    models: Record<string, ServedModel>;
    /** Folder of the monitors' dashboards in the workspace; `/Platform/monitors` by default. */
    monitorFolder?: string;
    /** Addresses that are notified of a monitor that failed; none by default. */
    notifyOnFailure?: string[];
    /** Tags of the endpoints; none by default. */
    tags?: Record<string, string>;
}

/** What serving has where its inputs say nothing. */
export const databricksServingDefaults = {
    schemaName: "models",
    inferenceSchemaName: "bronze",
    monitorFolder: "/Platform/monitors",
} as const;

/**
 * Serving endpoints of registered models, one a model with versions and of its name: at rest without cost by default, with limits on calls, and with a
 * table of requests and answers that a monitor compares with a baseline. Needs the Databricks provider of the workspace.
 *
 * unverified: that limits on calls and inference tables of the AI gateway hold for models of one's own in every region.
 */
export class DatabricksServing extends pulumi.ComponentResource {
    /** Names of the endpoints, by model; models without versions have none. */
    public readonly endpointNames: Record<string, pulumi.Output<string>>;

    constructor(name: string, args: DatabricksServingArgs, opts?: pulumi.ComponentResourceOptions) {
        throwIfInvalid("DatabricksServing", name, servingIssues(args.models));
        super("azure-ml-platform:index:DatabricksServing", name, args, opts);

        const served = Object.entries(args.models).filter(([, { versions = {} }]) => Object.keys(versions).length > 0);
        this.endpointNames = Object.fromEntries(
            served.map(([model, settings]) => [model, this.createEndpoint(`${name}-${model}`, model, settings, args)]),
        );
        this.registerOutputs({ endpointNames: this.endpointNames });
    }

    private createEndpoint(
        logicalName: string,
        model: string,
        settings: ServedModel,
        args: DatabricksServingArgs,
    ): pulumi.Output<string> {
        const endpoint = new ModelServing(
            logicalName,
            {
                name: model,
                config: servedVersions(model, settings, args),
                aiGateway: gatewayOf(model, settings, args),
                tags: Object.entries(args.tags ?? {}).map(([key, value]) => ({ key, value })),
            },
            { parent: this, ...stateless },
        );
        const { queryGroups: groups = [], queryApplicationIds: applicationIds } = settings;
        const given = accessControls("CAN_QUERY", { groups, applicationIds });
        if (given.length > 0) {
            const rights = { servingEndpointId: endpoint.servingEndpointId, accessControls: given };
            new Permissions(logicalName, rights, { parent: this, ...stateless });
        }
        if (settings.monitor) {
            this.createMonitor(logicalName, model, settings.monitor, args, endpoint);
        }
        return endpoint.name;
    }

    private createMonitor(
        logicalName: string,
        model: string,
        { baselineTable, granularities, schedule }: ServedModelMonitor,
        args: DatabricksServingArgs,
        endpoint: ModelServing,
    ): void {
        const { catalogName, inferenceSchemaName, monitorFolder } = withDefaults(args, databricksServingDefaults);
        const { notifyOnFailure: emailAddresses = [] } = args;
        new QualityMonitor(
            logicalName,
            {
                tableName: `${catalogName}.${inferenceSchemaName}.${model}_payload`,
                baselineTableName: `${catalogName}.${baselineTable}`,
                outputSchemaName: `${catalogName}.${inferenceSchemaName}`,
                assetsDir: `${withoutSlash(monitorFolder)}/${logicalName}`,
                timeSeries: { timestampCol: "request_time", granularities: granularities ?? ["1 day"] },
                schedule: schedule && monitorSchedule(schedule),
                notifications: emailAddresses.length > 0 ? { onFailure: { emailAddresses } } : undefined,
            },
            // The endpoint makes the table.
            { parent: this, dependsOn: endpoint, ...stateless },
        );
    }
}

// The provider computes whether it is paused, and takes no input for it.
function monitorSchedule(schedule: NonNullable<ServedModelMonitor["schedule"]>) {
    const { quartzCronExpression, timezoneId } = jobSchedule(schedule);
    return { quartzCronExpression, timezoneId };
}

/** Versions of a model and the calls that each gets. */
function servedVersions(model: string, settings: ServedModel, args: DatabricksServingArgs): ModelServingConfig {
    const { catalogName, schemaName } = withDefaults(args, databricksServingDefaults);
    const { workloadSize, scaleToZero } = withDefaults(settings, servedModelDefaults);
    const versions = Object.entries(settings.versions ?? {});
    const entityOf = (version: string) => `${model}-${version}`;
    return {
        servedEntities: versions.map(([version]) => ({
            name: entityOf(version),
            entityName: `${catalogName}.${schemaName}.${model}`,
            entityVersion: version,
            workloadSize,
            scaleToZeroEnabled: scaleToZero,
        })),
        trafficConfig: {
            routes: versions.map(([version, trafficPercentage]) => ({
                servedModelName: entityOf(version),
                trafficPercentage,
            })),
        },
    };
}

/** Limits on calls, and the table that they and their answers are written to. */
function gatewayOf(model: string, settings: ServedModel, args: DatabricksServingArgs): ModelServingAiGateway {
    const { catalogName, inferenceSchemaName } = withDefaults(args, databricksServingDefaults);
    const { callsPerMinute } = withDefaults(settings, servedModelDefaults);
    return {
        usageTrackingConfig: { enabled: true },
        inferenceTableConfig: {
            enabled: true,
            catalogName,
            schemaName: inferenceSchemaName,
            tableNamePrefix: model,
        },
        rateLimits: [{ key: "endpoint", calls: callsPerMinute, renewalPeriod: "minute" }],
    };
}
