import { behaviours } from "../services";
import type { Cloud } from "../cloud/cloud";
import type { Request } from "../cloud/requests";
import { CloudError, type CloudObject } from "../core/types";
import type { Inputs } from "../core/simulatedType";
import { bodyFaults } from "./check";
import { differenceOf } from "./diff";
import { refreshedInputs } from "./refresh";
import { withRetries } from "./retries";
import type { ResourceRequest, SimulatedProvider } from "./types";

// Seconds between two questions after a long operation, and how many of them the simulation asks at most.
const pollingSeconds = 10;
const mostPolls = 3;

/** Does what azure-native does between the engine and Azure: looks first, puts, polls, retries what it retries. */
export class AzureNativeProvider implements SimulatedProvider {
    /** The SDK's version: with an older one the engine would warn. */
    readonly version = "3.28.0";
    private caller = { subscriptionId: "", tenantId: "" };

    constructor(private readonly cloud: Cloud) {}

    /** Takes subscription and tenant. */
    configure(config: Inputs): void {
        this.caller = { subscriptionId: String(config.subscriptionId), tenantId: String(config.tenantId) };
    }

    /** Misses and surplus of the body, as far as the schema knows. */
    check(request: ResourceRequest) {
        return bodyFaults(request);
    }

    /** What is in the id or cannot be changed replaces. */
    diff({ type, inputs }: ResourceRequest, oldInputs: Inputs) {
        return differenceOf(type, oldInputs, inputs);
    }

    /** Refuses what is there already, then makes it. */
    create(request: ResourceRequest) {
        const asked = this.asked(request);
        return asProviderError(() => {
            const id = this.cloud.idOf(asked);
            const singleton = behaviours[request.type]?.singleton !== undefined;
            if (withRetries(() => this.cloud.get(id)) && !singleton) {
                throw new Error(`cannot create already existing resource '${id}'`);
            }
            return { id, outputs: this.put(asked) };
        });
    }

    /** Reads what is there, no matter who wrote it last. */
    read({ type, inputs }: ResourceRequest, id: string, before: Inputs = {}) {
        const found = asProviderError(() => withRetries(() => this.cloud.get(id)));
        return found && { inputs: refreshedInputs(type, inputs, before, found), outputs: answerOf(found) };
    }

    /** Puts the whole body again. */
    update(request: ResourceRequest) {
        return asProviderError(() => this.put(this.asked(request)));
    }

    /** Deletes; what is gone already is no error. */
    delete(_request: ResourceRequest, id: string): void {
        asProviderError(() => withRetries(() => this.cloud.delete(id)));
    }

    private put(asked: Request): Readonly<Record<string, unknown>> {
        const { id, outputs, seconds } = withRetries(() => this.cloud.put(asked));
        const polls = Math.min(mostPolls, Math.floor(seconds / pollingSeconds));
        for (let i = 0; i < polls; i++) {
            withRetries(() => this.cloud.poll(id));
        }
        return outputs;
    }

    private asked({ type, name, inputs }: ResourceRequest): Request {
        return { type, logicalName: name, inputs, caller: this.caller };
    }
}

/** The whole answer of the service: what was written, and what it made of it. */
const answerOf = ({ inputs, outputs }: CloudObject) => ({ ...inputs, ...outputs });

/** A refusal in the words of azure-native. */
function asProviderError<T>(work: () => T): T {
    try {
        return work();
    } catch (error) {
        if (!(error instanceof CloudError)) {
            throw error;
        }
        throw new Error(`Status=${error.status} Code="${error.code}" Message="${error.message}"`, { cause: error });
    }
}
