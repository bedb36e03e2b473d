import { resourceTypeOf } from "../../../azure/resourceTypes";
import type { ArmActionStep } from "../../../steps/contract";
import { at } from "../../core/ids";
import { refuse, shown } from "../../core/refusals";
import type { CloudObject } from "../../core/types";
import { withRetries } from "../retries";
import type { StepContext } from "./context";

type Transition = NonNullable<ArmActionStep["arguments"]["inverse"]>;

/** Takes a resource to the state that a step wants; nothing is done where it is there. */
export function changeState(context: StepContext, { arguments: { absent, ...wanted } }: ArmActionStep): void {
    const id = idOf(context, wanted.resource);
    const object = withRetries(() => context.cloud.get(id));
    if (!object && absent === "fail") {
        refuse(404, "ResourceNotFound", `the resource ${id} does not exist; make it before the step.`);
    }
    if (object) {
        requireVersion(object, wanted.apiVersion);
        reach(context, object, wanted);
    }
}

/** Takes a resource back; there is nothing to do where it is gone. */
export function undoChange(context: StepContext, { arguments: { resource, inverse } }: ArmActionStep): void {
    const object = withRetries(() => context.cloud.get(idOf(context, resource)));
    if (object && inverse) {
        reach(context, object, inverse);
    }
}

const idOf = ({ entries }: StepContext, name: string) => entries[name] ?? "";

function reach({ cloud }: StepContext, object: CloudObject, { action, state, reached }: Transition): void {
    if (reached.includes(stateOf(object, state))) {
        return;
    }
    const changed = stateOf(
        withRetries(() => cloud.act(object.id, action)),
        state,
    );
    if (!reached.includes(changed)) {
        throw new Error(`${action} left ${object.id} in state ${changed} at ${state}, not in ${reached.join(" or ")}`);
    }
}

/** The state at a path of the resource, whose `properties` azure-native leaves out of most types. */
function stateOf({ inputs, outputs }: CloudObject, path: string): string {
    const all = { ...inputs, ...outputs };
    return shown(at(all, ...path.split(".")) ?? at(all, ...path.replace(/^properties\./, "").split(".")) ?? "");
}

function requireVersion({ type }: CloudObject, apiVersion: string): void {
    const known = resourceTypeOf(type)?.apiVersion;
    if (known !== undefined && known !== apiVersion) {
        refuse(
            400,
            "NoRegisteredProviderFound",
            `the simulated cloud answers for ${type} at API version ${known}, not ${apiVersion}.`,
        );
    }
}
