import { describe, expect, it } from "vitest";
import { compare } from "../../../preview/comparison/compare";
import { planOf } from "./planOf";
import type { Changes } from "../../stacks/support/stackSettings";

const cluster = "machineLearning.compute.clusters[name=cpu]";

/** `kind name`, and by which properties, of everything that a change of the minimal stack's settings does. */
async function doneBy(changes: Changes): Promise<string[]> {
    const [before, after] = [
        await planOf("machine-learning-minimal"),
        await planOf("machine-learning-minimal", changes),
    ];
    return compare(before, after, "main").changes.map(({ action, name, properties }) =>
        [action, name, ...properties.map(({ path }) => path)].join(" "),
    );
}

describe("A change of a cluster touches it alone", () => {
    it.each<[string, Changes, string]>([
        [
            "in its nodes: an update",
            { [`${cluster}.maxNodes`]: 3 },
            "update ml-compute-cpu properties.properties.scaleSettings.maxNodeCount",
        ],
        [
            "in its idle time: an update",
            { [`${cluster}.idleMinutes`]: 30 },
            "update ml-compute-cpu properties.properties.scaleSettings.nodeIdleTimeBeforeScaleDown",
        ],
        [
            "in its size: a replacement",
            { [`${cluster}.size`]: "Standard_D8ds_v5" },
            "replace ml-compute-cpu properties.properties.vmSize",
        ],
        [
            "in its priority: a replacement",
            { [`${cluster}.priority`]: "lowPriority", [`${cluster}.resumable`]: true },
            "replace ml-compute-cpu properties.properties.vmPriority",
        ],
    ])("%s", async (_, changes, line) => {
        expect(await doneBy(changes)).toEqual([line]);
    });
});
