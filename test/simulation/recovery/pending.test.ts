import { describe, expect, it } from "vitest";
import { unread, withAdopted } from "../../../simulation/recovery/adoption";
import { pendingOf, type StateEntry } from "../../../simulation/recovery/pending";
import { group, groupId, provider, resource, stateWith, urnOf } from "./states";

const matchOf = (entry: StateEntry, ...held: StateEntry[]) =>
    pendingOf(stateWith([["creating", entry]], ...held))[0]?.match;

describe("A pending create", () => {
    it("has the id that its inputs and its provider give", () => {
        expect(pendingOf(stateWith([["creating", group("rg-a")]]))).toEqual([
            {
                urn: urnOf("azure-native:resources:ResourceGroup", "rg-a"),
                type: "azure-native:resources:ResourceGroup",
                operation: "creating",
                match: { kind: "object", id: groupId("rg-a") },
            },
        ]);
    });

    it("of a role has the id of its scope before its own", () => {
        const role = resource("azure-native:authorization:RoleAssignment", "use", {
            scope: groupId("rg-a"),
            roleAssignmentName: "33333333-3333-4333-8333-333333333333",
        });
        expect(matchOf(role)).toEqual({
            kind: "object",
            id: `${groupId("rg-a")}/providers/Microsoft.Authorization/roleAssignments/33333333-3333-4333-8333-333333333333`,
        });
    });

    it("of a version has the id below its workspace", () => {
        const version = resource("azure-native:machinelearningservices:DataVersion", "sales", {
            resourceGroupName: "rg-a",
            workspaceName: "mlw",
            name: "sales",
            version: "1",
        });
        expect(matchOf(version)).toEqual({
            kind: "object",
            id: `${groupId("rg-a")}/providers/Microsoft.MachineLearningServices/workspaces/mlw/data/sales/versions/1`,
        });
    });

    it.each([
        ["a wait", resource("time:index/sleep:Sleep", "ready", {}), "is a wait, which leaves no object"],
        ["a step", resource("command:local:Command", "start", {}), "is a step, which the next run does again"],
        ["a provider", { ...provider, id: undefined }, "belongs to Pulumi itself"],
        ["a component", { urn: urnOf("platform:index:Lake", "lake"), type: "platform:index:Lake" }, "is a component"],
    ])("of %s has no object", (_name, entry, reason) => {
        expect(matchOf(entry)).toEqual({ kind: "none", reason });
    });

    it("of a resource that a later run made is over", () => {
        const held = { ...group("rg-a"), id: groupId("RG-A") };
        expect(matchOf(group("rg-a"), held)).toEqual({ kind: "none", reason: "is in the state already" });
    });

    it.each([
        ["permissions:Permissions", "none", /^is written again by the next run/],
        ["catalog:Catalog", "unknown", /^may be in Databricks, .*pulumi refresh --clear-pending-creates$/],
        ["job:Job", "unknown", /^may be in Databricks/],
    ])("of Databricks, %s, is not looked up in Azure", (type, kind, reason) => {
        const match = matchOf(resource(`databricks:index/${type}`, "a", { name: "a" }));
        expect(match).toEqual({ kind, reason: expect.stringMatching(reason) as string });
    });

    it("that replaces what the state still holds is unknown", () => {
        expect(matchOf(group("rg-a"), { ...group("rg-a"), id: groupId("rg-old") })).toMatchObject({ kind: "unknown" });
    });

    it.each([
        ["is to be deleted", { delete: true }],
        ["was deleted", { pendingReplacement: true }],
    ])("has the id of its own next to one that %s", (_name, mark) => {
        const held = { ...group("rg-a"), id: groupId("rg-old"), ...mark };
        expect(matchOf(group("rg-a"), held)).toEqual({ kind: "object", id: groupId("rg-a") });
    });

    it.each([
        ["type", resource("azure-native:web:WebApp", "a", {}), /whose ids are not known; add azure-native:web:WebApp/],
        ["package", resource("aws:s3:Bucket", "a", {}), /whose ids are not known; add aws:s3:Bucket/],
        ["name", resource("azure-native:resources:ResourceGroup", "a", {}), /has no resourceGroupName/],
        ["provider", { ...group("rg-a"), provider: "urn:other::b" }, /urn:other, which names no subscription/],
    ])("with a %s that says nothing is unknown", (_name, entry, reason) => {
        expect(matchOf(entry)).toEqual({ kind: "unknown", reason: expect.stringMatching(reason) as string });
    });
});

describe("Pending operations", () => {
    it("other than creates are a refresh's", () => {
        const operations = pendingOf(
            stateWith([
                ["updating", group("rg-a")],
                ["deleting", group("rg-b")],
            ]),
        );
        expect(operations.map(({ operation, match }) => [operation, match.kind])).toEqual([
            ["updating", "resource"],
            ["deleting", "resource"],
        ]);
    });

    it("of two runs are one", () => {
        expect(
            pendingOf(
                stateWith([
                    ["creating", group("rg-a")],
                    ["creating", group("rg-a")],
                ]),
            ),
        ).toHaveLength(1);
    });

    it("are none in a state without them", () => {
        expect(pendingOf({})).toEqual([]);
        expect(unread({})).toEqual([]);
    });
});

describe("An adopted object", () => {
    const ids = new Map([[group("rg-a").urn, groupId("rg-a")]]);

    it("is the last resource of the state, which has no pending operations left", () => {
        const state = {
            manifest: { magic: "m" },
            ...stateWith([
                ["creating", group("rg-a")],
                ["creating", group("rg-b")],
            ]),
        };
        const adopted = withAdopted(state, ids);
        expect(adopted).toEqual({
            manifest: { magic: "m" },
            resources: [provider, { ...group("rg-a"), id: groupId("rg-a") }],
            pending_operations: [],
        });
        expect(state.pending_operations).toHaveLength(2);
    });

    it("has the inputs of the newest run", () => {
        const newest = { ...group("rg-a"), inputs: { resourceGroupName: "rg-a", tags: { owner: "b" } } };
        const state = stateWith([
            ["creating", group("rg-a")],
            ["creating", newest],
        ]);
        expect(withAdopted(state, ids).resources?.at(-1)?.inputs).toEqual(newest.inputs);
    });

    it("takes the place of the one that it replaces", () => {
        const old = { ...group("rg-a"), id: groupId("rg-old"), pendingReplacement: true };
        const state = stateWith([["creating", group("rg-a")]], old, { ...group("rg-b"), id: groupId("rg-b") });
        expect(withAdopted(state, ids).resources?.map(({ id }) => id)).toEqual(["a", groupId("rg-a"), groupId("rg-b")]);
    });

    it("counts as unread until a refresh gives it outputs", () => {
        const adopted = withAdopted(stateWith([["creating", group("rg-a")]]), ids);
        expect(unread(adopted)).toEqual([group("rg-a").urn]);
        const read = { ...group("rg-a"), id: groupId("rg-a"), outputs: { name: "rg-a" } };
        expect(unread(stateWith([], read))).toEqual([]);
    });
});
