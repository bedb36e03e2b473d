import type { Meter } from "./meters";

/** Machines of one size that a compute of Azure Machine Learning has. */
export interface Machines {
    /** What an hour of one is billed by. */
    meter: Meter;
    /** Machines that it has while it does nothing. */
    standing: number;
    /** Machines that jobs can add. */
    forJobs: number;
}

const type = "azure-native:machinelearningservices:Compute";

type Part = Readonly<Record<string, unknown>> | undefined;

/** Machines of a compute of Azure Machine Learning; undefined for what is none. */
export function machinesOf(resource: { type: string; inputs: Record<string, unknown> }): Machines | undefined {
    const { computeType, properties: inner } = (resource.inputs.properties as Part) ?? {};
    if (resource.type !== type || (computeType !== "ComputeInstance" && computeType !== "AmlCompute")) {
        return undefined;
    }
    const { vmSize, vmPriority, scaleSettings } = (inner as Part) ?? {};
    const meter = machineMeter(typeof vmSize === "string" ? vmSize : undefined, vmPriority === "LowPriority");
    if (computeType === "ComputeInstance") {
        return { meter, standing: 1, forJobs: 0 };
    }
    const { minNodeCount = 0, maxNodeCount = 0 } = (scaleSettings as Part) ?? {};
    const standing = Number(minNodeCount);
    return { meter, standing, forJobs: Math.max(0, Number(maxNodeCount) - standing) };
}

const known = new Map<string, Meter>();

/** The meter of a size, each made once, so that machines of it are counted together. */
function machineMeter(size: string | undefined, lowPriority: boolean): Meter {
    const title = `Machine ${size ?? "of an unknown size"}${lowPriority ? ", low priority" : ""}`;
    const meter = known.get(title) ?? {
        type,
        title,
        service: "Virtual Machines",
        machine: { size: size ?? "unknown", lowPriority },
        meter: size ?? "unknown",
        source: "github.com/infracost/infracost, internal/resources/azure/machine_learning_compute_instance.go (bills its machine)",
    };
    known.set(title, meter);
    return meter;
}
