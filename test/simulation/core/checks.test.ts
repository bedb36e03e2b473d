import { describe, expect, it } from "vitest";
import { checkBody } from "../../../simulation/core/checks";
import { unknownOnWire } from "../../../simulation/core/wire";

describe("A body that a service looks at", () => {
    const behaviour = { source: "a test", required: ["sku.name"], readOnly: ["network.id"], replaceOn: [], seconds: 1 };

    it("must have what is required, and must not say what the service computes", () => {
        expect(() => checkBody(behaviour, { sku: {} })).toThrow("The request lacks sku.name");
        expect(() => checkBody(behaviour, { sku: { name: "a" }, network: { id: "b" } })).toThrow("sets network.id");
        expect(() => checkBody(behaviour, { sku: { name: "a" }, network: { kind: "c" } })).not.toThrow();
    });

    it("is taken in a preview, where a whole that is not known yet may have either", () => {
        expect(() => checkBody(behaviour, { sku: unknownOnWire, network: unknownOnWire })).not.toThrow();
    });
});
