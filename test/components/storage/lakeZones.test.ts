import { describe, expect, it } from "vitest";
import { ZoneFormat, type ZoneLifecycle } from "../../../components";
import { medallionZones, zoneIssues } from "../../../components/storage/lakeZones";

const delta = (name: string, lifecycle?: ZoneLifecycle) => ({ name, format: ZoneFormat.Delta, lifecycle });

describe("Zones of a lake", () => {
    it("are sound by default", () => {
        expect(zoneIssues(medallionZones)).toEqual([]);
    });

    it.each(["raw", "a1b", "9-lives", "a".repeat(63), "bronze-2026-eu"])("may be called %s", (name) => {
        expect(zoneIssues([delta(name)])).toEqual([]);
    });

    it.each(["", "ab", "a".repeat(64), "Raw", "raw_1", "-raw", "raw-", "raw--1", "raw.1", "$web"])(
        'may not be called "%s"',
        (name) => {
            expect(zoneIssues([delta(name)])).toEqual([
                {
                    propertyPath: "zones[0].name",
                    reason: `"${name}" must be 3 to 63 lower-case letters, digits and single hyphens`,
                },
            ]);
        },
    );

    it("that hold Delta may cool down", () => {
        expect(zoneIssues([delta("gold", { coolAfterDays: 30, coldAfterDays: 31 })])).toEqual([]);
    });

    it.each(["archiveAfterDays", "deleteAfterDays"] as const)("that hold Delta may not have %s", (tier) => {
        expect(zoneIssues([delta("gold", { [tier]: 400 })]).map(({ propertyPath }) => propertyPath)).toEqual([
            `zones[0].lifecycle.${tier}`,
        ]);
    });

    it("cool down before they go cold", () => {
        expect(
            zoneIssues([delta("raw"), delta("gold", { coolAfterDays: 30, coldAfterDays: 30 })], "lake.zones"),
        ).toEqual([
            {
                propertyPath: "lake.zones[1].lifecycle.coldAfterDays",
                reason: "is 30, must be more than coolAfterDays (30)",
            },
        ]);
    });
});
