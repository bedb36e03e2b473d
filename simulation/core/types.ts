import type { Inputs, SimulatedTypes } from "./simulatedType";

/** Why the cloud refuses a call, as Azure says it: status, code, message. */
export class CloudError extends Error {
    constructor(
        /** HTTP status, for example 409. */
        readonly status: number,
        /** Code of the error, for example `InUseSubnetCannotBeDeleted`. */
        readonly code: string,
        message: string,
        /** Seconds after which the service wants to be asked again (header Retry-After). */
        readonly retryAfter?: number,
    ) {
        super(message);
    }
}

/** An object of the simulated cloud. */
export interface CloudObject {
    /** ARM id as the service wrote it; what the cloud keeps it under, where its service's ids are not unique in the cloud. */
    id: string;
    /** Type token, for example `azure-native:storage:StorageAccount`. */
    type: string;
    /** What was last written: the body and the names in its path. */
    inputs: Inputs;
    /** What the service computes. */
    outputs: Readonly<Record<string, unknown>>;
    /** What made it: a call, Azure automatically, or someone before the scenario begins. */
    origin: "call" | "service" | "before";
    /** Seconds that Azure takes to make one, roughly. */
    seconds: number;
}

/** Principals that a cloud knows in addition to those that calls made. */
export interface Directory {
    /** Names of the groups that the Databricks account has. */
    accountGroups: readonly string[];
    /** Object id of the enterprise application AzureDatabricks; undefined where it is not set. */
    azureDatabricksObjectId?: string;
    /** Object id of the deploying principal; undefined where it is not set. */
    deployerObjectId?: string;
}

/** What fault injection decides of Machine Learning. */
export interface MachineLearningFaults {
    /** vCPUs of a family that a region's quota allows; undefined for no limit. */
    vcpuQuota(family: string): number | undefined;
    /** Whether a workspace's network is still being provisioned; each question is one call. */
    isNetworkPending(): boolean;
}

/** What a refusal may look at. */
export interface CloudView {
    /** Principals that the cloud knows; none by default. */
    directory?: Directory;
    /** What fault injection decides of Machine Learning; nothing by default. */
    machineLearning?: MachineLearningFaults;
    /** Object of an id, whatever its case. */
    find(id: string): CloudObject | undefined;
    /** Objects whose id begins with this one, itself left out. */
    under(id: string): CloudObject[];
    /** Objects that name this id, or one under it, in their inputs. */
    referringTo(id: string): CloudObject[];
    /** Objects of a type. */
    ofType(type: string): CloudObject[];
    /** Whether a principal holds a role (by the UUID of its definition) on a scope or above it, and it has taken effect. */
    holdsRole(principalId: string, roleDefinitionIds: readonly string[], scope: string): "yes" | "not yet" | "no";
}

/** A call that a service looks at before it does it. */
export interface Call {
    /** ARM id of the object. */
    id: string;
    /** What is asked for; what is there in a deletion. */
    inputs: Inputs;
    /** The object as it is; undefined when it is made. */
    existing?: CloudObject;
    /** What else there is. */
    view: CloudView;
}

/** One thing that a service refuses. */
export interface Refusal {
    /** What is refused, as it follows "refuses". */
    what: string;
    /** Where the fact, its code and its message are from; what no public source shows is named as unverified. */
    source: string;
    /** HTTP status; 400 by default. */
    status?: number;
    /** Code of the error; the one of errors whose code is unknown by default. */
    code?: string;
    /** What is said to a call that is refused; undefined for one that passes. */
    message: (call: Call) => string | undefined;
}

