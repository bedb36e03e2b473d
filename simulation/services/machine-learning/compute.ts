import { at } from "../../core/ids";
import type { Inputs } from "../../core/simulatedType";

/** Properties of a compute as the service gives them back: sizes in capitals, and what is there once it is made. */
export function computeProperties({ location, properties }: Inputs): Record<string, unknown> {
    const inner = at(properties, "properties");
    return {
        computeLocation: location,
        ...(properties as object),
        isAttachedCompute: false,
        provisioningState: "Succeeded",
        provisioningErrors: [],
        ...(inner !== undefined && { properties: innerProperties(at(properties, "computeType"), inner as Inputs) }),
    };
}

function innerProperties(computeType: unknown, inner: Inputs): Record<string, unknown> {
    const { vmSize } = inner;
    const size = typeof vmSize === "string" ? { vmSize: vmSize.toUpperCase() } : {};
    if (computeType === "ComputeInstance") {
        return { ...inner, ...size, state: "Running" };
    }
    return {
        osType: "Linux",
        ...inner,
        ...size,
        allocationState: "Steady",
        currentNodeCount: at(inner, "scaleSettings", "minNodeCount") ?? 0,
        targetNodeCount: at(inner, "scaleSettings", "minNodeCount") ?? 0,
        errors: [],
    };
}
