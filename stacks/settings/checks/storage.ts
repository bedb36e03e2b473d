import { accessIssues, type ZoneAccess } from "../../../components/storage/lakeAccess";
import { medallionZones, zoneIssues } from "../../../components/storage/lakeZones";
import { PrincipalType } from "../../../components/shared/roleAssignments";
import { parseResourceId } from "../../../azure/resourceIds";
import { keyWithoutVault, type SettingsIssue } from "../core/issues";
import type { Settings } from "../schema/settings";

type AccessEntry = NonNullable<NonNullable<Settings["lake"]>["access"]>[number];

/** What is wrong with the lake as a whole: zones, rights, keys. */
export function lakeChecks(settings: Settings): SettingsIssue[] {
    const { lake } = settings;
    if (!lake) {
        return [];
    }
    const zones = lake.zones ?? medallionZones;
    const issues = (lake.access ?? []).flatMap((entry, i) => accessEntryIssues(settings, entry, `lake.access[${i}]`));
    if (lake.customerManagedKey && !settings.keyVault) {
        issues.push(keyWithoutVault("lake.customerManagedKey"));
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
    return [...issues, ...inputs.map((issue) => ({ path: `lake.${issue.propertyPath}`, message: issue.reason }))];
}

function accessEntryIssues(settings: Settings, entry: AccessEntry, path: string): SettingsIssue[] {
    const { personas = {}, identities = {} } = settings;
    const issues: SettingsIssue[] = [];
    if (entry.persona === undefined && entry.identity === undefined) {
        issues.push({ path, message: "names neither a persona nor an identity; add one" });
    }
    if (entry.persona !== undefined && entry.identity !== undefined) {
        issues.push({
            path,
            message: `names both persona "${entry.persona}" and identity "${entry.identity}"; keep one`,
        });
    }
    if (entry.persona !== undefined && !Object.hasOwn(personas, entry.persona)) {
        issues.push({
            path: `${path}.persona`,
            message: `"${entry.persona}" is not in personas (${listed(personas)})`,
        });
    }
    if (entry.identity !== undefined && !Object.hasOwn(identities, entry.identity)) {
        issues.push({
            path: `${path}.identity`,
            message: `"${entry.identity}" is not in identities (${listed(identities)})`,
        });
    }
    return issues;
}

/** What is wrong with the key vault as a whole. */
export function keyVaultChecks(settings: Settings): SettingsIssue[] {
    const { keyVault, azure } = settings;
    const existing = keyVault?.existingVaultResourceId;
    if (!keyVault || existing === undefined) {
        return [];
    }
    const issues: SettingsIssue[] = [];
    const subscription = parseResourceId(existing)?.subscriptionId;
    if (subscription !== undefined && subscription.toLowerCase() !== azure.subscriptionId.toLowerCase()) {
        issues.push({
            path: "keyVault.existingVaultResourceId",
            message: `lies in subscription ${subscription}; keys are made in it, so it must be in the stack's (${azure.subscriptionId})`,
        });
    }
    for (const key of ["softDeleteRetentionDays", "privateEndpoint", "sku"] as const) {
        if (keyVault[key] !== undefined) {
            issues.push({
                path: `keyVault.${key}`,
                message:
                    "stands beside existingVaultResourceId; a vault that is brought keeps what it has, leave it out",
            });
        }
    }
    return issues;
}

const listed = (entries: object) => Object.keys(entries).join(", ") || "there are none";
