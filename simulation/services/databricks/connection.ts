import { at, uuidOf } from "../../core/ids";
import { plainHost } from "./types/hosts";
import type { DatabricksCaller, SimulatedType } from "../../core/simulatedType";
import { regionOf, shown, textsAt } from "../../core/refusals";
import type { ObjectStore } from "../../core/objects";
import { holdsAddress, requireNetworkPath, type Runner } from "../../core/connectivity";
import { CloudError, type CloudObject } from "../../core/types";
import { workspaceAt, workspaceType } from "./workspaces";

/** Host of the account's console, which answers on the internet: docs/index.md of databricks/terraform-provider-databricks. */
const accountHost = "accounts.azuredatabricks.net";

/** How a workspace comes by its metastore. */
export type MetastoreRule =
    /**
     * It gets the region's, which Databricks makes with the first workspace: every workspace made since November 2023,
     * learn.microsoft.com/azure/databricks/data-governance/unity-catalog/get-started (automatic enablement).
     */
    | "automatic"
    /** Somebody assigns one. */
    | "by hand";

/** What a connection is made in. */
export interface Surroundings {
    /** What there is. */
    store: ObjectStore;
    /** Where the calls come from. */
    runner: Runner;
    /** How workspaces come by metastores. */
    metastores: MetastoreRule;
}

/**
 * Connects a Databricks provider to what its calls of a kind go to, and says all of it that the provider knows then;
 * refuses what it cannot reach, and what a provider of that kind does not do.
 */
export function connect(
    around: Surroundings,
    caller: DatabricksCaller,
    place: NonNullable<SimulatedType["place"]>,
): DatabricksCaller {
    if (caller.host === undefined) {
        throw new CloudError(400, "NoHost", "The provider has no host. Set it to the workspace's or to the account's.");
    }
    const host = plainHost(caller.host);
    if (place === "account") {
        return asAccount(caller, host);
    }
    if (host === accountHost) {
        throw new CloudError(
            400,
            "WorkspaceNeeded",
            `${host} has no such object. Give the provider a workspace's host.`,
        );
    }
    const workspace = workspaceAt(around.store, host);
    if (!workspace) {
        throw new CloudError(404, "NoSuchHost", `dial tcp: lookup ${host}: no such host`);
    }
    requireNetworkPath(around.store, around.runner, { targetId: workspace.id, groupId: "databricks_ui_api" });
    requireListed(around, workspace, host);
    const metastoreId = metastoreOf(around, workspace);
    if (place === "metastore" && metastoreId === undefined) {
        throw new CloudError(404, "METASTORE_DOES_NOT_EXIST", "No metastore assigned for the current workspace.");
    }
    return { ...caller, host, metastoreId };
}

function asAccount(caller: DatabricksCaller, host: string): DatabricksCaller {
    if (host !== accountHost || caller.accountId === undefined) {
        throw new CloudError(
            400,
            "AccountNeeded",
            `An object of the account needs a provider with the host ${accountHost} and an accountId.`,
        );
    }
    return { ...caller, host };
}

const assignmentType = "databricks:index/metastoreAssignment:MetastoreAssignment";
const metastoreType = "databricks:index/metastore:Metastore";

/** Metastore of a workspace; undefined while it has none. */
export function metastoreOf(
    { store, metastores }: Pick<Surroundings, "store" | "metastores">,
    workspace: CloudObject,
): string | undefined {
    const assigned = store
        .ofType(assignmentType)
        .find(({ inputs }) => shown(inputs.workspaceId) === shown(workspace.outputs.workspaceId));
    if (assigned) {
        return shown(assigned.inputs.metastoreId);
    }
    if (metastores === "by hand") {
        return undefined;
    }
    const region = regionOf(workspace.inputs.location);
    const made = store.ofType(metastoreType).find(({ inputs }) => regionOf(inputs.region) === region);
    return made ? shown(made.outputs.metastoreId) : uuidOf(`metastore of ${region}`);
}

/** Where IP access lists are on, an address must be on one that allows and on none that blocks. */
function requireListed({ store, runner }: Surroundings, workspace: CloudObject, host: string): void {
    if (runner.kind !== "address") {
        return;
    }
    const ofHost = (type: string) =>
        store.ofType(type).filter(({ id }) => id.startsWith(`/databricks/workspaces/${host}/`));
    const isOn = ofHost("databricks:index/workspaceConf:WorkspaceConf").some(
        ({ inputs }) => shown(at(inputs, "customConfig", "enableIpAccessLists")) === "true",
    );
    const lists = ofHost("databricks:index/ipAccessList:IpAccessList").filter(({ inputs }) => inputs.enabled !== false);
    if (!isOn || lists.length === 0) {
        return;
    }
    const listed = (kind: string) =>
        lists.filter(({ inputs }) => inputs.listType === kind).flatMap(({ inputs }) => textsAt(inputs, "ipAddresses"));
    const holds = (kind: string) => listed(kind).some((rule) => holdsAddress(rule, runner.address));
    if (!holds("BLOCK") && (listed("ALLOW").length === 0 || holds("ALLOW"))) {
        return;
    }
    throw new CloudError(
        403,
        "PERMISSION_DENIED",
        `Source IP address: ${runner.address} is blocked by Databricks IP ACL for workspace: ${shown(workspace.outputs.workspaceId)}`,
    );
}

/** What goes with a workspace: all that is in it, and what the account has bound to it. */
export function goneWith(store: ObjectStore, { type, outputs }: CloudObject): string[] {
    if (type !== workspaceType) {
        return [];
    }
    const [inside, number] = [`/databricks/workspaces/${shown(outputs.workspaceUrl)}/`, shown(outputs.workspaceId)];
    return store
        .all()
        .filter(
            ({ id, inputs }) =>
                id.startsWith(inside) ||
                (id.startsWith("/databricks/") &&
                    inputs.workspaceId !== undefined &&
                    shown(inputs.workspaceId) === number),
        )
        .map(({ id }) => id);
}
