import ipaddr from "ipaddr.js";
import { at } from "../../core/ids";
import { refuse, shown, textsAt } from "../../core/refusals";
import type { Behaviour, Behaviours } from "../../core/types";
import { provider, requireOneOf, tokenOf } from "./refusals";

/**
 * Keys of a workspace's configuration. Sources: docs/resources/workspace_conf.md of the provider; configs/
 * security_best_practices.csv of databricks-industry-solutions/security-analysis-tool, commit d4355dcd; unverified: that
 * the service knows no others.
 */
const configurationKeys = [
    "enableIpAccessLists",
    "enableTokensConfig",
    "maxTokenLifetimeDays",
    "enableDeprecatedClusterNamedInitScripts",
    "enableDeprecatedGlobalInitScripts",
    "enableVerboseAuditLogs",
    "enableDbfsFileBrowser",
    "enableFileStoreEndpoint",
    "storeInteractiveNotebookResultsInCustomerAccount",
    "enableResultsDownloading",
    "enableExportNotebook",
    "enableNotebookTableClipboard",
    "enableUploadDataUis",
    "enableWebTerminal",
    "enforceUserIsolation",
    "enableWorkspaceFilesystem",
    "enableProjectTypeInWorkspace",
    "enableJobViewAcls",
    "enforceClusterViewAcls",
    "enforceWorkspaceViewAcls",
];
const longestTokenDays = 730;

const setting = (property: string, values: readonly string[]): Behaviour => ({
    source: `${provider}, settings/ (a setting is there always; deleting puts its default back)`,
    required: [property],
    overwritten: true,
    replaceOn: [],
    refuse: ({ inputs }) => {
        const value = at(inputs, property, "value") ?? at(inputs, property, "status");
        requireOneOf(value, values, property);
    },
    seconds: 1,
});
const onOrOff = ["true", "false"];

/** Settings that a workspace has once. */
export const settingBehaviours: Behaviours = {
    [tokenOf("WorkspaceConf")]: {
        source: `${provider}, docs/resources/workspace_conf.md (keys, lifetime 1 to 730 days); unverified: wording of the refusals`,
        required: ["customConfig"],
        overwritten: true,
        replaceOn: [],
        refuse: ({ inputs: { customConfig } }) => {
            const given = customConfig ?? {};
            const unknown = Object.keys(given).filter((key) => !configurationKeys.includes(key));
            if (unknown.length > 0) {
                refuse(400, "BAD_REQUEST", `Invalid keys: ${JSON.stringify(unknown)}`);
            }
            for (const key of Object.keys(given).filter((each) => each !== "maxTokenLifetimeDays")) {
                requireOneOf(at(given, key), onOrOff, key);
            }
            const days = at(given, "maxTokenLifetimeDays");
            if (days !== undefined && !(Number(days) >= 1 && Number(days) <= longestTokenDays)) {
                refuse(
                    400,
                    "INVALID_PARAMETER_VALUE",
                    `maxTokenLifetimeDays must be 1 to ${longestTokenDays}, is ${shown(days)}`,
                );
            }
        },
        seconds: 1,
    },
    [tokenOf("IpAccessList")]: {
        source: `${provider}, docs/resources/ip_access_list.md (ALLOW, BLOCK; has no effect until enableIpAccessLists is on); unverified: wording of the refusals`,
        required: ["label", "listType", "ipAddresses"],
        replaceOn: [],
        refuse: ({ inputs }) => {
            requireOneOf(inputs.listType, ["ALLOW", "BLOCK"], "list_type");
            const wrong = textsAt(inputs, "ipAddresses").find(
                (each) => !ipaddr.IPv4.isValidFourPartDecimal(each) && !ipaddr.IPv4.isValidCIDR(each),
            );
            if (wrong !== undefined) {
                refuse(400, "INVALID_PARAMETER_VALUE", `${wrong} is not an IPv4 address or a range of them`);
            }
        },
        seconds: 1,
    },
    [tokenOf("DisableLegacyAccessSetting")]: setting("disableLegacyAccess", onOrOff),
    [tokenOf("DisableLegacyDbfsSetting")]: setting("disableLegacyDbfs", onOrOff),
    // The account's: a stack that is taken down leaves it as it is.
    [tokenOf("DisableLegacyFeaturesSetting")]: { ...setting("disableLegacyFeatures", onOrOff), staysByItself: true },
    [tokenOf("RestrictWorkspaceAdminsSetting")]: setting("restrictWorkspaceAdmins", [
        "ALLOW_ALL",
        "RESTRICT_TOKENS_AND_JOB_RUN_AS",
    ]),
    [tokenOf("DefaultNamespaceSetting")]: {
        source: `${provider}, settings/resource_default_namespace_setting.go`,
        required: ["namespace", "namespace.value"],
        overwritten: true,
        replaceOn: [],
        seconds: 1,
    },
};
