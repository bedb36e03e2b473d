/** Inputs of a resource as a provider receives them. */
export type Inputs = Readonly<Record<string, unknown>>;

/** Where a Databricks provider calls. */
export interface DatabricksCaller {
    /** Host of the workspace or of the account's console; undefined while it is not known. */
    host?: string;
    /** Account, where the provider names it. */
    accountId?: string;
    /** Metastore that the workspace is assigned to, where that is known. */
    metastoreId?: string;
}

/** What a simulated provider knows when it makes a resource. */
export interface CreateContext {
    /** Subscription of the provider that makes the resource. */
    subscriptionId: string;
    /** Tenant of that subscription. */
    tenantId: string;
    /** Where the provider calls, when it is one of Databricks. */
    databricks?: DatabricksCaller;
    /** Logical name, used where a kind has no name of its own. */
    logicalName: string;
    /** How often a resource of this id was made and deleted before; never by default. */
    deletions?: (id: string) => number;
    /** Inputs of a resource made before, by its id. */
    find: (id: string) => Inputs | undefined;
}

/** How one type of resource behaves in the simulated cloud. */
export interface SimulatedType {
    /** Inputs that the id is made of: a change of one makes another object. */
    path: readonly string[];
    /** Id that the service gives. */
    id(inputs: Inputs, context: CreateContext): string;
    /** What its calls go to, where it is an object of Databricks; Azure by default. */
    place?: "workspace" | "metastore" | "account";
    /** What the cloud keeps it under, where its id is unique in a workspace, account or metastore only; the id by default. */
    cloudId?(id: string, context: CreateContext): string;
    /** Outputs that the service computes; inputs come back as they are. */
    outputs?(inputs: Inputs, context: CreateContext, id: string): Record<string, unknown>;
}

/** Types of one provider by token. */
export type SimulatedTypes = Readonly<Record<string, SimulatedType>>;
