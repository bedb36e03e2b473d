import { behaviours, singletonPaths } from "../services";
import type { CreateContext, DatabricksCaller, Inputs } from "../core/simulatedType";
import { isWithin, subscriptionOf } from "../core/armIds";
import {
    checkBody,
    checkDelete,
    checkImmutable,
    checkLocks,
    checkName,
    checkReferences,
    checkRefusals,
} from "../core/checks";
import { azureRefusals } from "../core/azureRefusals";
import { plainHost } from "../services/databricks/types/hosts";
import { connect, goneWith, metastoreOf, type MetastoreRule } from "../services/databricks/connection";
import { workspaceAt } from "../services/databricks/workspaces";
import { FaultInjector, type Faults } from "../core/faultInjection";
import { ObjectStore } from "../core/objects";
import { requireNetworkPath, type Runner } from "../core/connectivity";
import { refuse, unknownCode } from "../core/refusals";
import { requirePrincipal, waited } from "../core/roles";
import type { Behaviour, Call, CloudObject, DataPlane, Directory } from "../core/types";
import type { CloudOptions, DirectoryPrincipal, InitialState, Request } from "./requests";
import { typeOf, viewOf } from "./view";

/** A simulated cloud: refuses what Azure refuses, keeps what Azure keeps. */
export class Cloud {
    /** What is in it. */
    readonly store: ObjectStore;
    /** Where the calls come from. */
    runner: Runner;
    private principals: readonly DirectoryPrincipal[] = [];
    private directory: Directory = { accountGroups: [] };
    private metastores: MetastoreRule = "automatic";
    private faultInjector: FaultInjector;

    constructor({ folder, initialState = {}, faults }: CloudOptions = {}) {
        this.store = new ObjectStore(folder);
        this.faultInjector = new FaultInjector(faults);
        this.runner = initialState.runner ?? { kind: "anywhere" };
        this.prepare(initialState);
    }

    /** Adds what there is before a scenario begins. */
    prepare({ groups = [], accountGroups = [], existing = [], ...initialState }: Partial<InitialState>): void {
        const { principals = [], metastores = this.metastores } = initialState;
        const {
            azureDatabricksObjectId = this.directory.azureDatabricksObjectId,
            deployerObjectId = this.directory.deployerObjectId,
        } = initialState;
        const named = groups.map((objectId) => ({ objectId, type: "Group" as const }));
        this.principals = [...this.principals, ...named, ...principals];
        this.directory = {
            accountGroups: [...this.directory.accountGroups, ...accountGroups],
            azureDatabricksObjectId,
            deployerObjectId,
        };
        this.metastores = metastores;
        for (const id of existing) {
            this.bring(id, "before");
        }
    }

    /** Puts an end to what goes wrong, or begins something else. */
    setFaults(faults: Faults): void {
        this.faultInjector = new FaultInjector(faults);
    }

    /** Id that an object will have. */
    idOf(request: Request): string {
        return request.id ?? typeOf(request.type).id(request.inputs, this.context(request));
    }

    /** What the cloud keeps an object under: its id, where that is unique in all the cloud. */
    keyOf(request: Request): string {
        const id = this.idOf(request);
        return typeOf(request.type).cloudId?.(id, this.context(request)) ?? id;
    }

    /** Connects a provider of Databricks to what its calls for a type go to; refuses what cannot be reached or has no metastore. */
    connect(caller: DatabricksCaller, type: string): DatabricksCaller {
        const { store, runner, metastores } = this;
        return connect({ store, runner, metastores }, caller, typeOf(type).place ?? "workspace");
    }

    /** Metastore of the workspace at a host; undefined where there is no such workspace or it has none. */
    metastoreAt(host: string | undefined): string | undefined {
        const workspace = workspaceAt(this.store, plainHost(host ?? ""));
        return workspace && metastoreOf({ store: this.store, metastores: this.metastores }, workspace);
    }

    /** Reads an object; undefined where there is none. */
    get(id: string): CloudObject | undefined {
        this.faultInjector.call("GET", id);
        return this.store.find(id);
    }

    /** Makes an object or changes the one that is there, as a PUT does. */
    put(request: Request): CloudObject {
        const { type, inputs } = request;
        const [ownId, id] = [this.idOf(request), this.keyOf(request)];
        this.faultInjector.call("PUT", id);
        const existing = this.store.find(id);
        this.check(request, id, existing);
        if (existing && behaviours[type]?.ignoresChanges) {
            return existing;
        }
        const outputs = typeOf(type).outputs?.(inputs, this.context(request), ownId) ?? {};
        const { seconds = 1, staysByItself } = behaviours[type] ?? {};
        const object: CloudObject = { id, type, inputs, outputs, origin: staysByItself ? "service" : "call", seconds };
        this.store.put(object);
        for (const beside of behaviours[type]?.createsAlso?.(this.call(id, inputs)) ?? []) {
            this.bring(beside.id, "service", beside.type);
        }
        for (const changed of behaviours[type]?.changesAlso?.(this.call(id, inputs, existing)) ?? []) {
            this.store.put(changed);
        }
        return this.store.find(id) ?? object;
    }

