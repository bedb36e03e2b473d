import { Cloud } from "../../../../simulation/cloud/cloud";
import type { CloudOptions } from "../../../../simulation/cloud/requests";
import { tokenOf } from "../../../../simulation/services/databricks/refusals";
import { DatabricksProvider } from "../../../../simulation/provider/databricks";
import type { Inputs } from "../../../../simulation/core/simulatedType";
import { account, container, idIn, put, resourceGroup, role, roles } from "../../support";

/** Groups that the account has in these tests. */
const groups = ["engineers", "analysts"];

/** A cloud whose Databricks account has the groups of these tests. */
export function databricksCloud(options: CloudOptions = {}): Cloud {
    const cloud = new Cloud({ ...options, initialState: { accountGroups: groups, ...options.initialState } });
    put(cloud, resourceGroup());
    return cloud;
}

/** Number of a workspace by its name, and the host that follows from it. */
export const numberOf = (name: string) => `10000000000000${name.length}`;
export const hostOf = (name: string) => `adb-${numberOf(name)}.7.azuredatabricks.net`;
export const workspaceId = (name: string) => idIn("Microsoft.Databricks/workspaces", name);

/** Puts a workspace there, whose network is not asked about. */
export function withWorkspace(cloud: Cloud, name: string, inputs: Inputs = {}): Cloud {
    cloud.store.put({
        id: workspaceId(name),
        type: "azure-native:databricks:Workspace",
        inputs: { location: "westeurope", publicNetworkAccess: "Enabled", ...inputs },
        outputs: { workspaceId: numberOf(name), workspaceUrl: hostOf(name) },
        origin: "call",
        seconds: 0,
    });
    return cloud;
}

/** What a test does with a provider. */
export interface Actor {
    /** The provider itself. */
    provider: DatabricksProvider;
    /** Makes an object; its id. */
    make(type: string, inputs: Inputs, name?: string): string;
    /** Changes an object. */
    change(type: string, id: string, inputs: Inputs): void;
    /** Deletes an object. */
    remove(type: string, id: string, inputs: Inputs): void;
}

/** A provider with a configuration. */
function actor(cloud: Cloud, config: Inputs): Actor {
    const provider = new DatabricksProvider(cloud);
    provider.configure(config);
    const request = (type: string, inputs: Inputs, name = "x") => ({ type: tokenOf(type), name, inputs });
    return {
        provider,
        make: (type, inputs, name) => provider.create(request(type, inputs, name)).id,
        change: (type, id, inputs) => void provider.update(request(type, inputs), id),
        remove: (type, id, inputs) => provider.delete(request(type, inputs), id),
    };
}

/** A provider of a workspace. */
export const inWorkspace = (cloud: Cloud, name: string) => actor(cloud, { host: `https://${hostOf(name)}` });

/** A provider of the account. */
export const inAccount = (cloud: Cloud) =>
    actor(cloud, { host: "https://accounts.azuredatabricks.net", accountId: "account-1" });

/** A workspace `dev` in a cloud of its own, and its provider. */
export function workspaceDev(options?: CloudOptions): { cloud: Cloud; dev: Actor } {
    const cloud = withWorkspace(databricksCloud(options), "dev");
    return { cloud, dev: inWorkspace(cloud, "dev") };
}

/** A connector that reads and writes nothing yet, and a lake with a container. */
export function withLake(cloud: Cloud): { connectorId: string; principalId: string; containerId: string } {
    put(cloud, account("lake"));
    put(cloud, container("lake", "gold"));
    const identity = { type: "SystemAssigned" };
    const { id, outputs } = put(cloud, ["databricks:AccessConnector", { connectorName: "connector", identity }]);
    const { principalId } = outputs.identity as { principalId: string };
    const containerId = `${idIn("Microsoft.Storage/storageAccounts", "lake")}/blobServices/default/containers/gold`;
    return { connectorId: id, principalId, containerId };
}

/** URL of the container of that lake. */
export const goldUrl = "abfss://gold@lake.dfs.core.windows.net/";

/** A schema `gold` of a catalog `dev` on that lake, whose connector's role has taken effect. */
export function withSchema(cloud: Cloud, dev: Actor): void {
    withCredential(cloud, dev);
    dev.make("ExternalLocation", goldLocation);
    dev.make("Catalog", { name: "dev", storageRoot: `${goldUrl}catalog` });
    dev.make("Schema", { catalogName: "dev", name: "gold" });
}

/** A credential for that lake, whose connector's role has taken effect. */
function withCredential(cloud: Cloud, dev: Actor): void {
    const { connectorId, principalId, containerId } = withLake(cloud);
    dev.make("StorageCredential", { name: "lake", azureManagedIdentity: { accessConnectorId: connectorId } });
    put(cloud, role(containerId, principalId, roles.blobContributor));
    cloud.wait(120);
}

/** A location of that container. */
export const goldLocation = { name: "gold", url: goldUrl, credentialName: "lake" };
