import { catalog } from "../catalog";
import type { CreateContext, Inputs } from "../types";
import { isWithin, keyOf } from "./armIds";
import { behaviours } from "./behaviours";
import { checkBody, checkDelete, checkImmutable, checkName, checkReferences } from "./checks";
import { Weather, type Faults } from "./faults";
import { ObjectStore } from "./objects";
import { requireReach, type Runner } from "./reach";
import { holdsRole, requirePrincipal, waited } from "./roles";
import { CloudError, type Behaviour, type Call, type CloudObject, type CloudView, type DataPlane } from "./types";

/** What there is before a story begins. */
export interface World {
    /** Object ids of the directory's groups. */
    groups: readonly string[];
    /** ARM ids of what is brought: networks, zones, workspaces that others made. */
    brought: readonly string[];
    /** Where the calls come from. */
    runner: Runner;
}

/** Who calls: the subscription and tenant of the provider. */
export interface Caller {
    /** Subscription of the provider. */
    subscriptionId: string;
    /** Tenant of that subscription. */
    tenantId: string;
}

/** An object that is asked for. */
export interface Request {
    /** Type token. */
    type: string;
    /** Logical name, where a kind has no name of its own. */
    logicalName: string;
    /** What is asked for. */
    inputs: Inputs;
    /** Who asks. */
    caller: Caller;
}

/** What a cloud is made with. */
export interface CloudOptions {
    /** Where its state lies; in memory only by default. */
    folder?: string;
    /** What there is before; nothing by default. */
    world?: Partial<World>;
    /** What goes wrong on purpose; nothing by default. */
    faults?: Faults;
}

/** A simulated cloud: refuses what Azure refuses, keeps what Azure keeps. */
export class Cloud {
    /** What is in it. */
    readonly store: ObjectStore;
    /** Where the calls come from. */
    runner: Runner;
    private groups: readonly string[] = [];
    private weather: Weather;

    constructor({ folder, world = {}, faults }: CloudOptions = {}) {
        this.store = new ObjectStore(folder);
        this.weather = new Weather(faults);
        this.runner = world.runner ?? { kind: "anywhere" };
        this.prepare(world);
    }

    /** Adds what there is before a story begins. */
    prepare({ groups = [], brought = [] }: Partial<World>): void {
        this.groups = [...this.groups, ...groups];
        for (const id of brought) this.bring(id, "before");
    }

    /** Puts an end to what goes wrong, or begins something else. */
    setFaults(faults: Faults): void {
        this.weather = new Weather(faults);
    }

    /** Id that an object will have. */
    idOf(request: Request): string {
        return typeOf(request.type).id(request.inputs, this.context(request));
    }

    /** Reads an object; undefined where there is none. */
    get(id: string): CloudObject | undefined {
        this.weather.call("GET", id);
        return this.store.find(id);
    }

    /** Makes an object or changes the one that is there, as a PUT does. */
    put(request: Request): CloudObject {
        const { type, inputs } = request;
        const id = this.idOf(request);
        this.weather.call("PUT", id);
        const existing = this.store.find(id);
        this.check(request, id, existing);
        if (existing && behaviours[type]?.ignoresChanges) return existing;
        const outputs = typeOf(type).outputs?.(inputs, this.context(request), id) ?? {};
        const seconds = behaviours[type]?.seconds ?? 1;
        const object: CloudObject = { id, type, inputs, outputs, origin: "call", seconds };
        this.store.put(object);
        for (const beside of behaviours[type]?.brings?.(this.call(id, inputs)) ?? [])
            this.bring(beside.id, "service", beside.type);
        return object;
    }

    /** Asks how a long operation goes: only the weather can answer otherwise than that it is done. */
    poll(id: string): void {
        this.weather.call("GET operation", id);
    }

    /** Deletes an object and all under it; nothing happens where there is none. */
    delete(id: string): void {
        this.weather.call("DELETE", id);
        const object = this.store.find(id);
        if (!object) return;
        const behaviour = behaviours[object.type];
        // The provider puts such a part back to its defaults instead, which no lock against deletion refuses.
        if (behaviour?.singleton !== undefined) return;
        checkDelete(this.store, behaviour, id);
        if (behaviour?.dataPlane) this.requireReach(behaviour.dataPlane, object);
        behaviour?.refuseDelete?.(this.call(id, object.inputs, object));
        const named = behaviour?.name ? object.inputs[behaviour.name.property] : undefined;
        if (behaviour?.softDelete && typeof named === "string")
            this.store.keepTaken({ type: object.type, name: named, id: object.id });
        this.store.remove(id);
    }

    /** Waits: role assignments take effect meanwhile, those that are named or all. */
    wait(seconds: number, named: readonly string[] = []): void {
        waited(this.store, seconds, this.weather.roleLagSeconds, named);
    }

    /** Puts an object there that no call made. */
    bring(id: string, origin: CloudObject["origin"], type = "brought"): void {
        if (!this.store.find(id)) this.store.put({ id, type, inputs: {}, outputs: {}, origin, seconds: 0 });
    }

    private check(request: Request, id: string, existing: CloudObject | undefined): void {
        const { type, inputs } = request;
        const behaviour: Behaviour | undefined = behaviours[type];
        if (!existing) {
            if (behaviour) checkName(this.store, type, behaviour, id, inputs);
            this.weather.capacity(type, inputs.location);
            this.weather.quota(type, () => {
                const alike = this.store.ofType(type);
                return alike.filter((other) => isWithin(other.id, subscriptionOf(id))).length;
            });
        }
        if (behaviour) checkBody(behaviour, inputs);
        if (behaviour?.dataPlane?.calls === "all") this.requireReach(behaviour.dataPlane, { id, inputs });
        checkReferences(this.store, behaviour, id, inputs);
        if (type === "azure-native:authorization:RoleAssignment")
            requirePrincipal(this.store, this.groups, inputs.principalId);
        if (behaviour && existing) checkImmutable(behaviour, existing.inputs, inputs);
        behaviour?.refuse?.(this.call(id, inputs, existing));
    }

    private requireReach({ target, groupId }: DataPlane, { id, inputs }: Pick<CloudObject, "id" | "inputs">): void {
        requireReach(this.store, this.runner, { targetId: `${subscriptionOf(id)}${target(inputs)}`, groupId });
    }

    private call(id: string, inputs: Inputs, existing?: CloudObject): Call {
        return { id, inputs, existing, view: viewOf(this.store) };
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

const subscriptionOf = (id: string) => id.split("/").slice(0, 3).join("/");

function typeOf(type: string) {
    const known = catalog[type];
    if (known) return known;
    throw new CloudError(
        400,
        "InvalidResourceType",
        `The simulated cloud does not know ${type}; add it in simulation/.`,
    );
}

function viewOf(store: ObjectStore): CloudView {
    return {
        find: (id) => store.find(id),
        under: (id) => store.under(id),
        referringTo: (id) => store.referringTo(id),
        ofType: (type) => store.ofType(type),
        holdsRole: (principalId, roles, scope) => holdsRole(store, principalId, roles.map(keyOf), scope),
    };
}
