import { describe, expect, it } from "vitest";
import { at } from "../../../simulation/core/ids";
import { foreignObjects } from "../../../simulation/rehearsal/comparison";
import { addForeign, editsOutside } from "../../../simulation/rehearsal/edits";
import {
    cluster,
    environmentBody,
    managed,
    mlWorkspace,
    readyCloud,
    workspaceId,
} from "../services/machine-learning/support";

const withStack = () => {
    const cloud = readyCloud([
        mlWorkspace(managed()),
        cluster(),
        ["machinelearningservices:EnvironmentVersion", environmentBody()],
    ]);
    const own = cloud.store.all().filter(({ type }) => type.includes(":machinelearningservices:"));
    return { cloud, own };
};

describe("Edits outside, in Machine Learning", () => {
    it("add an outbound rule, scale a cluster and archive an environment", () => {
        const { cloud, own } = withStack();
        const edits = editsOutside(cloud.store, own);
        expect(edits.map(({ name, expects }) => `${name}: ${expects}`)).toEqual([
            "outbound rule added: update",
            "cluster scaled: update",
            "environment archived: update",
        ]);
        for (const each of edits) {
            each.apply();
        }
        const [workspace, compute, environment] = edits.map(({ id }) => cloud.get(id));
        expect(Object.keys(at(workspace?.inputs, "managedNetwork", "outboundRules") as object)).toEqual(["byHand"]);
        // What Azure answers has them too: it is what a refresh compares.
        expect(at(workspace?.outputs, "managedNetwork", "outboundRules")).toHaveProperty("byHand");
        expect(at(compute?.outputs, "properties", "properties", "scaleSettings", "maxNodeCount")).toBe(99);
        expect(at(environment?.outputs, "properties", "isArchived")).toBe(true);
    });

    it("leave out a workspace that has no network of its own", () => {
        const cloud = readyCloud([mlWorkspace()]);
        const own = cloud.store.all().filter(({ id }) => id === workspaceId);
        expect(editsOutside(cloud.store, own)).toEqual([]);
    });

    it("make a cluster that no state holds, and none that the service made", () => {
        const { cloud, own } = withStack();
        const state = cloud.store.all().map(({ id }) => ({ urn: id, type: "t", custom: true, id }));
        const added = addForeign(cloud.store, own);
        expect(added.map(({ id }) => id)).toEqual([`${workspaceId}/computes/by-hand`]);
        expect(foreignObjects(cloud.store, state)).toEqual(added);
    });
});
