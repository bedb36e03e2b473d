import { allResourceTypes } from "../../../azure/resourceTypes";
import { parentOf } from "../../core/armIds";
import { at } from "../../core/ids";
import { listAt } from "../../core/refusals";
import type { Inputs } from "../../core/simulatedType";
import type { Call, CloudObject, Refusal } from "../../core/types";
import { changedByDeployment } from "../sql/administrators";
import { evaluated } from "./templates";

/** The resource of a deployment; undefined where its name depends on what only Azure can look up. */
export function deployed({ id, inputs }: Pick<Call, "id" | "inputs">): CloudObject | undefined {
    const template = at(inputs.properties, "template");
    const parameters = (at(inputs.properties, "parameters") ?? {}) as Inputs;
    const [resource] = listAt(template, "resources");
    const [arm, name] = [at(resource, "type"), evaluated(at(resource, "name"), parameters)];
    if (typeof arm !== "string" || typeof name !== "string") {
        return undefined;
    }
    const [namespace, ...types] = arm.split("/");
    const names = name.split("/");
    const path = types.map((type, i) => `${type}/${names[i] ?? ""}`).join("/");
    const within = types.length > 1;
    return {
        id: `${parentOf(id) ?? ""}/providers/${namespace}/${path}`,
        type: allResourceTypes.find((row) => row.arm === arm)?.token ?? arm,
        inputs: { properties: evaluated(at(resource, "properties"), parameters) },
        outputs: {},
        // Goes with its parent; what has none is left over when the record of its deployment is deleted.
        origin: within ? "service" : "call",
        seconds: 0,
    };
}

/** What is in the cloud after a deployment: its resource, and what that changes. */
export function changedBy(call: Call): CloudObject[] {
    const resource = deployed(call);
    if (!resource) {
        return [];
    }
    const parent = call.view.find(parentOf(resource.id) ?? "");
    const other = parent && changedByDeployment[resource.type]?.(parent, at(resource.inputs, "properties") as Inputs);
    return other ? [resource, other] : [resource];
}

/** Refuses a deployment whose resource lies in one that does not exist. */
export const parentMissing: Refusal = {
    what: "a resource in one that does not exist",
    source: "learn.microsoft.com/azure/azure-resource-manager/troubleshooting/error-parent-resource (code, message); unverified: status",
    status: 404,
    code: "ParentResourceNotFound",
    message: (call) => {
        const resource = deployed(call);
        const parent = resource && parentOf(resource.id);
        return parent !== undefined && resource?.origin === "service" && !call.view.find(parent)
            ? `Can not perform requested operation on nested resource. Parent resource '${parent}' not found.`
            : undefined;
    },
};
