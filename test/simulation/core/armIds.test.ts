import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { idsIn, isArmId, isWithin, nameOf, parentOf } from "../../../simulation/core/armIds";
import { valuesAt } from "../../../simulation/core/checks";
import { behaviours, catalog } from "../../../simulation/services";
import { unknownOnWire } from "../../../simulation/core/wire";

const name = fc
    .stringMatching(/^[a-zA-Z][a-zA-Z0-9_.-]{0,12}$/)
    .filter((text) => !/^(providers|blobs|containers)$/i.test(text));
const namespace = name.map((text) => `Microsoft.${text}`);
const groupId = fc
    .tuple(name, name)
    .map(([subscription, group]) => `/subscriptions/${subscription}/resourceGroups/${group}`);
const resource = fc
    .tuple(groupId, namespace, name, name)
    .map(([group, ...parts]) => ({ parent: group, id: `${group}/providers/${parts.join("/")}` }));
const child = fc.tuple(resource, name, name).map(([{ id }, type, own]) => ({ parent: id, id: `${id}/${type}/${own}` }));
const grandchild = fc
    .tuple(child, name, name)
    .map(([{ id }, type, own]) => ({ parent: id, id: `${id}/${type}/${own}` }));
const extension = fc
    .tuple(
        fc.oneof(
            groupId,
            resource.map(({ id }) => id),
            grandchild.map(({ id }) => id),
        ),
        namespace,
        name,
        name,
    )
    .map(([scope, ...parts]) => ({ parent: scope, id: `${scope}/providers/${parts.join("/")}` }));
const anyObject = fc.oneof(resource, child, grandchild, extension);

describe("An id of Azure", () => {
    it("has its parent in it, however deep it lies", () => {
        fc.assert(
            fc.property(anyObject, ({ id, parent }) => {
                expect(parentOf(id)).toBe(parent);
                expect(isWithin(id.toUpperCase(), parent)).toBe(true);
                expect(isWithin(parent, id)).toBe(false);
                expect(isWithin(`${parent}x`, parent)).toBe(false);
                expect(`${parent}/`.startsWith(`${parentOf(parent) ?? ""}/`)).toBe(true);
            }),
        );
    });

    it("of a group or a subscription has none", () => {
        fc.assert(fc.property(groupId, (id) => parentOf(id) === undefined));
        expect(parentOf("/subscriptions/s")).toBeUndefined();
    });

    it("of a blob is in the container, whatever slashes its name has", () => {
        const container =
            "/subscriptions/s/resourceGroups/g/providers/M.S/storageAccounts/a/blobServices/default/containers/c";
        for (const blob of ["a", "a/b", "a/b/c", "blobs/b", "a/providers/b"]) {
            expect(parentOf(`${container}/blobs/${blob}`)).toBe(container);
        }
    });

    it("is found wherever it stands in a body, with its path", () => {
        const value = fc.letrec((tie) => ({
            any: fc.oneof(
                { depthSize: "small" },
                fc.jsonValue(),
                anyObject.map(({ id }) => id),
                tie("list"),
                tie("map"),
            ),
            list: fc.array(tie("any"), { maxLength: 4 }),
            map: fc.dictionary(fc.oneof(name, groupId), tie("any"), { maxKeys: 4 }),
        })).any;
        fc.assert(
            fc.property(value, (body) => {
                const planted = JSON.stringify(body).match(/"\/subscriptions\/[^"]*"/g) ?? [];
                const found = idsIn(body);
                expect(found.map(({ id }) => id).sort()).toEqual(
                    planted
                        .map((text) => JSON.parse(text) as string)
                        .filter(isArmId)
                        .sort(),
                );
            }),
        );
        const id = "/subscriptions/s/resourceGroups/g";
        expect(idsIn({ a: { b: [{ c: id }, id], [id]: 1 } })).toEqual([
            { path: "a.b[].c", id },
            { path: "a.b[]", id },
            { path: `a.${id}`, id },
        ]);
    });

    it("ends in a name", () => {
        expect(nameOf("/subscriptions/s/resourceGroups/g")).toBe("g");
        expect(nameOf("")).toBe("");
    });
});

describe("A path into a body", () => {
    const paths = Object.values(behaviours).flatMap(({ required, readOnly = [], replaceOn, immutable = [] }) => [
        ...required,
        ...readOnly,
        ...replaceOn,
        ...immutable,
    ]);

    it("can be followed in any JSON", () => {
        fc.assert(
            fc.property(fc.jsonValue(), fc.constantFrom(...paths, "a", "[]", "a[][].b", ""), (body, path) => {
                expect(Array.isArray(valuesAt(body, path))).toBe(true);
            }),
        );
        expect(Object.keys(catalog).length).toBeGreaterThan(20);
    });

    it("leads to every element of lists, and of lists in them", () => {
        const body = { a: [{ b: [{ c: 1 }, { c: 2 }] }, {}, { b: [{ c: 3 }] }], d: [[1], [2, 3]] };
        expect(valuesAt(body, "a[].b[].c")).toEqual([1, 2, 3]);
        expect(valuesAt(body, "d[][]")).toEqual([1, 2, 3]);
        expect(valuesAt(body, "a[].x")).toEqual([undefined, undefined, undefined]);
        expect(valuesAt(body, "x.y")).toEqual([undefined]);
    });

    it("leads to what is unknown where the whole is", () => {
        expect(valuesAt({ a: unknownOnWire }, "a.b.c")).toEqual([unknownOnWire]);
    });
});
