import { accessFaults, type ZoneAccess } from "../../../components/storage/lakeAccess";
import { medallionZones, zoneFaults } from "../../../components/storage/lakeZones";
import { PrincipalType } from "../../../components/shared/roleAssignments";
import { parseResourceId } from "../../../azure/resourceIds";
import { keyWithoutVault, type SettingsFault } from "../core/faults";
import type { Settings } from "../schema/settings";

type AccessEntry = NonNullable<NonNullable<Settings["lake"]>["access"]>[number];

/** What is wrong with the lake as a whole: zones, rights, keys. */
export function lakeChecks(settings: Settings): SettingsFault[] {
    const { lake } = settings;
    if (!lake) {
        return [];
    }
    const zones = lake.zones ?? medallionZones;
    const faults = (lake.access ?? []).flatMap((entry, i) => accessEntryFaults(settings, entry, `lake.access[${i}]`));
    if (lake.customerManagedKey && !settings.keyVault) {
        faults.push(keyWithoutVault("lake.customerManagedKey"));
    }
    const rights = (lake.access ?? []).map((entry): ZoneAccess => ({
        principalName: entry.persona ?? entry.identity ?? "",
        principalId: "",
        principalType: entry.persona === undefined ? PrincipalType.ServicePrincipal : PrincipalType.Group,
        zone: entry.zone,
        right: entry.right,
        reason: entry.reason,
    }));
    const inputs = [...zoneFaults(zones), ...accessFaults(rights, zones)];
    return [...faults, ...inputs.map((fault) => ({ path: `lake.${fault.propertyPath}`, message: fault.reason }))];
}

function accessEntryFaults(settings: Settings, entry: AccessEntry, path: string): SettingsFault[] {
    const { personas = {}, identities = {} } = settings;
    const faults: SettingsFault[] = [];
    if (entry.persona === undefined && entry.identity === undefined) {
        faults.push({ path, message: "names neither a persona nor an identity; add one" });
    }
    if (entry.persona !== undefined && entry.identity !== undefined) {
        faults.push({
            path,
            message: `names both persona "${entry.persona}" and identity "${entry.identity}"; keep one`,
        });
    }
    if (entry.persona !== undefined && !Object.hasOwn(personas, entry.persona)) {
        faults.push({
            path: `${path}.persona`,
            message: `"${entry.persona}" is not in personas (${listed(personas)})`,
        });
    }
    if (entry.identity !== undefined && !Object.hasOwn(identities, entry.identity)) {
        faults.push({
            path: `${path}.identity`,
            message: `"${entry.identity}" is not in identities (${listed(identities)})`,
        });
    }
    return faults;
}

/** What is wrong with the key vault as a whole. */
export function keyVaultChecks(settings: Settings): SettingsFault[] {
    const { keyVault, azure } = settings;
    const existing = keyVault?.existingVaultResourceId;
    if (!keyVault || existing === undefined) {
        return [];
    }
    const faults: SettingsFault[] = [];
    const subscription = parseResourceId(existing)?.subscriptionId;
    if (subscription !== undefined && subscription.toLowerCase() !== azure.subscriptionId.toLowerCase()) {
        faults.push({
            path: "keyVault.existingVaultResourceId",
            message: `lies in subscription ${subscription}; keys are made in it, so it must be in the stack's (${azure.subscriptionId})`,
        });
    }
    for (const key of ["softDeleteRetentionDays", "privateEndpoint", "sku"] as const) {
        if (keyVault[key] !== undefined) {
            faults.push({
                path: `keyVault.${key}`,
                message:
                    "stands beside existingVaultResourceId; a vault that is brought keeps what it has, leave it out",
            });
        }
    }
    return faults;
}

const listed = (entries: object) => Object.keys(entries).join(", ") || "there are none";
