import { describe, expect, it } from "vitest";
import { differing, foreignObjects, leftovers, ownObjects, pictureOf } from "../../../simulation/rehearsal/comparison";
import { addForeign, editsOutside } from "../../../simulation/rehearsal/edits";
import type { Cloud } from "../../../simulation/cloud/cloud";
import type { StateResource } from "../../../simulation/engine/session";
import {
    account,
    accountId,
    cloudWith,
    container,
    group,
    identity,
    identityId,
    network,
    networkId,
    principalOf,
    put,
    role,
    roleAssignmentId,
    roles,
    workspace,
    idIn,
    type Asked,
} from "../support";

const held = (id?: string): StateResource => ({
    urn: `urn:${id}`,
    type: "t",
    custom: id !== undefined,
    ...(id ? { id } : {}),
});
const ids = (objects: readonly { id: string }[]) => objects.map(({ id }) => id);

describe("What a rehearsal finds in the cloud", () => {
    const cloud = cloudWith([account("st1"), network("v1")], {
        initialState: { existing: ["/subscriptions/x/resourceGroups/hub"] },
    });

    it("is the stack's own where its state holds it, whatever the case, components and what is gone left out", () => {
        const state = [held(accountId("ST1")), held(), held(accountId("gone"))];
        expect(ids(ownObjects(cloud.store, state))).toEqual([accountId("st1")]);
    });

    it("is foreign where no state holds it and somebody made it", () => {
        expect(ids(foreignObjects(cloud.store, [held(group.toUpperCase()), held()]))).toEqual([
            accountId("st1"),
            networkId("v1"),
        ]);
        expect(foreignObjects(cloud.store, [held(group), held(accountId("st1")), held(networkId("v1"))])).toEqual([]);
    });

    it("is left over where a call made it: not what was there before, not what Azure keeps automatically", () => {
        expect(ids(leftovers(cloud.store))).toEqual([group, accountId("st1"), networkId("v1")]);
        const after = cloudWith([network("v1")]);
        after.delete(networkId("v1"));
        after.delete(group);
        expect(leftovers(after.store)).toEqual([]);
        expect(after.store.all()).not.toEqual([]);
    });

    it("differs by what came, what went and what changed, not by the order of properties", () => {
        const changing = cloudWith([account("st1", { tags: { a: "1", b: "2" } }), account("st2"), account("st3")]);
        const before = pictureOf(changing.store);
        put(changing, account("st1", { tags: { b: "2", a: "1" } }));
        expect(differing(before, pictureOf(changing.store))).toEqual([]);
        put(changing, account("st2", { tags: {} }));
        changing.delete(accountId("st3"));
        put(changing, account("st4"));
        expect(differing(before, pictureOf(changing.store))).toEqual(
            ["st2", "st3", "st4"].map((name) => accountId(name).toLowerCase()),
        );
    });
});

describe("Edits outside", () => {
    const setting: Asked = [
        "monitor:DiagnosticSetting",
        {
            resourceUri: accountId("st1"),
            name: "logs",
            workspaceId: idIn("Microsoft.OperationalInsights/workspaces", "log-1"),
        },
    ];
    const rules = [{ iPAddressOrRange: "203.0.113.7", action: "Allow" }];
    const make = () =>
        cloudWith([
            account("st1", { networkRuleSet: { defaultAction: "Deny", ipRules: rules } }),
            workspace("log-1"),
            setting,
            identity("reader"),
            role(group, principalOf("reader"), roles.blobContributor),
        ]);
    const edit = (cloud: Cloud, name: string) => {
        const found = editsOutside(cloud.store, cloud.store.all()).find((each) => each.name === name);
        found?.apply();
        return found;
    };

    it("are of every kind that the stack has objects for, and say what a refresh must", () => {
        const cloud = make();
        const edits = editsOutside(cloud.store, cloud.store.all());
        expect(edits.map(({ name, expects }) => `${name}: ${expects}`)).toEqual([
            "property changed: update",
            "IP rule added: update",
            "tag changed: update",
            "object deleted: delete",
            "role assignment deleted: delete",
        ]);
        const before = pictureOf(cloud.store);
        for (const each of edits) {
            each.apply();
        }
        const edited = [...new Set(edits.map(({ id }) => id.toLowerCase()))].sort();
        expect(differing(before, pictureOf(cloud.store))).toEqual(edited);
    });

    it("leave out what the stack has nothing of", () => {
        const cloud = cloudWith([identity("reader")]);
        const own = cloud.store.all().filter(({ id }) => id === identityId("reader"));
        expect(editsOutside(cloud.store, own)).toEqual([]);
        expect(addForeign(cloud.store, own)).toEqual([]);
    });

    it("add to what is there: an address, a tag", () => {
        const cloud = make();
        edit(cloud, "IP rule added");
        edit(cloud, "tag changed");
        expect(cloud.get(accountId("st1"))?.inputs.networkRuleSet).toEqual({
            defaultAction: "Deny",
            ipRules: [...rules, { iPAddressOrRange: "198.51.100.7", action: "Allow" }],
        });
        expect(cloud.get(group)?.inputs.tags).toEqual({ owner: "somebody" });
    });

    it("delete what they delete", () => {
        const cloud = make();
        expect(edit(cloud, "role assignment deleted")?.id).toBe(roleAssignmentId(group, principalOf("reader")));
        expect(cloud.get(roleAssignmentId(group, principalOf("reader")))).toBeUndefined();
    });

    it("make objects that no state holds, on the stack's account and in it", () => {
        const cloud = make();
        const state = cloud.store.all().map(({ id }) => held(id));
        const added = addForeign(cloud.store, cloud.store.all());
        expect(added).toHaveLength(2);
        expect(ids(foreignObjects(cloud.store, state))).toEqual(ids(added));
        put(cloud, container("st1", "forgotten"));
        expect(cloud.store.all()).toHaveLength(state.length + 2);
    });
});
