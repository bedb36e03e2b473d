import {
    catalogIssues,
    zoneCoverageIssues,
    type CatalogShape,
} from "../../../../components/databricks/catalog/catalogIssues";
import type { CatalogZoneShape } from "../../../../components/databricks/catalog/catalogSchemas";
import { scheduleIssues } from "../../../../components/databricks/catalog/databricksDeltaMaintenance";
import { maintenancePolicyIssue } from "../../../../components/databricks/catalog/maintenancePolicy";
import { ServiceRole } from "../../../../components/databricks/catalog/grants";
import { resolvePolicies } from "../../../../components/databricks/compute/policyResolution";
import { knownPools } from "../../../../components/databricks/compute/poolChecks";
import type { InputIssue } from "../../../../components/shared/validation";
import { medallionZones, ZoneFormat } from "../../../../components/storage/lakeZones";
import { personaNamesAsGroups, computeShape } from "./computeShape";
import type { SettingsIssue } from "../../core/issues";
import type { Settings } from "../../schema/settings";

type Databricks = NonNullable<Settings["databricks"]>;

/** Zones that become schemas: those named, else those of the lake in Delta format. */
function catalogZones({ lake, databricks }: Settings): CatalogZoneShape[] {
    const delta = (lake?.zones ?? medallionZones).filter(({ format }) => format === ZoneFormat.Delta);
    return databricks?.unityCatalog?.zones ?? delta.map(({ name }) => ({ name }));
}

/** What the settings say of the catalog. */
export function catalogShape(settings: Settings): CatalogShape {
    const { retention, trainingWindowDays, maintenance } = settings.databricks?.unityCatalog ?? {};
    const personas = Object.entries(settings.databricks?.personas ?? {}).flatMap(([name, { group, role }]) =>
        role === undefined ? [] : [[name, { groupName: group, role }] as const],
    );
    const applicationId = maintenance?.servicePrincipal;
    const services: CatalogShape["services"] =
        applicationId === undefined ? {} : { maintenance: { applicationId, role: ServiceRole.Maintenance } };
    return {
        zones: catalogZones(settings),
        retention,
        trainingWindowDays,
        personas: Object.fromEntries(personas),
        services,
    };
}

/** What is wrong with Unity Catalog: zones without schema, retention too short, a job without its policy. */
export function catalogChecks(settings: Settings, databricks: Databricks): SettingsIssue[] {
    const { lake } = settings;
    if (!databricks.unityCatalog) {
        return [];
    }
    if (!lake) {
        return [
            {
                path: "databricks.unityCatalog",
                message: "needs a lake section: schemas keep their data there; add one",
            },
        ];
    }
    // Groups of personas are checked where they are given.
    const shape = { ...catalogShape(settings), personas: {} };
    const found = [...catalogIssues(shape), ...zoneCoverageIssues(shape.zones, lake.zones ?? medallionZones)];
    return [...found.map(inSettings), ...maintenanceChecks(databricks)];
}

// The settings know no schemas but those that come with zones.
const inSettings = ({ propertyPath, reason }: InputIssue): SettingsIssue => ({
    path: `databricks.unityCatalog.${propertyPath.replace(/^schemas\b/, "zones")}`,
    message: reason,
});

function maintenanceChecks(databricks: Databricks): SettingsIssue[] {
    const { maintenance } = databricks.unityCatalog ?? {};
    if (!maintenance) {
        return [];
    }
    const at = "databricks.unityCatalog.maintenance";
    const message = refusedPolicy(databricks, maintenance.policy);
    return [
        ...scheduleIssues({ quartzCron: maintenance.cron }).map(({ reason }) => ({
            path: `${at}.cron`,
            message: reason,
        })),
        ...(message === undefined ? [] : [{ path: `${at}.policy`, message }]),
    ];
}

/** Why the job cannot have its cluster by a policy; undefined where it can. */
function refusedPolicy(databricks: Databricks, name: string): string | undefined {
    const { policies, pools } = computeShape(databricks, personaNamesAsGroups);
    const known = knownPools(pools);
    const resolved = resolvePolicies(policies, known).find(({ policy }) => policy.name === name);
    if (!resolved) {
        return `"${name}" is not in compute.policies (${policies.map((one) => one.name).join(", ") || "there are none"})`;
    }
    return maintenancePolicyIssue(resolved, known);
}
