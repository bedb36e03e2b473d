import { describe, expect, it } from "vitest";
import { compare } from "../../../preview/comparison/compare";
import { findingKey } from "../../../preview/comparison/findings";
import type { Plan, PlanResource } from "../../../preview/plan";
import { lake, planWith, resource } from "./plans";

const of = (before: PlanResource[], after: PlanResource[]) => compare(planWith(...before), planWith(...after), "main");

describe("A comparison, of risks,", () => {
    it.each<[string, PlanResource["inputs"], PlanResource["inputs"], string[]]>([
        ["azure-native:operationalinsights:Workspace", { retentionInDays: 365 }, { retentionInDays: 90 }, ["365 90"]],
        ["azure-native:operationalinsights:Workspace", { retentionInDays: 90 }, { retentionInDays: 365 }, []],
        ["azure-native:operationalinsights:Workspace", { retentionInDays: 90 }, {}, ["90 undefined"]],
        [
            "azure-native:network:FlowLog",
            { retentionPolicy: { days: 0 } },
            { retentionPolicy: { days: 7 } },
            ["undefined 7"],
        ],
        ["azure-native:network:FlowLog", { retentionPolicy: { days: 7 } }, { retentionPolicy: { days: 0 } }, []],
        [
            "azure-native:storage:ManagementPolicy",
            { policy: { rules: [] } },
            {
                policy: {
                    rules: [
                        {
                            name: "a",
                            definition: { actions: { baseBlob: { delete: { daysAfterModificationGreaterThan: 9 } } } },
                        },
                    ],
                },
            },
            ["undefined 9"],
        ],
        [
            "databricks:index/job:Job",
            { parameters: [{ name: "retention", default: '{"gold":{"logRetentionDays":30}}' }] },
            { parameters: [{ name: "retention", default: '{"gold":{"logRetentionDays":8}}' }] },
            ["30 8"],
        ],
        // The maintenance leaves alone the tables of a schema that it does not list.
        [
            "databricks:index/job:Job",
            { parameters: [{ name: "retention", default: '{"old":{"logRetentionDays":30}}' }] },
            { parameters: [{ name: "retention", default: '{"new":{"logRetentionDays":9}}' }] },
            [],
        ],
    ])("reports what %s keeps for less time (%j, %j)", (type, before, after, expected) => {
        const { retentionReduced } = of(
            [resource(type, "x", { inputs: before })],
            [resource(type, "x", { inputs: after })],
        );
        expect(retentionReduced.map((kept) => `${kept.before} ${kept.after}`)).toEqual(expected);
    });

    it("reports which rights are given that were not there, and what they stand for", () => {
        const policy = (level: string, ...others: string[]) =>
            resource("databricks:index/permissions:Permissions", "use", {
                inputs: {
                    clusterPolicyId: "p",
                    accessControls: [
                        { groupName: "analysts", permissionLevel: level },
                        ...others.map((groupName) => ({ groupName, permissionLevel: "CAN_USE" })),
                    ],
                },
            });
        const given = (before: PlanResource[], after: PlanResource[]) =>
            of(before, after).rightsGiven.map(({ principal, may, insteadOf }) => [
                principal.name,
                ...may,
                ...insteadOf,
            ]);
        expect(given([policy("CAN_USE")], [policy("CAN_USE")])).toEqual([]);
        expect(given([policy("CAN_USE")], [policy("CAN_MANAGE", "all")])).toEqual([
            ["analysts", "CAN_MANAGE", "CAN_USE"],
            ["all", "CAN_USE"],
        ]);
        expect(given([policy("CAN_USE", "all")], [policy("CAN_USE")])).toEqual([]);
        const grants = (...privileges: string[]) =>
            resource("databricks:index/grants:Grants", "g", {
                inputs: { catalog: "c", grants: [{ principal: "all", privileges }] },
            });
        expect(given([grants("SELECT")], [grants("SELECT", "MODIFY")])).toEqual([["all", "MODIFY"]]);
    });

    it("keeps which findings the base has, and does not where it has no judgement", () => {
        const before = planWith(lake());
        const found = { rule: "r", level: "advisory", urn: lake().urn, path: "kind", message: "", remedy: "" };
        before.policy.violations.push(found);
        expect(compare(before, planWith(lake()), "main").findingsBefore).toEqual([findingKey(found)]);
        const foreign = { ...before, policy: undefined } as unknown as Plan;
        expect(compare(foreign, planWith(lake()), "main")).not.toHaveProperty("findingsBefore");
    });
});
