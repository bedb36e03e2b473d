import { describe, expect, it } from "vitest";
import { isDay, yearsAfter } from "../../../azure/compute/lifecycle";
import { hasGpu, vmSizeFacts, vmSizeLifecycle } from "../../../azure/compute/sizes";
import {
    computePolicyDefaults,
    defaultNodeTypes,
    policyPresets,
} from "../../../components/databricks/compute/policyPresets";
import {
    lastRuntimeWith,
    mlLibraries,
    parseSparkVersion,
    runtimeFacts,
    runtimeHas,
    runtimeLifecycle,
    runtimes,
    sparkVersions,
    type Runtime,
    type RuntimeLibrary,
} from "../../../azure/databricks/runtimes";

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
        const holders = (library: RuntimeLibrary) =>
            Object.keys(runtimes)
                .filter((version) => runtimeHas(version, library))
                .sort();
        expect(holders("horovodRunner")).toEqual(["13.3", "14.3", "15.4"]);
        expect(holders("hyperopt")).toEqual(["13.3", "14.3", "15.4", "16.4"]);
        // As the list of each runtime's libraries says; 19 has none and is not in the tables yet.
        expect(Object.keys(runtimes).filter((version) => !runtimeHas(version, "tensorflow"))).toEqual([]);
        for (const [version, libraries] of Object.entries(mlLibraries)) {
            expect(runtimeHas(version, "tensorflow")).toBe("tensorflow" in libraries);
        }
        expect(runtimeHas("19", "tensorflow")).toBe(false);
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
        expect([vmSizeFacts(size) !== undefined, vmSizeLifecycle(size)]).toEqual([true, "current"]);
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
