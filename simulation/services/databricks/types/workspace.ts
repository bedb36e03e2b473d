import { text, uuidOf } from "../../../core/ids";
import type { CreateContext, Inputs, SimulatedTypes } from "../../../core/simulatedType";
import { firstOf, inWorkspace, numberText } from "./kinds";
import { groupNumber, hexOf, hostOf, numberOf } from "./hosts";
import { permissionObjects } from "./permissionObjects";

// Ids: section "Import" of docs/resources/*.md of databricks/terraform-provider-databricks, and SetId in its sources.

/** What Databricks computes of a named object, the same for one that is recreated. */
const source = (kind: string, name: string) => (inputs: Inputs, context: CreateContext) =>
    `${hostOf(context)} ${kind} ${text(inputs, name)}`;

/** A setting that a workspace has once: its id is always the same. */
const setting = (name: string) =>
    inWorkspace("settings", { id: () => "global", key: () => `settings/${name}`, outputs: () => once });
const once = { settingName: "default" };

const inTree = (path: string) => `tree${path.startsWith("/") ? "" : "/"}${path}`;
const treeNumber = (inputs: Inputs, context: CreateContext) => numberOf(`${hostOf(context)} ${text(inputs, "path")}`);

/** Compute, folders, jobs, rights and settings of a workspace. */
export const workspaceTypes: SimulatedTypes = {
    "databricks:index/clusterPolicy:ClusterPolicy": inWorkspace("policies", {
        id: (inputs, context) => hexOf(source("policy", "name")(inputs, context)).toUpperCase(),
        outputs: (_inputs, _context, policyId) => ({ policyId }),
    }),
    "databricks:index/instancePool:InstancePool": inWorkspace("pools", {
        id: (inputs, context) => {
            const hex = hexOf(source("pool", "instancePoolName")(inputs, context));
            return `0101-000000-pool${hex.slice(0, 2)}-pool-${hex.slice(2, 10)}`;
        },
        outputs: (_inputs, _context, instancePoolId) => ({ instancePoolId }),
    }),
    "databricks:index/permissions:Permissions": inWorkspace("permissions", {
        path: Object.keys(permissionObjects),
        id: (inputs, context) => {
            const { name, value } = firstOf(inputs, Object.keys(permissionObjects));
            const { path, byPath } = permissionObjects[name] ?? { path: name };
            const own = byPath ? String(numberOf(`${hostOf(context)} ${value}`)) : value;
            return `/${path}/${own}`;
        },
        key: (id) => `permissions${id}`,
        outputs: (inputs) => {
            const { name } = firstOf(inputs, Object.keys(permissionObjects));
            return { objectType: permissionObjects[name]?.objectType };
        },
    }),
    "databricks:index/permissionAssignment:PermissionAssignment": inWorkspace("assignments", {
        path: ["principalId", "groupName", "userName", "servicePrincipalName"],
        id: (inputs) =>
            inputs.principalId === undefined ? String(principalOf(inputs)) : numberText(inputs, "principalId"),
        outputs: (inputs, _context, id) => ({
            principalId: id,
            displayName: inputs.groupName ?? inputs.userName ?? inputs.servicePrincipalName,
        }),
    }),
    "databricks:index/entitlements:Entitlements": inWorkspace("entitlements", {
        path: ["groupId", "userId", "servicePrincipalId"],
        id: (inputs) => {
            const { name, value } = firstOf(inputs, ["groupId", "userId", "servicePrincipalId"]);
            return `${{ groupId: "group", userId: "user" }[name] ?? "spn"}/${value}`;
        },
    }),
    "databricks:index/servicePrincipal:ServicePrincipal": inWorkspace("servicePrincipals", {
        id: (inputs) => String(numberOf(`servicePrincipalName ${text(inputs, "applicationId")}`)),
        outputs: (inputs, _context, id) => ({
            aclPrincipalId: `servicePrincipals/${text(inputs, "applicationId")}`,
            home: `/Users/${text(inputs, "applicationId")}`,
            repos: `/Repos/${text(inputs, "applicationId")}`,
            principalId: id,
        }),
    }),
    "databricks:index/directory:Directory": inWorkspace("tree", {
        path: ["path"],
        id: (inputs) => text(inputs, "path"),
        key: inTree,
        outputs: (inputs, context, id) => ({
            objectId: treeNumber(inputs, context),
            workspacePath: `/Workspace${id}`,
        }),
    }),
    "databricks:index/notebook:Notebook": inWorkspace("tree", {
        path: ["path"],
        id: (inputs) => text(inputs, "path"),
        key: inTree,
        outputs: (inputs, context, id) => ({
            objectId: treeNumber(inputs, context),
            objectType: "NOTEBOOK",
            url: `https://${hostOf(context)}/#workspace${id}`,
            workspacePath: `/Workspace${id}`,
        }),
    }),
    "databricks:index/workspaceFile:WorkspaceFile": inWorkspace("tree", {
        path: ["path"],
        id: (inputs) => text(inputs, "path"),
        key: inTree,
        outputs: (inputs, context, id) => ({
            objectId: treeNumber(inputs, context),
            url: `https://${hostOf(context)}/#workspace${id}`,
            workspacePath: `/Workspace${id}`,
        }),
    }),
    "databricks:index/job:Job": inWorkspace("jobs", {
        // Jobs of one name may stand side by side.
        id: (inputs, context) => String(numberOf(`${source("job", "name")(inputs, context)} ${context.logicalName}`)),
        outputs: (_inputs, context, id) => ({ url: `https://${hostOf(context)}/#job/${id}` }),
    }),
    "databricks:index/sqlEndpoint:SqlEndpoint": inWorkspace("warehouses", {
        id: (inputs, context) => hexOf(source("warehouse", "name")(inputs, context)),
        outputs: (_inputs, context, id) => {
            const [hostname, path] = [hostOf(context), `/sql/1.0/warehouses/${id}`];
            return {
                jdbcUrl: `jdbc:spark://${hostname}:443/default;transportMode=http;ssl=1;AuthMech=3;httpPath=${path};`,
                odbcParams: { hostname, path, port: 443, protocol: "https" },
                dataSourceId: uuidOf(`${hostname} ${id} data source`),
                state: "RUNNING",
                numClusters: 1,
                numActiveSessions: 0,
            };
        },
    }),
    "databricks:index/secretScope:SecretScope": inWorkspace("scopes", {
        path: ["name"],
        id: (inputs) => text(inputs, "name"),
        outputs: ({ keyvaultMetadata }) => ({ backendType: keyvaultMetadata ? "AZURE_KEYVAULT" : "DATABRICKS" }),
    }),
    "databricks:index/secretAcl:SecretAcl": inWorkspace("scopes", {
        path: ["scope", "principal"],
        id: (inputs) => `${text(inputs, "scope")}|||${text(inputs, "principal")}`,
        key: (id) => `scopes/${id.replace("|||", "/acls/")}`,
    }),
    "databricks:index/workspaceConf:WorkspaceConf": inWorkspace("conf", { id: () => "_" }),
    "databricks:index/ipAccessList:IpAccessList": inWorkspace("ipAccessLists", {
        id: (inputs, context) => uuidOf(source("list", "label")(inputs, context)),
    }),
    "databricks:index/disableLegacyAccessSetting:DisableLegacyAccessSetting": setting("disable_legacy_access"),
    "databricks:index/disableLegacyDbfsSetting:DisableLegacyDbfsSetting": setting("disable_legacy_dbfs"),
    "databricks:index/restrictWorkspaceAdminsSetting:RestrictWorkspaceAdminsSetting":
        setting("restrict_workspace_admins"),
    "databricks:index/defaultNamespaceSetting:DefaultNamespaceSetting": setting("default_namespace"),
    "databricks:index/modelServing:ModelServing": inWorkspace("servingEndpoints", {
        path: ["name"],
        id: (inputs) => text(inputs, "name"),
        outputs: (inputs, context) => ({
            servingEndpointId: hexOf(source("endpoint", "name")(inputs, context)),
            endpointUrl: `https://${hostOf(context)}/serving-endpoints/${text(inputs, "name")}/invocations`,
        }),
    }),
    "databricks:index/qualityMonitor:QualityMonitor": inWorkspace("monitors", {
        path: ["tableName"],
        id: (inputs) => text(inputs, "tableName"),
        outputs: (_inputs, _context, id) => ({
            status: "MONITOR_STATUS_ACTIVE",
            monitorVersion: 0,
            driftMetricsTableName: `${id}_drift_metrics`,
            profileMetricsTableName: `${id}_profile_metrics`,
            dashboardId: hexOf(`dashboard ${id}`),
        }),
    }),
    "databricks:index/mlflowExperiment:MlflowExperiment": inWorkspace("experiments", {
        id: (inputs, context) => String(numberOf(source("experiment", "name")(inputs, context))),
        outputs: (_inputs, _context, experimentId) => ({ experimentId, lifecycleStage: "active" }),
    }),
};

/** Principals are the account's; a workspace knows them by the account's number. */
function principalOf(inputs: Inputs): number {
    const { name, value } = firstOf(inputs, ["groupName", "userName", "servicePrincipalName"]);
    return name === "groupName" ? groupNumber(value) : numberOf(`${name} ${value}`);
}
