import type * as pulumi from "@pulumi/pulumi";
import {
    type DatabricksClusterPolicies,
    DatabricksDeltaMaintenance,
    DatabricksUnityCatalog,
    type DatabricksWorkspace,
} from "../../../components";
import type { Settings } from "../../settings/settings";
import { catalogShape } from "../../settings/checks/databricks/catalog";
import type { StackContext } from "../context";
import type { Data } from "../data";

type Section = NonNullable<Settings["databricks"]>;
type Options = pulumi.ComponentResourceOptions;

/** The stack's catalog on its lake, and the job that keeps its tables; undefined where the stack has none. */
export function makeCatalog(
    context: StackContext,
    { lake }: Data,
    { unityCatalog }: Section,
    workspace: DatabricksWorkspace,
    policies: DatabricksClusterPolicies | undefined,
    opts: Options,
): DatabricksUnityCatalog | undefined {
    if (!unityCatalog || !lake) {
        return undefined;
    }
    const { settings, naming } = context;
    const { protectData } = settings.protection;
    const shape = catalogShape(settings);
    const catalog = new DatabricksUnityCatalog(
        "databricks-catalog",
        {
            ...shape,
            naming,
            zones: shape.zones.flatMap((zone) => {
                const filesystemResourceId = lake.filesystemResourceIds[zone.name];
                return filesystemResourceId ? [{ ...zone, filesystemResourceId }] : []; // refused by the settings
            }),
            workspaceId: workspace.workspaceId,
            accessConnectorResourceId: workspace.accessConnectorResourceId,
            accessConnectorPrincipalId: workspace.accessConnectorPrincipalId,
            storageAccountResourceId: lake.storageAccountResourceId,
            storageAccountName: lake.storageAccountName,
            forceDestroy: !protectData,
        },
        { ...opts, protect: protectData },
    );
    makeMaintenance(context, unityCatalog, catalog, policies, opts);
    return catalog;
}

function makeMaintenance(
    { settings, tags }: StackContext,
    { maintenance }: NonNullable<Section["unityCatalog"]>,
    { catalogName, retention, ready }: DatabricksUnityCatalog,
    policies: DatabricksClusterPolicies | undefined,
    opts: Options,
): void {
    const policyId = maintenance && policies?.policyIds[maintenance.policy];
    if (!policyId) {
        return;
    }
    new DatabricksDeltaMaintenance(
        "databricks-maintenance",
        {
            catalogName,
            retention,
            policyId,
            runAsApplicationId: maintenance.servicePrincipal,
            schedule: maintenance.cron === undefined ? undefined : { quartzCron: maintenance.cron },
            notifyOnFailure: settings.observability?.alertEmails,
            tags,
        },
        { ...opts, dependsOn: ready },
    );
}