/** How a service treats one type of object, where it does not treat it as any other. */
export interface Behaviour {
    /** Where the facts below are from. */
    source: string;
    /** Paths of inputs that the service refuses to do without, dots between names; `[]` stands for every element of a list. */
    required: readonly string[];
    /** Paths of inputs that the service computes and refuses as inputs; none by default. */
    readOnly?: readonly string[];
    /** Paths of inputs, other than those in the id, whose change makes azure-native replace the object. */
    replaceOn: readonly string[];
    /** Paths that the service refuses to change on an existing object, and azure-native does not know of; none by default. */
    immutable?: readonly string[];
    /** What the service asks of the name, and of whom it must differ; by default anything goes. */
    name?: NameRule;
    /** The service takes a change of an existing object and does nothing; it makes it by default. */
    ignoresChanges?: boolean;
    /** Refusal while another object refers to it; by default it goes. */
    inUse?: { code: string; message: (id: string, holders: readonly string[]) => string };
    /** Refusal to make what is there already, where the provider asks the service to make it and not to have it; by default the call changes it. */
    taken?: { code: string; message: (name: string) => string };
    /** Making it overwrites what is there, so that it may be made twice; false by default. */
    overwritten?: boolean;
    /** The provider deletes it from its state alone; by default it goes. */
    keptOnDelete?: boolean;
    /** The service has it anyway, and a call only turns it on: it is never left over; false by default. */
    staysByItself?: boolean;
    /** What it lies in is made with it where there is none, for example the versions' container of a data asset; false by default. */
    makesParent?: boolean;
    /** Exists as long as its parent: making it changes it, deleting it does nothing. The end of its id, for example `/blobServices/default`. */
    singleton?: string;
    /** Deleting leaves the name taken: for good, or for as many days as an input says. */
    softDelete?: SoftDelete;
    /** Paths of ids in the body that need not exist: patterns, and what others make later; none by default. */
    looseReferences?: readonly string[];
    /** Objects that the service makes with it, for example a region's network watcher; none by default. */
    createsAlso?(call: Call): CreatedAlongside[];
    /** Other objects as they are after it is made, for example the network of its workspace; none by default. */
    changesAlso?(call: Call): CloudObject[];
    /** Actions of an object, by the last part of the address that is posted to: what the service computes of it afterwards; none by default. */
    actions?: Readonly<Record<string, (object: CloudObject) => CloudObject["outputs"]>>;
    /** What an action is refused for, by its name; nothing by default. */
    actionRefusals?: Readonly<Record<string, readonly Refusal[]>>;
    /** What else is refused, each with its source; nothing by default. */
    refusals?: readonly Refusal[];
    /** Refuses for a reason of its own by throwing a CloudError; by default it does not. */
    refuse?(call: Call): void;
    /** Refuses to delete for a reason of its own by throwing a CloudError; by default it does not. */
    refuseDelete?(call: Call): void;
    /** What must be reached over the network; by default Azure's public management endpoint takes every call. */
    dataPlane?: DataPlane;
    /** Seconds that Azure takes to make one, roughly. */
    seconds: number;
}

/** How a name stays taken. */
export interface SoftDelete {
    /** HTTP status of the refusal; 409 by default. */
    status?: number;
    /** Code of the refusal. */
    code: string;
    /** What is said. */
    message: (name: string) => string;
    /** The name stays taken in its resource group alone; everywhere by default. */
    inGroup?: boolean;
}

/** An object that a service makes with another. */
export interface CreatedAlongside {
    /** Its ARM id. */
    id: string;
    /** Its type token. */
    type: string;
    /** Goes, with all under it, when the other goes; stays by default. */
    goesWithIt?: boolean;
}

/** Calls that go to the service itself, past Azure's management endpoint. */
export interface DataPlane {
    /** Which calls: `all`, or deletions only where the management API has none. */
    calls: "all" | "delete";
    /** Path of the service's ARM id behind the subscription. */
    target: (inputs: Inputs) => string;
    /** Sub-resource of its private link, for example `blob`. */
    groupId: string;
}

/** Rule of a name. */
export interface NameRule {
    /** Input that holds it. */
    property: string;
    /** What the service takes. */
    pattern: RegExp;
    /** The same in words. */
    words: string;
    /** Error of the service; `InvalidResourceName` by default. */
    code?: string;
    /** Unique in all of Azure; by default unique within its parent. */
    global?: { code: string; message: (name: string) => string };
}

/** Behaviours by token. */
export type Behaviours = Readonly<Record<string, Behaviour>>;

/** What the simulated cloud knows of one service. */
export interface SimulatedService {
    /** Ids and computed outputs of its types, by token. */
    readonly types: SimulatedTypes;
    /** What it refuses and what it makes automatically, by token. */
    readonly behaviours: Behaviours;
}
