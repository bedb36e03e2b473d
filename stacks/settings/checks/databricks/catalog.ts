import { ServiceRole, ZoneFormat } from "../../../../components";
import {
    catalogIssues,
    type CatalogShape,
    type CatalogZoneShape,
    knownPools,
    maintenancePolicyIssue,
    resolvePolicies,
    scheduleIssues,
    zoneCoverageIssues,
} from "../../../../components/databricks/checks";
import { medallionZones } from "../../../../components/storage/checks";
import { computeShape } from "./computeShape";
import { knownNames, settingsIssues, type SettingsIssue } from "../../core/issues";
import type { DatabricksSettings } from "../../schema/databricks/databricks";
import { groupsToCheck } from "./access";
import type { DatabricksReads } from "./reads";

/** Zones that become schemas: those named, else those of the lake in Delta format. */
function catalogZones({ lake, databricks }: DatabricksReads): CatalogZoneShape[] {
    const delta = (lake?.zones ?? medallionZones).filter(({ format }) => format === ZoneFormat.Delta);
    return databricks?.unityCatalog?.zones ?? delta.map(({ name }) => ({ name }));
}

/** What the settings say of the catalog. */
export function catalogShape(settings: DatabricksReads): CatalogShape {
    const {
        owner = "",
        schemaOwners,
        retention,
        trainingWindowDays,
        maintenance,
    } = settings.databricks?.unityCatalog ?? {};
    const personas = Object.entries(settings.databricks?.personas ?? {}).flatMap(([name, { group, role }]) =>
        role === undefined ? [] : [[name, { groupName: group, role }] as const],
    );
    const services: CatalogShape["services"] = {
        ...service("maintenance", maintenance?.servicePrincipal, ServiceRole.Maintenance),
        ...service("jobs", settings.databricks?.jobs?.servicePrincipal, ServiceRole.Pipeline),
    };
    return {
        owner,
        schemaOwners,
        zones: catalogZones(settings),
        retention,
        trainingWindowDays,
        personas: Object.fromEntries(personas),
        services,
    };
}

const service = (name: string, applicationId: string | undefined, role: ServiceRole) =>
    applicationId === undefined ? {} : { [name]: { applicationId, role } };

/** What is wrong with Unity Catalog: zones without schema, retention too short, a job without its policy. */
export function catalogChecks(settings: DatabricksReads, databricks: DatabricksSettings): SettingsIssue[] {
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
    const shape = catalogShape(settings);
    for (const [name, persona] of Object.entries(shape.personas)) {
        persona.groupName = groupsToCheck(databricks, [name])[0] ?? name;
    }
    const found = [...catalogIssues(shape), ...zoneCoverageIssues(shape.zones, lake.zones ?? medallionZones)];
    // The settings know no schemas but those that come with zones.
    const issues = settingsIssues(found, "databricks.unityCatalog", { schemas: "zones" });
    return [...issues, ...maintenanceChecks(databricks)];
}

function maintenanceChecks(databricks: DatabricksSettings): SettingsIssue[] {
    const { maintenance } = databricks.unityCatalog ?? {};
    if (!maintenance) {
        return [];
    }
    const at = "databricks.unityCatalog.maintenance";
    const message = refusedPolicy(databricks, maintenance.policy);
    return [
        ...settingsIssues(scheduleIssues({ quartzCron: maintenance.cron }), at, { schedule: "", quartzCron: "cron" }),
        ...(message === undefined ? [] : [{ path: `${at}.policy`, message }]),
    ];
}

/** Why the job cannot have its cluster by a policy; undefined where it can. */
function refusedPolicy(databricks: DatabricksSettings, name: string): string | undefined {
    const { policies, pools } = computeShape(databricks, (personas) => groupsToCheck(databricks, personas));
    const known = knownPools(pools);
    const resolved = resolvePolicies(policies, known).find(({ policy }) => policy.name === name);
    if (!resolved) {
        return `"${name}" is not in compute.policies (${knownNames(policies.map((one) => one.name))})`;
    }
    return maintenancePolicyIssue(resolved, known);
}
