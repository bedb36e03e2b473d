import { pauseIssues, pauseScheduleDefaults } from "../../../components/data-factory/checks";
import { groupIds, medallionZones } from "../../../components/storage/checks";
import {
    synapseKeySizeIssues,
    synapsePrivateLinkHubGroupIds,
    synapseSparkPoolIssues,
    synapseSqlPoolIssues,
    synapseWarehouseGroupIds,
} from "../../../components/synapse/checks";
import { needsKeyVault, settingsIssues, type SettingsIssue } from "../core/issues";
import type { EndpointUse } from "../core/section";
import type { IngestSettings } from "../schema/data-factory/ingest";
import type { KeyVaultSettings } from "../schema/key-vault";
import type { LakeSettings } from "../schema/storage";
import {
    synapseStudioSettingsDefaults,
    warehouseSettingsDefaults,
    type SynapseStudioSettings,
    type WarehouseSettings,
} from "../schema/synapse";

interface WarehouseReads {
    warehouse?: WarehouseSettings;
    lake?: LakeSettings;
    keyVault?: KeyVaultSettings;
    ingest?: IngestSettings;
}

/** Name with which the pipelines and triggers that pause the pool begin. */
export const pausedName = "warehouse";

/** Endpoints of the workspace, and of the account of its own files. */
export function warehouseEndpoints({ warehouse }: { warehouse?: WarehouseSettings }): EndpointUse[] {
    const ofFiles = groupIds({ hierarchicalNamespace: true });
    return warehouse && (warehouse.privateEndpoints ?? warehouseSettingsDefaults.privateEndpoints)
        ? [{ path: "warehouse.privateEndpoints", groupIds: [...synapseWarehouseGroupIds, ...ofFiles] }]
        : [];
}

/** Whether a stack has the region's private link hub. */
export const hasPrivateLinkHub = ({ synapseStudio }: { synapseStudio?: SynapseStudioSettings }) =>
    synapseStudio !== undefined && { ...synapseStudioSettingsDefaults, ...synapseStudio }.privateLinkHub;

/** The endpoint of the private link hub. */
export const synapseStudioEndpoints = (settings: { synapseStudio?: SynapseStudioSettings }): EndpointUse[] =>
    hasPrivateLinkHub(settings)
        ? [{ path: "synapseStudio.privateLinkHub", groupIds: synapsePrivateLinkHubGroupIds }]
        : [];

/** What is wrong with the workspace, what it reads, its keys and its pauses. */
export function warehouseChecks(settings: WarehouseReads): SettingsIssue[] {
    const { warehouse } = settings;
    if (!warehouse) {
        return [];
    }
    const { sqlPool = {}, sparkPool, keySize } = warehouse;
    const pools = [
        ...synapseSqlPoolIssues(sqlPool),
        ...synapseSparkPoolIssues(sparkPool),
        ...synapseKeySizeIssues(keySize),
    ];
    return [
        ...settingsIssues(pools, "warehouse"),
        ...zoneChecks(settings, warehouse),
        ...keyChecks(settings, warehouse),
        ...pauseChecks(settings, warehouse),
    ];
}

/** The zone: COPY and the views of the serverless pool read it, the views as tables of Delta. */
function zoneChecks({ lake }: WarehouseReads, { zone = warehouseSettingsDefaults.zone }: WarehouseSettings) {
    const path = "warehouse.zone";
    if (!lake) {
        return [{ path, message: "needs a lake section, whose zone the pools read; add one" }];
    }
    const zones = lake.zones ?? medallionZones;
    const found = zones.find(({ name }) => name === zone);
    const deltaZones = zones.filter(({ format }) => format === "delta").map(({ name }) => name);
    const remedy =
        deltaZones.length > 0 ? `name one of format delta (${deltaZones.join(", ")})` : "add one of format delta";
    if (!found) {
        return [{ path, message: `"${zone}" is not in lake.zones; ${remedy}` }];
    }
    return found.format === "delta"
        ? []
        : [
              {
                  path,
                  message: `"${zone}" has format ${found.format}, but views of the serverless pool read Delta tables; ${remedy}`,
              },
          ];
}

function keyChecks({ keyVault }: WarehouseReads, { customerManagedKey, keySize }: WarehouseSettings): SettingsIssue[] {
    const issues: SettingsIssue[] = [];
    if (customerManagedKey && !keyVault) {
        issues.push(needsKeyVault("warehouse.customerManagedKey"));
    }
    if (keySize !== undefined && !customerManagedKey) {
        issues.push({
            path: "warehouse.keySize",
            message: `is ${keySize}, but customerManagedKey is not true, so there is no key; set it to true, or leave keySize out`,
        });
    }
    return issues;
}

function pauseChecks({ ingest }: WarehouseReads, { pauses }: WarehouseSettings): SettingsIssue[] {
    if (!pauses) {
        return [];
    }
    const path = "warehouse.pauses";
    const issues = settingsIssues(pauseIssues({ ...pauseScheduleDefaults, ...pauses, targetName: pausedName }), path);
    if (!ingest) {
        issues.push({
            path,
            message:
                "needs an ingest section, whose Data Factory pauses and resumes the pool; add one, or leave pauses out",
        });
    } else if (ingest.authoring?.kind === "git") {
        issues.push({
            path,
            message:
                "are pipelines of the program, but ingest.authoring.kind is git: publishing takes away what the repository lacks; set it to program, or leave pauses out",
        });
    }
    return issues;
}
