import { text, uuidOf } from "../../../core/ids";
import type { SimulatedTypes } from "../../../core/simulatedType";
import { inAccount, numberText } from "./kinds";
import { accountOf, groupNumber, hostOf } from "./hosts";

// Ids: section "Import" of docs/resources/*.md of databricks/terraform-provider-databricks, and NewPairSeparatedID in mws/.

/** Groups, metastores, serverless networks and their bindings: what an account has once for all its workspaces. */
export const accountTypes: SimulatedTypes = {
    "databricks:index/group:Group": inAccount("groups", {
        id: (inputs) => String(groupNumber(text(inputs, "displayName"))),
        outputs: (inputs, context, id) => ({
            aclPrincipalId: `groups/${text(inputs, "displayName")}`,
            url: `https://${hostOf(context)}/#setting/accounts/groups/${id}`,
        }),
    }),
    "databricks:index/metastore:Metastore": inAccount("metastores", {
        path: ["storageRoot"],
        id: (inputs, context) => uuidOf(`${accountOf(context)} metastore ${text(inputs, "name")}`),
        outputs: (inputs, _context, metastoreId) => ({
            metastoreId,
            globalMetastoreId: `azure:${String(inputs.region)}:${metastoreId}`,
            cloud: "azure",
        }),
    }),
    "databricks:index/metastoreAssignment:MetastoreAssignment": inAccount("metastoreAssignments", {
        path: ["workspaceId", "metastoreId"],
        id: (inputs) => `${numberText(inputs, "workspaceId")}|${text(inputs, "metastoreId")}`,
    }),
    "databricks:index/mwsPermissionAssignment:MwsPermissionAssignment": inAccount("permissionAssignments", {
        path: ["workspaceId", "principalId"],
        id: (inputs) => `${numberText(inputs, "workspaceId")}|${numberText(inputs, "principalId")}`,
    }),
    "databricks:index/disableLegacyFeaturesSetting:DisableLegacyFeaturesSetting": inAccount("settings", {
        id: () => "global",
        key: () => "settings/disable_legacy_features",
        outputs: () => ({ settingName: "default" }),
    }),
    "databricks:index/mwsNetworkConnectivityConfig:MwsNetworkConnectivityConfig": inAccount("networkConnectivity", {
        path: ["name", "region"],
        id: (inputs, context) =>
            `${accountOf(context)}/${uuidOf(`${accountOf(context)} connectivity ${text(inputs, "name")} ${text(inputs, "region")}`)}`,
        key: (id) => `networkConnectivity/${id.split("/").at(-1)}`,
        outputs: (_inputs, context, id) => ({
            accountId: accountOf(context),
            networkConnectivityConfigId: id.split("/").at(-1),
        }),
    }),
    "databricks:index/mwsNccBinding:MwsNccBinding": inAccount("networkConnectivityBindings", {
        path: ["workspaceId"],
        id: (inputs) => `${numberText(inputs, "workspaceId")}/${text(inputs, "networkConnectivityConfigId")}`,
        key: (id) => `networkConnectivityBindings/${id.split("/")[0]}`,
    }),
    "databricks:index/mwsNccPrivateEndpointRule:MwsNccPrivateEndpointRule": inAccount("networkConnectivity", {
        path: ["networkConnectivityConfigId", "resourceId", "groupId"],
        id: (inputs) => {
            const config = text(inputs, "networkConnectivityConfigId");
            return `${config}/${uuidOf(`${config} ${text(inputs, "resourceId")} ${String(inputs.groupId)}`)}`;
        },
        key: (id) => `networkConnectivity/${id.replace("/", "/rules/")}`,
        outputs: (_inputs, context, id) => {
            const ruleId = id.split("/").at(-1) ?? "";
            return {
                accountId: accountOf(context),
                ruleId,
                endpointName: `databricks-${ruleId}-pe-${uuidOf(id).slice(0, 8)}`,
                connectionState: "PENDING",
                deactivated: false,
            };
        },
    }),
    "databricks:index/accountNetworkPolicy:AccountNetworkPolicy": inAccount("networkPolicies", {
        path: ["networkPolicyId"],
        id: (inputs) => text(inputs, "networkPolicyId"),
        outputs: (_inputs, context) => ({ accountId: accountOf(context) }),
    }),
    "databricks:index/workspaceNetworkOption:WorkspaceNetworkOption": inAccount("workspaceNetworks", {
        path: ["workspaceId"],
        id: (inputs) => numberText(inputs, "workspaceId"),
    }),
};
