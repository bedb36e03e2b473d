import type { Cloud } from "../../../simulation/cloud/cloud";
import type { DatabricksCaller, Inputs } from "../../../simulation/core/simulatedType";
import { catalog } from "../../../simulation/services";
import { caller, cloudWith, put, type Asked } from "../support";

/** A refusal of the simulated cloud: what there is, a body that is taken, one that is refused, and what is said. */
export interface RefusedCase {
    /** Type token. */
    type: string;
    /** What is refused, as the refusal itself names it. */
    what: string;
    /** Objects that are there before; none by default. */
    there?: readonly Asked[];
    /** The cloud that they are made in; one of Azure alone by default. */
    cloud?: () => Cloud;
    /** A body that is taken. */
    passes: Inputs;
    /** What of it is changed so that it is refused. */
    broken: Inputs;
    /** Status, code and message. */
    says: RegExp;
}

/** Where a call for an object of Databricks goes: the account, or the one workspace of the cloud. */
function databricksOf(cloud: Cloud, type: string): DatabricksCaller {
    const workspace = cloud.store.ofType("azure-native:databricks:Workspace")[0];
    return catalog[type]?.place === "account"
        ? cloud.connect({ host: "accounts.azuredatabricks.net", accountId: "account-1" }, type)
        : cloud.connect({ host: String(workspace?.outputs.workspaceUrl) }, type);
}

/** Asks a cloud of its own for one of a case's bodies. */
export function ask({ type, there, cloud: made = () => cloudWith(there) }: RefusedCase, inputs: Inputs): void {
    const cloud = made();
    if (type.startsWith("azure-native:")) {
        put(cloud, [type.slice("azure-native:".length), inputs]);
        return;
    }
    const databricks = type.startsWith("databricks:") ? databricksOf(cloud, type) : undefined;
    cloud.put({ type, logicalName: "x", caller: { ...caller, databricks }, inputs });
}
