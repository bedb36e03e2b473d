import type { DatabricksCaller, Inputs } from "../core/simulatedType";
import type { Faults } from "../core/faultInjection";
import type { Runner } from "../core/connectivity";
import type { DirectoryPrincipal } from "../core/roles";
import type { MetastoreRule } from "../services/databricks/connection";

export type { DirectoryPrincipal } from "../core/roles";

/** What there is before a scenario begins. */
export interface InitialState {
    /** Object ids of the directory's groups. */
    groups: readonly string[];
    /** Other principals of the directory; none by default. */
    principals?: readonly DirectoryPrincipal[];
    /** Object id of the deploying principal; unknown by default. */
    deployerObjectId?: string;
    /** Names of the groups that the Databricks account has. */
    accountGroups: readonly string[];
    /** Object id of the enterprise application AzureDatabricks in the directory; unknown by default. */
    azureDatabricksObjectId?: string;
    /** How Databricks workspaces come by a metastore; `automatic` by default. */
    metastores: MetastoreRule;
    /** ARM ids of existing objects that others made: networks, zones, workspaces. */
    existing: readonly string[];
    /** Where the calls come from. */
    runner: Runner;
}

/** Who calls: the subscription and tenant of the provider. */
export interface Caller {
    /** Subscription of the provider. */
    subscriptionId: string;
    /** Tenant of that subscription. */
    tenantId: string;
    /** Where it calls, when it is a provider of Databricks. */
    databricks?: DatabricksCaller;
}

/** An object that is asked for. */
export interface Request {
    /** Type token. */
    type: string;
    /** Logical name, where a kind has no name of its own. */
    logicalName: string;
    /** What is asked for. */
    inputs: Inputs;
    /** Id of the object that is to change, where it is not made of the inputs; of what they say by default. */
    id?: string;
    /** Who asks. */
    caller: Caller;
}

/** What a cloud is made with. */
export interface CloudOptions {
    /** Where its state lies; in memory only by default. */
    folder?: string;
    /** What there is before; nothing by default. */
    initialState?: Partial<InitialState>;
    /** What goes wrong on purpose; nothing by default. */
    faults?: Faults;
}
