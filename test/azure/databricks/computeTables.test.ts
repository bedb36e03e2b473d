import { describe, expect, it } from "vitest";
import { computeFactsAsOf, isDay, lifecycleAt, yearsAfter } from "../../../azure/compute/lifecycle";
import {
    hasGpu,
    nodeFamilies,
    nodeLifecycle,
    nodeTypeFacts,
    nodeTypes,
    retirementOf,
    type NodeFamily,
    type NodeType,
} from "../../../azure/compute/sizes";
import {
    computePolicyDefaults,
    defaultNodeTypes,
    policyPresets,
} from "../../../components/databricks/compute/policyPresets";
import {
    lastRuntimeWith,
    parseSparkVersion,
    runtimeFacts,
    runtimeHas,
    runtimeLifecycle,
    runtimes,
    sparkVersions,
    type Runtime,
} from "../../../azure/databricks/runtimes";

const sizes = Object.entries(nodeTypes as Record<string, NodeType>);
const familyOf = (size: NodeType): NodeFamily => nodeFamilies[size.family];

describe("The table of sizes", () => {
    it("has GPUs in the families that have some, and nowhere else", () => {
        for (const [name, size] of sizes) {
            expect([name, (size.gpus ?? 0) > 0]).toEqual([name, familyOf(size).gpu !== undefined]);
        }
    });

    it("names a successor for every size that ends, of the same kind, in the table and without an end", () => {
        for (const [name, size] of sizes) {
            const ends = familyOf(size).retirement !== undefined;
            expect([name, size.successor !== undefined]).toEqual([name, ends]);
            if (size.successor === undefined) {
                continue;
            }
            expect([name, nodeTypeFacts(size.successor)?.gpus]).toEqual([name, size.gpus]);
            expect([name, nodeLifecycle(size.successor)]).toEqual([name, "current"]);
        }
    });

    it("gives twice the units to twice the CPUs within a family of CPUs", () => {
        for (const family of ["Dsv5", "Ddsv5", "Lsv3", "Lasv3", "Lsv2", "Dsv2", "Fsv2"]) {
            const rates = sizes
                .filter(([, size]) => size.family === family)
                .map(([, size]) => size.dbusPerHour / size.vcpus);
            expect([family, new Set(rates).size]).toEqual([family, 1]);
        }
    });

    it("has every family in use, and days where there are days", () => {
        expect(new Set(sizes.map(([, size]) => size.family))).toEqual(new Set(Object.keys(nodeFamilies)));
        for (const family of Object.values<NodeFamily>(nodeFamilies)) {
            if (family.retirement !== undefined) {
                expect(isDay(family.retirement.on)).toBe(true);
            }
        }
    });

    it("gives every size the retirement of its family, and of no other", () => {
        for (const [name, size] of sizes) {
            expect([name, retirementOf(name)]).toEqual([name, familyOf(size).retirement?.on]);
        }
    });

    it.each([
        ["Standard_DS12_v2", "deprecated", "2028-05-01"],
        ["Standard_L16s_v2", "deprecated", "2028-11-15"],
        ["Standard_L16s_v3", "current", undefined],
        ["Standard_NC6s_v3", "retired", "2025-09-30"],
    ])("knows that %s is %s", (size, state, day) => {
        expect([nodeLifecycle(size), retirementOf(size)]).toEqual([state, day]);
    });

    it("judges by the day it is given", () => {
        expect(nodeLifecycle("Standard_L16s_v2", "2028-11-14")).toBe("deprecated");
        expect(nodeLifecycle("Standard_L16s_v2", "2028-11-15")).toBe("retired");
    });

    it("says nothing of what it does not hold", () => {
        expect(nodeTypeFacts("Standard_Z1")).toBeUndefined();
        expect(nodeTypeFacts("toString")).toBeUndefined();
        expect([hasGpu("Standard_Z1"), nodeLifecycle("Standard_Z1")]).toEqual([false, "current"]);
    });
});

