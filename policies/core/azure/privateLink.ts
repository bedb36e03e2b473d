import { privateLinkGroups } from "../../../azure/privateLink";
import { type Conditions, equals, isTrue, not, oneOf } from "../conditions";

/** A kind of service that answers over private endpoints. */
export interface PrivateService {
    /** The type token. */
    readonly type: string;
    /** When it needs the endpoints; the first entry of a type that holds decides. */
    readonly when: Conditions;
    /** The sub-resources that need an endpoint: each, or one of those listed together. */
    readonly groups: readonly (string | readonly string[])[];
}

const publicAccessOff = { publicNetworkAccess: oneOf(["Disabled", "SecuredByPerimeter"]) };

/** The services that must have private endpoints, and for which sub-resources. */
export const privateServices: readonly PrivateService[] = [
    {
        type: "azure-native:storage:StorageAccount",
        when: { isHnsEnabled: isTrue() },
        groups: ["dfs", "blob"],
    },
    {
        type: "azure-native:storage:StorageAccount",
        when: { isHnsEnabled: not(isTrue(), "not true"), ...publicAccessOff },
        groups: ["blob"],
    },
    {
        type: "azure-native:keyvault:Vault",
        when: {},
        groups: ["vault"],
    },
    { type: "azure-native:containerregistry:Registry", when: publicAccessOff, groups: ["registry"] },
    {
        // One that only signs users in has no more than the second.
        type: "azure-native:databricks:Workspace",
        when: { computeMode: equals("Serverless"), ...publicAccessOff },
        groups: [["databricks_ui_api", "browser_authentication"]],
    },
    { type: "azure-native:databricks:Workspace", when: publicAccessOff, groups: ["databricks_ui_api"] },
    { type: "azure-native:datafactory:Factory", when: publicAccessOff, groups: ["dataFactory"] },
    { type: "azure-native:eventhub:Namespace", when: publicAccessOff, groups: ["namespace"] },
    { type: "azure-native:machinelearningservices:Workspace", when: publicAccessOff, groups: ["amlworkspace"] },
    { type: "azure-native:machinelearningservices:Registry", when: publicAccessOff, groups: ["amlregistry"] },
    { type: "azure-native:sql:Server", when: publicAccessOff, groups: ["sqlServer"] },
    { type: "azure-native:synapse:Workspace", when: publicAccessOff, groups: ["Sql", "SqlOnDemand", "Dev"] },
];

/**
 * By sub-resource, in lower case: the private DNS zones its names live in. A regional zone may have another name, which is
 * its owner's choice, so that none is expected.
 */
export const zonesOfGroup: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
    Object.entries(privateLinkGroups).map(([group, { zones }]) => [
        group.toLowerCase(),
        zones.filter((zone) => !zone.includes("{regionName}")),
    ]),
);
