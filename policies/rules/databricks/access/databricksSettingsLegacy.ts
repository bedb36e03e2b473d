import { isTrue } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

const paths: Readonly<Record<string, string>> = {
    "databricks:index/disableLegacyAccessSetting:DisableLegacyAccessSetting": "disableLegacyAccess.value",
    "databricks:index/disableLegacyDbfsSetting:DisableLegacyDbfsSetting": "disableLegacyDbfs.value",
    "databricks:index/disableLegacyFeaturesSetting:DisableLegacyFeaturesSetting": "disableLegacyFeatures.value",
};

export const databricksSettingsLegacy = defineRule({
    id: "databricks-settings-legacy",
    title: "The ways past Unity Catalog are off",
    rationale: "The Hive metastore, DBFS mounts and the root storage know no grants.",
    remedy: "Set the setting's value to true.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: Object.keys(paths),
    references: ["dbx.legacy-off", "SAT DP-10", "SAT GOV-37", "SRA disable_legacy_access"],
    checks: ({ type }) => ({ [paths[type] ?? ""]: isTrue() }),
});