    /** Does an action of an object, as a POST does; refuses one that its type does not have. */
    act(id: string, action: string): CloudObject {
        this.faultInjector.call(`POST ${action}`, id);
        const object = this.store.find(id);
        if (!object) {
            refuse(404, "ResourceNotFound", `The resource '${id}' was not found. Make it first.`);
        }
        const behaviour = behaviours[object.type];
        // learn.microsoft.com/azure/azure-resource-manager/management/lock-resources: ReadOnly stops a POST too.
        checkLocks(this.store, behaviour, { id, type: object.type, operation: "write" });
        const outputs = behaviour?.actions?.[action]?.(object);
        if (!outputs) {
            refuse(404, unknownCode, `${object.type} has no action '${action}'; unverified: code and message.`);
        }
        checkRefusals(behaviour?.actionRefusals?.[action] ?? [], this.call(id, object.inputs, object));
        const changed = { ...object, outputs: { ...object.outputs, ...outputs } };
        this.store.put(changed);
        return changed;
    }

    /** Asks how a long operation goes: only fault injection answers otherwise than that it is done. */
    poll(id: string): void {
        this.faultInjector.call("GET operation", id);
    }

    /** Deletes an object and all under it; nothing happens where there is none. */
    delete(id: string): void {
        this.faultInjector.call("DELETE", id);
        const object = this.store.find(id);
        if (!object) {
            return;
        }
        const behaviour = behaviours[object.type];
        // The provider puts such a part back to its defaults instead, which no lock against deletion refuses.
        if (behaviour?.singleton !== undefined || behaviour?.keptOnDelete) {
            return;
        }
        checkLocks(this.store, behaviour, { id, type: object.type, operation: "delete" });
        checkDelete(this.store, behaviour, id);
        if (behaviour?.dataPlane) {
            this.requireNetworkPath(behaviour.dataPlane, object);
        }
        behaviour?.refuseDelete?.(this.call(id, object.inputs, object));
        const named = behaviour?.name ? object.inputs[behaviour.name.property] : undefined;
        if (behaviour?.softDelete && typeof named === "string") {
            this.store.keepTaken({ type: object.type, name: named, id: object.id });
        }
        const existing = behaviour?.createsAlso?.(this.call(id, object.inputs, object)) ?? [];
        const gone = goneWith(this.store, object);
        this.store.remove(id);
        for (const within of gone) {
            this.store.remove(within);
        }
        for (const beside of existing) {
            if (beside.goesWithIt) {
                this.store.remove(beside.id);
            }
        }
    }

    /** Waits: role assignments take effect meanwhile, those that are named or all. */
    wait(seconds: number, named: readonly string[] = []): void {
        waited(this.store, seconds, this.faultInjector.roleLagSeconds, named);
    }

    /** Puts an object there that no call made. */
    bring(id: string, origin: CloudObject["origin"], type = "existing"): void {
        if (!this.store.find(id)) {
            this.store.put({ id, type, inputs: {}, outputs: {}, origin, seconds: 0 });
        }
    }

    private check(request: Request, id: string, existing: CloudObject | undefined): void {
        const { type, inputs } = request;
        const behaviour: Behaviour | undefined = behaviours[type];
        checkLocks(this.store, behaviour, { id, type, operation: "write" });
        if (!existing) {
            if (behaviour) {
                checkName(this.store, type, behaviour, id, inputs);
            }
            this.faultInjector.capacity(type, inputs.location);
            this.faultInjector.quota(type, () => {
                const alike = this.store.ofType(type);
                return alike.filter((other) => isWithin(other.id, subscriptionOf(id))).length;
            });
        }
        if (behaviour) {
            checkBody(behaviour, inputs);
        }
        if (behaviour?.dataPlane?.calls === "all") {
            this.requireNetworkPath(behaviour.dataPlane, { id, inputs });
        }
        checkReferences(this.store, singletonPaths, behaviour ?? {}, { id, inputs });
        if (type === "azure-native:authorization:RoleAssignment") {
            const { azureDatabricksObjectId } = this.directory;
            requirePrincipal(this.store, { principals: this.principals, azureDatabricksObjectId }, inputs);
        }
        if (behaviour && existing) {
            checkImmutable(behaviour, existing.inputs, inputs);
        }
        const call = this.call(id, inputs, existing);
        checkRefusals([...azureRefusals(type), ...(behaviour?.refusals ?? [])], call);
        behaviour?.refuse?.(call);
    }

    private requireNetworkPath(
        { target, groupId }: DataPlane,
        { id, inputs }: Pick<CloudObject, "id" | "inputs">,
    ): void {
        requireNetworkPath(this.store, this.runner, { targetId: `${subscriptionOf(id)}${target(inputs)}`, groupId });
    }

    private call(id: string, inputs: Inputs, existing?: CloudObject): Call {
        return { id, inputs, existing, view: viewOf(this.store, this.directory, this.faultInjector) };
    }

    private context({ logicalName, caller }: Request): CreateContext {
        return {
            ...caller,
            logicalName,
            find: (id) => this.store.find(id)?.inputs,
            deletions: (id) => this.store.deletions(id),
        };
    }
}
