import type { Plan, PlanResource } from "../../preview/plan";
import { at } from "../../simulation/core/ids";

/** One capability of the Databricks architecture, and where it is to be found. */
export interface Capability {
    /** Row of the feature table that projects are compared by. */
    row: string;
    /** What it is. */
    title: string;
    /** Which resources of a plan hold it. */
    holds: (resource: PlanResource) => boolean;
    /** What is to say of it beside the resources that hold it; nothing by default. */
    remark?: (resources: readonly PlanResource[]) => string | undefined;
    /** File that makes it, from the repository's root. */
    file: string;
    /** Test that proves it, from the repository's root. */
    test: string;
}

const kind = (resource: PlanResource) => resource.type.split(":").at(-1) ?? "";
const ofKind =
    (...kinds: string[]) =>
    (resource: PlanResource) =>
        resource.type.startsWith("databricks:") && kinds.includes(kind(resource));
const workspace = ({ type, inputs }: PlanResource) =>
    type === "azure-native:databricks:Workspace" && inputs.computeMode === "Hybrid";
const policy = (name: string) => (resource: PlanResource) =>
    ofKind("ClusterPolicy")(resource) && resource.inputs.name === name;
const endpoint =
    (...groups: string[]) =>
    (resource: PlanResource) =>
        kind(resource) === "PrivateEndpoint" &&
        resource.custom &&
        groups.some((group) => resource.name.endsWith(group)) &&
        /^(databricks|web-authentication)/.test(resource.name);
const key = (resource: PlanResource) => kind(resource) === "Key" && resource.name.startsWith("databricks-");

// The root storage's key takes two runs, and a stack stands before, between or after them.
function rootKeyStage(resources: readonly PlanResource[]): string | undefined {
    const [parameters] = resources.filter(workspace).map(({ inputs }) => inputs.parameters);
    const source = at(parameters, "encryption", "value", "keySource");
    if (source === "Microsoft.Keyvault") return "DBFS root: on";
    if (source !== undefined) return "DBFS root: left";
    return at(parameters, "prepareEncryption", "value") === true ? "DBFS root: prepared, not on" : undefined;
}

const component = (name: string) => ({
    file: `components/databricks/${name}.ts`,
    test: `test/components/databricks/${name}.test.ts`,
});

/** Capabilities in the order of the feature table. */
export const capabilities: readonly Capability[] = [
    {
        row: "A3",
        title: "Delta retention and time travel as data; files leave by VACUUM alone",
        holds: ofKind("Job", "Notebook"),
        ...component("catalog/databricksDeltaMaintenance"),
    },
    {
        row: "A5",
        title: "Unity Catalog: catalog, schemas, locations, credential, bindings, grants",
        holds: ofKind("Catalog", "Schema", "ExternalLocation", "StorageCredential", "WorkspaceBinding", "Grants"),
        ...component("catalog/databricksUnityCatalog"),
    },
    { row: "A6", title: "Workspace", holds: workspace, ...component("workspace/databricksWorkspace") },
    { row: "A9", title: "Single-node compute", holds: policy("single-node"), ...component("compute/policyLibrary") },
    {
        row: "A10",
        title: "Multi-node compute that scales by itself",
        holds: policy("multi-node"),
        ...component("compute/policyLibrary"),
    },
    { row: "A11", title: "GPU compute", holds: policy("ml-gpu"), ...component("compute/policyLibrary") },
    {
        row: "A12",
        title: "Distributed training (TorchDistributor; HorovodRunner up to its last runtime)",
        holds: policy("distributed-gpu-training"),
        ...component("compute/policyLibrary"),
    },
    {
        row: "A13",
        title: "Compute policies as code",
        holds: ofKind("ClusterPolicy"),
        ...component("compute/databricksClusterPolicies"),
    },
    {
        row: "A14",
        title: "Instance pools",
        holds: ofKind("InstancePool"),
        ...component("compute/databricksInstancePools"),
    },
    {
        row: "A22",
        title: "Personas and teams: groups, entitlements, folders",
        holds: ofKind("PermissionAssignment", "Entitlements", "Directory"),
        ...component("access/databricksWorkspaceAccess"),
    },
    {
        row: "A26",
        title: "DBFS locked down, volumes instead",
        holds: ofKind("DisableLegacyDbfsSetting", "Volume"),
        ...component("workspace/databricksWorkspaceSettings"),
    },
    {
        row: "C1",
        title: "Network injection, no public address",
        holds: (resource) =>
            workspace(resource) || (kind(resource) === "Subnet" && resource.name.startsWith("network-databricks")),
        ...component("workspace/databricksWorkspace"),
    },
    {
        row: "C2",
        title: "Private Link, front end, back end and sign-in",
        holds: endpoint("ui-api", "databricks_ui_api", "browser-authentication", "browser_authentication"),
        ...component("workspace/databricksWorkspace"),
    },
    {
        row: "C4",
        title: "Serverless compute: private endpoints, network policy",
        holds: ofKind(
            "MwsNetworkConnectivityConfig",
            "AccountNetworkPolicy",
            "MwsNccBinding",
            "MwsNccPrivateEndpointRule",
            "WorkspaceNetworkOption",
        ),
        ...component("account/databricksWorkspaceConnectivity"),
    },
    {
        row: "C7",
        title: "Customer-managed keys of services and disks",
        holds: key,
        remark: rootKeyStage,
        file: "components/key-vault/serviceEncryptionKey.ts",
        test: "test/components/key-vault/serviceEncryptionKey.test.ts",
    },
    {
        row: "C10",
        title: "Personal access tokens off or short-lived",
        holds: (resource) => ofKind("WorkspaceConf")(resource),
        ...component("workspace/databricksWorkspaceSettings"),
    },
    {
        row: "C11",
        title: "Compliance profile, enhanced monitoring, automatic cluster update",
        holds: workspace,
        ...component("workspace/databricksWorkspace"),
    },
];

/** Where each capability is: resources of these stacks, file, test. */
export function databricksReference(plans: readonly Plan[]): string {
    return [
        "# Databricks, capability by capability",
        "",
        `Resources as stacks ${plans.map(({ stack }) => `\`${stack}\``).join(" and ")} register them. Row numbers are those of the feature table by which public projects for the same architecture are compared.`,
        "",
        "| row | capability | resources | file | test |",
        "| --- | --- | --- | --- | --- |",
        ...capabilities.map((capability) => rowOf(capability, plans)),
        "",
    ].join("\n");
}

function rowOf({ row, title, holds, remark, file, test }: Capability, plans: readonly Plan[]): string {
    const found = plans.flatMap(({ stack, resources }) =>
        resources.filter(holds).map((resource) => ({ kind: kind(resource), name: `${stack}/${resource.name}` })),
    );
    const kinds = [...new Set(found.map((one) => one.kind))];
    const listed = kinds.map((one) => {
        const names = found.filter((each) => each.kind === one).map(({ name }) => `\`${name}\``);
        return `${one} ${names.join(" ")}`;
    });
    const remarks = plans.flatMap(({ resources }) => remark?.(resources) ?? []);
    const link = (target: string) => `[${target.split("/").at(-1)}](../../${target})`;
    return `| ${row} | ${title} | ${[...listed, ...remarks].join("; ")} | ${link(file)} | ${link(test)} |`;
}
