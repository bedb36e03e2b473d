import { describe, expect, it } from "vitest";
import { computeFactsAsOf, isDay, lifecycleAt } from "../../../azure/compute/lifecycle";
import {
    hasGpu,
    retirementOf,
    vmFamilies,
    vmSizeFacts,
    vmSizeLifecycle,
    vmSizes,
    type VmFamily,
    type VmSize,
} from "../../../azure/compute/sizes";

const sizes = Object.entries(vmSizes as Record<string, VmSize>);
const familyOf = (size: VmSize): VmFamily => vmFamilies[size.family];

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
            expect([name, vmSizeFacts(size.successor)?.gpus]).toEqual([name, size.gpus]);
            expect([name, vmSizeLifecycle(size.successor)]).toEqual([name, "current"]);
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
        expect(new Set(sizes.map(([, size]) => size.family))).toEqual(new Set(Object.keys(vmFamilies)));
        for (const family of Object.values<VmFamily>(vmFamilies)) {
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
        expect([vmSizeLifecycle(size), retirementOf(size)]).toEqual([state, day]);
    });

    it("judges by the day it is given", () => {
        expect(vmSizeLifecycle("Standard_L16s_v2", "2028-11-14")).toBe("deprecated");
        expect(vmSizeLifecycle("Standard_L16s_v2", "2028-11-15")).toBe("retired");
    });

    it("says nothing of what it does not hold", () => {
        expect(vmSizeFacts("Standard_Z1")).toBeUndefined();
        expect(vmSizeFacts("toString")).toBeUndefined();
        expect([hasGpu("Standard_Z1"), vmSizeLifecycle("Standard_Z1")]).toEqual([false, "current"]);
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
