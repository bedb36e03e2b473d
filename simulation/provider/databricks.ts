import { isDeepStrictEqual } from "node:util";
import { behaviours, catalog } from "../services";
import type { Cloud } from "../cloud/cloud";
import type { Request } from "../cloud/requests";
import { CloudError, type CloudObject } from "../core/types";
import { databricksCaller } from "../services/databricks/types/hosts";
import type { DatabricksCaller, Inputs } from "../core/simulatedType";
import { unknownOnWire } from "../core/wire";
import { bodyFaults } from "./check";
import { differenceOf } from "./diff";
import { ofDatabricks, withRetries } from "./retries";
import type { ResourceRequest, SimulatedProvider } from "./types";

/** Does what the Databricks provider does between the engine and Databricks: it connects to a host, and asks the service. */
export class DatabricksProvider implements SimulatedProvider {
    /** The SDK's version: with an older one the engine would warn. */
    readonly version = "1.110.0";
    private caller: DatabricksCaller = {};

    constructor(private readonly cloud: Cloud) {}

    /**
     * Takes host and account; in a preview the host of a workspace that is yet to be made is not known, which is no
     * error.
     */
    configure(config: Inputs): void {
        const known = Object.entries(config).filter(([, value]) => value !== unknownOnWire);
        this.caller = databricksCaller(Object.fromEntries(known));
    }

    /** Misses of the body, as far as the schema knows. */
    check(request: ResourceRequest) {
        return bodyFaults(request);
    }

    /** What is in the id or cannot be changed replaces; the old one is deleted first where both would have one name. */
    diff({ type, inputs }: ResourceRequest, oldInputs: Inputs) {
        const { changed, replaces } = differenceOf(type, oldInputs, inputs);
        const sameName = inputs.name !== undefined && isDeepStrictEqual(inputs.name, oldInputs.name);
        return { changed, replaces, deleteBeforeReplace: replaces.length > 0 && sameName };
    }

    /** Makes it; what is there already is refused, or taken over, as the service does with the kind. */
    create(request: ResourceRequest) {
        return asProviderError("create", request, () => {
            const asked = this.asked(request);
            const [id, refusal] = [this.cloud.idOf(asked), behaviours[request.type]?.taken];
            if (refusal && this.found(asked)) {
                throw new CloudError(400, refusal.code, refusal.message(spokenName(request, id)));
            }
            return { id, outputs: this.put(asked).outputs };
        });
    }

    /** Reads what is there, no matter who wrote it last. */
    read(request: ResourceRequest, id: string) {
        return asProviderError("read", request, () => this.found(this.asked(request, id)));
    }

    /** Writes the whole body again; what is gone is not recreated. */
    update(request: ResourceRequest, id: string) {
        return asProviderError("update", request, () => {
            const asked = this.asked(request, id);
            if (behaviours[request.type]?.taken && !this.found(asked)) {
                throw new CloudError(404, "RESOURCE_DOES_NOT_EXIST", `${spokenName(request, id)} does not exist`);
            }
            return this.put(asked).outputs;
        });
    }

    /** Deletes; what is gone already is no error. */
    delete(request: ResourceRequest, id: string): void {
        asProviderError("delete", request, () => {
            const key = this.cloud.keyOf(this.asked(request, id));
            this.calling(() => this.cloud.delete(key));
        });
    }

    private found(asked: Request): CloudObject | undefined {
        return this.calling(() => this.cloud.get(this.cloud.keyOf(asked)));
    }

    private put(asked: Request): CloudObject {
        if (catalog[asked.type]?.place === "metastore") {
            requireOwnMetastore(asked);
        }
        return this.calling(() => this.cloud.put(asked));
    }

    private calling<T>(call: () => T): T {
        return withRetries(call, ofDatabricks);
    }

    private asked({ type, name, inputs }: ResourceRequest, id?: string): Request {
        const databricks = this.cloud.connect(this.caller, type);
        return { type, logicalName: name, inputs, id, caller: { subscriptionId: "", tenantId: "", databricks } };
    }
}

/** `validateMetastoreId` in catalog/utils.go: the provider asks before the service does. */
function requireOwnMetastore({ inputs, caller }: Request): void {
    const own = caller.databricks?.metastoreId;
    if (inputs.metastoreId === undefined || inputs.metastoreId === own) {
        return;
    }
    throw new CloudError(
        400,
        "INVALID_PARAMETER_VALUE",
        `metastore_id must be empty or equal to the metastore id assigned to the workspace: ${own}. If the metastore assigned to the workspace has changed, the new metastore id must be explicitly set`,
    );
}

// Ids of these are chosen by the service; users know the objects by one of these inputs.
const names = ["instancePoolName", "displayName", "networkPolicyId", "resourceId", "name"];

function spokenName({ type, inputs }: ResourceRequest, id: string): string {
    if (catalog[type]?.place === "metastore") {
        return id;
    }
    return names.map((name) => inputs[name]).find((name) => typeof name === "string") ?? id;
}

/** A refusal in the words of the Databricks provider: `nicerError` in common/resource.go. */
function asProviderError<T>(action: string, { type }: ResourceRequest, work: () => T): T {
    try {
        return work();
    } catch (error) {
        if (!(error instanceof CloudError)) {
            throw error;
        }
        throw new Error(`cannot ${action} ${spokenType(type)}: ${error.message}`, { cause: error });
    }
}

/** `databricks:index/clusterPolicy:ClusterPolicy` is a cluster policy. */
const spokenType = (type: string) =>
    (type.split(":").at(-1) ?? type)
        .split(/(?=[A-Z])/)
        .join(" ")
        .toLowerCase();
