import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Cloud } from "../../../simulation/cloud/cloud";
import { ObjectStore } from "../../../simulation/core/objects";
import type { CloudObject } from "../../../simulation/core/types";
import {
    account,
    accountId,
    cloudWith,
    container,
    group,
    identity,
    inFolder,
    principalOf,
    put,
    refusalOf,
    role,
    roleAssignmentId,
    roles,
    vault,
    vaultId,
} from "../support";

const objectOf = (id: string, inputs = {}): CloudObject => ({
    id,
    type: "existing",
    inputs,
    outputs: {},
    origin: "call",
    seconds: 0,
});
const ids = ["one", "ONE", "one/under/a", "one/under/a/deep/b", "oneself", "two"].map(
    (name) => `${group}/providers/N/t/${name}`,
);

/** All that a store says of itself. */
const picture = (store: ObjectStore) => ({
    all: store.all(),
    taken: store.taken(),
    settled: ids.map((id) => store.isSettled(id)),
    holders: ids.map((id) => store.referringTo(id)),
    under: ids.map((id) => store.under(id)),
});

const anyId = fc.constantFrom(...ids);
const changes = fc.array(
    fc.oneof(
        fc.tuple(anyId, anyId, fc.jsonValue()).map(
            ([id, named, value]) =>
                (store: ObjectStore) =>
                    store.put(objectOf(id, { named, value })),
        ),
        anyId.map((id) => (store: ObjectStore) => store.remove(id)),
        anyId.map((id) => (store: ObjectStore) => store.settle(id)),
        anyId.map((id) => (store: ObjectStore) => store.keepTaken({ type: "t", name: id, id })),
    ),
    { maxLength: 30 },
);

describe("The objects of the simulated cloud", () => {
    it("are the same read again from disk, whatever was done to them", () => {
        inFolder((folder) => {
            let run = 0;
            fc.assert(
                fc.property(changes, (list) => {
                    const place = path.join(folder, String(run++));
                    const store = new ObjectStore(place);
                    for (const change of list) {
                        change(store);
                    }
                    // JSON has no negative zero; nothing that comes over the wire does either.
                    const asWritten = JSON.parse(JSON.stringify(picture(store))) as unknown;
                    expect(JSON.parse(JSON.stringify(picture(new ObjectStore(place))))).toEqual(asWritten);
                    expect(store.all().length).toBe(new Set(store.all().map(({ id }) => id.toLowerCase())).size);
                }),
                { numRuns: 150 },
            );
        });
    });

    it("are held by exactly those that name them now, whatever was done before", () => {
        fc.assert(
            fc.property(changes, (list) => {
                const store = new ObjectStore();
                for (const change of list) {
                    change(store);
                }
                for (const object of store.all()) {
                    const named = String(object.inputs.named);
                    const target = store.find(named);
                    const own = target !== undefined && [target, ...store.under(named)].includes(object);
                    if (target && !own) {
                        expect(store.referringTo(named)).toContain(object);
                    }
                }
                for (const id of ids) {
                    for (const holder of store.referringTo(id)) {
                        expect(String(holder.inputs.named).toLowerCase().startsWith(id.toLowerCase())).toBe(true);
                    }
                }
            }),
        );
    });

    it("outlive the process: a second cloud goes on where the first ended", () => {
        inFolder((folder) => {
            const first = cloudWith([account("st1"), container("st1", "raw"), vault("kv-1"), identity("reader")], {
                folder,
            });
            put(first, role(group, principalOf("reader"), roles.encryptionUser));
            first.wait(90);
            first.store.ran("step");
            first.delete(vaultId("kv-1"));
            const second = new Cloud({ folder });
            expect(second.store.all()).toEqual(first.store.all());
            expect(second.store.isSettled(roleAssignmentId(group, principalOf("reader")))).toBe(true);
            expect([second.store.ran("step"), second.store.ran("other"), second.store.ran("step")]).toEqual([1, 0, 2]);
            expect(refusalOf(() => put(second, vault("kv-1")))).toMatch(/^409 ConflictError/);
            second.delete(accountId("st1"));
            expect(new Cloud({ folder }).get(accountId("st1"))).toBeUndefined();
        });
    });

    it("forget a change that was being written when the process died, and take the next", () => {
        inFolder((folder) => {
            const journal = path.join(folder, "objects.jsonl");
            cloudWith([account("st1"), account("st2")], { folder });
            const whole = readFileSync(journal);
            const lastLine = whole.lastIndexOf("\n", whole.length - 2) + 1;
            for (const length of [lastLine + 1, lastLine + 40, whole.length - 1]) {
                writeFileSync(journal, whole.subarray(0, length));
                const torn = new Cloud({ folder });
                expect(torn.store.all().map(({ id }) => id)).toEqual([group, accountId("st1")]);
                put(torn, account("st3"));
                expect(new Cloud({ folder }).store.all().map(({ id }) => id)).toEqual([
                    group,
                    accountId("st1"),
                    accountId("st3"),
                ]);
            }
        });
    });

    it("forget a change that was torn in the middle of a letter", () => {
        inFolder((folder) => {
            cloudWith([], { folder });
            const line = Buffer.from(JSON.stringify({ put: objectOf(accountId("x"), { tags: { town: "Zürich" } }) }));
            appendFileSync(path.join(folder, "objects.jsonl"), line.subarray(0, line.indexOf("ü") + 1));
            expect(new Cloud({ folder }).store.all()).toHaveLength(1);
            expect(readFileSync(path.join(folder, "objects.jsonl"), "utf8")).not.toContain("town");
        });
    });

    it("do not get in each other's way by the thousand", () => {
        const cloud = cloudWith([account("st1")]);
        const name = (i: number) => `c${i}`.padEnd(3, "x");
        for (let i = 0; i < 1000; i++) {
            put(cloud, container("st1", name(i)));
        }
        expect(cloud.store.all()).toHaveLength(1002);
        for (let i = 0; i < 1000; i++) {
            cloud.delete(`${accountId("st1")}/blobServices/default/containers/${name(i)}`);
        }
        expect(cloud.store.all().map(({ id }) => id)).toEqual([group, accountId("st1")]);
    });
});