describe("The table of runtimes", () => {
    const rows = Object.entries(runtimes as Record<string, Runtime>);

    it("has days in order, three years of support, and Scala 2.13 alone from 17 on", () => {
        for (const [version, row] of rows) {
            expect([version, isDay(row.released), isDay(row.endOfSupport)]).toEqual([version, true, true]);
            expect([version, yearsAfter(row.released, 3)]).toEqual([version, row.endOfSupport]);
            expect([version, row.scala.includes("2.12")]).toEqual([version, Number(version) < 17]);
        }
    });

    it("gives strings for Spark alone, for CPUs and for GPUs", () => {
        expect(sparkVersions("17.3", "standard")).toEqual(["17.3.x-scala2.13"]);
        expect(sparkVersions("17.3", "gpu-ml")).toEqual(["17.3.x-gpu-ml-scala2.13"]);
        expect(sparkVersions("16.4", "cpu-ml")).toEqual(["16.4.x-cpu-ml-scala2.13", "16.4.x-cpu-ml-scala2.12"]);
        expect(sparkVersions("18", "standard")).toEqual(["18.x-scala2.13"]);
        expect(sparkVersions("9.1", "standard")).toEqual([]);
    });

    it.each([
        ["17.3.x-scala2.13", { version: "17.3", variant: "standard", scala: "2.13", photon: false }],
        ["15.4.x-gpu-ml-scala2.12", { version: "15.4", variant: "gpu-ml", scala: "2.12", photon: false }],
        ["15.4.x-photon-scala2.12", { version: "15.4", variant: "standard", scala: "2.12", photon: true }],
        ["18.x-cpu-ml-scala2.13", { version: "18", variant: "cpu-ml", scala: "2.13", photon: false }],
        ["17.3.x-scala2.12", undefined],
        ["9.1.x-scala2.12", undefined],
        ["auto:latest-lts", undefined],
    ])("takes %s apart", (text, expected) => {
        expect(parseSparkVersion(text)).toEqual(expected);
    });

    it("takes apart every string that it gives", () => {
        for (const [version] of rows) {
            for (const variant of ["standard", "cpu-ml", "gpu-ml"] as const) {
                for (const text of sparkVersions(version, variant)) {
                    expect(parseSparkVersion(text)).toMatchObject({ version, variant });
                }
            }
        }
    });

    it("knows the last runtime of each library", () => {
        const holders = (library: "horovodRunner" | "hyperopt") =>
            Object.keys(runtimes)
                .filter((version) => runtimeHas(version, library))
                .sort();
        expect(holders("horovodRunner")).toEqual(["13.3", "14.3", "15.4"]);
        expect(holders("hyperopt")).toEqual(["13.3", "14.3", "15.4", "16.4"]);
        for (const { runtime } of Object.values(lastRuntimeWith)) {
            expect(runtimeFacts(runtime)).toBeDefined();
        }
    });

    it.each([
        ["17.3", "current"],
        ["15.4", "deprecated"],
        ["14.3", "deprecated"],
        ["13.3", "retired"],
    ])("judges %s %s on the day of the tables", (version, state) => {
        expect(runtimeLifecycle(version)).toBe(state);
    });
});

describe("The defaults of the library", () => {
    const named = [
        ...Object.values(defaultNodeTypes).flat(),
        ...Object.values(policyPresets).flatMap((preset) => ("nodeTypes" in preset ? [...preset.nodeTypes] : [])),
    ];

    it.each([...new Set<string>(named)])("have %s in the table, with no end announced", (size) => {
        expect([nodeTypeFacts(size) !== undefined, nodeLifecycle(size)]).toEqual([true, "current"]);
    });

    it("have runtimes in the table that are supported for more than a year", () => {
        for (const version of computePolicyDefaults.runtimes) {
            expect([runtimeFacts(version)?.longTermSupport, runtimeLifecycle(version)]).toEqual([true, "current"]);
        }
    });

    it("have GPUs for GPU runtimes alone", () => {
        for (const [variant, list] of Object.entries(defaultNodeTypes)) {
            for (const size of list) {
                expect([size, hasGpu(size)]).toEqual([size, variant === "gpu-ml"]);
            }
        }
    });
});

describe("A lifecycle", () => {
    it("has its last day as its end, and none without a day", () => {
        expect(lifecycleAt(undefined)).toBe("current");
        expect(lifecycleAt(computeFactsAsOf)).toBe("retired");
        expect(lifecycleAt("2026-09-25", "2026-09-24")).toBe("deprecated");
    });

    it.each([
        ["2026-02-28", true],
        ["2026-02-30", false],
        ["2026-2-3", false],
        ["soon", false],
    ])("takes %s for a day: %s", (text, expected) => {
        expect(isDay(text)).toBe(expected);
    });
});
