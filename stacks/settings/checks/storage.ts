import { PrincipalType, Replication, type ZoneAccess } from "../../../components";
import { accessIssues, groupIds, medallionZones, zoneIssues } from "../../../components/storage/checks";
import { needsKeyVault, settingsIssues, type SettingsIssue } from "../core/issues";
import type { EndpointUse } from "../core/section";
import type { KeyVaultSettings } from "../schema/key-vault";
import type { AzureSettings, IdentitiesSettings, PersonasSettings } from "../schema/platform";
import { lakeSettingsDefaults, type LakeSettings } from "../schema/storage";
import { principalIssues, withoutZones } from "./platform";

interface LakeReads {
    azure: AzureSettings;
    lake?: LakeSettings;
    personas?: PersonasSettings;
    identities?: IdentitiesSettings;
    keyVault?: KeyVaultSettings;
}

/** Endpoints of the lake. */
export function lakeEndpoints({ lake }: { lake?: LakeSettings }): EndpointUse[] {
    return lake && (lake.privateEndpoints ?? lakeSettingsDefaults.privateEndpoints)
        ? [{ path: "lake.privateEndpoints", groupIds: groupIds({ hierarchicalNamespace: true }) }]
        : [];
}

/** What is wrong with the lake as a whole: zones, rights, keys. */
export function lakeChecks(settings: LakeReads): SettingsIssue[] {
    const { lake } = settings;
    if (!lake) {
        return [];
    }
    const zones = lake.zones ?? medallionZones;
    const entries = (lake.access ?? []).flatMap((entry, i) => principalIssues(settings, entry, `lake.access[${i}]`));
    const issues = [...replicationIssues(settings.azure, lake), ...entries];
    if (lake.customerManagedKey && !settings.keyVault) {
        issues.push(needsKeyVault("lake.customerManagedKey"));
    }
    const rights = (lake.access ?? []).map((entry): ZoneAccess => ({
        principalName: entry.persona ?? entry.identity ?? "",
        principalId: "",
        principalType: entry.persona === undefined ? PrincipalType.ServicePrincipal : PrincipalType.Group,
        zone: entry.zone,
        right: entry.right,
        reason: entry.reason,
    }));
    const inputs = [...zoneIssues(zones), ...accessIssues(rights, zones)];
    return [...issues, ...settingsIssues(inputs, "lake")];
}

function replicationIssues(azure: AzureSettings, lake: LakeSettings): SettingsIssue[] {
    const replication = lake.replication ?? Replication.Zone;
    const issue = withoutZones(azure);
    if (issue === undefined || (replication !== Replication.Zone && replication !== Replication.GeoZone)) {
        return [];
    }
    const found = `${replication}${lake.replication ? "" : " by default"}`;
    return [{ path: "lake.replication", message: `is ${found}, but ${issue}; set it to Standard_LRS or Standard_GRS` }];
}
