import { describe, expect, it } from "vitest";
import { TimeProvider } from "../../../simulation/provider/time";
import type { Inputs } from "../../../simulation/core/simulatedType";
import { unknownOnWire } from "../../../simulation/core/wire";
import { cloudWith, group, identity, principalOf, put, role, roleAssignmentId, roles } from "../support";

const request = (inputs: Inputs) => ({ type: "time:index/sleep:Sleep", name: "ready", inputs });
const provider = () => new TimeProvider(cloudWith());

function effectAfter(createDuration: string, triggers: Record<string, unknown> = {}): boolean {
    const cloud = cloudWith([identity("reader")]);
    put(cloud, role(group, principalOf("reader"), roles.encryptionUser));
    new TimeProvider(cloud).create(request({ createDuration, triggers }));
    return cloud.store.isSettled(roleAssignmentId(group, principalOf("reader")));
}

describe("The simulated time provider", () => {
    it("gives a wait an id, at once, and another one when it is made again", () => {
        const made = provider();
        expect(made.create(request({ createDuration: "3h" }))).toEqual({ id: "sleep-ready", outputs: {} });
        expect(made.create(request({ createDuration: "3h" })).id).toBe("sleep-ready-1");
    });

    it.each(["0s", "90s", "1.5m", "500ms", "2h", unknownOnWire, undefined])(
        "takes a duration of %s",
        (createDuration) => {
            expect(provider().check(request(createDuration === undefined ? {} : { createDuration }))).toEqual([]);
        },
    );

    it.each(["", "90", "s", "1m30s", "-1s", "1 m", 90])("refuses a duration of %j", (createDuration) => {
        expect(provider().check(request({ createDuration }))).toMatchObject([{ property: "createDuration" }]);
    });

    it.each([
        ["90s", true],
        ["1.5m", true],
        ["1h", true],
        ["90000ms", true],
        ["89s", false],
        ["1m", false],
        ["900ms", false],
    ])("lets a role take effect or not in %s", (duration, effect) => expect(effectAfter(duration)).toBe(effect));

    it("lets the roles take effect that its triggers name", () => {
        expect(effectAfter("90s", { role0: roleAssignmentId(group, principalOf("reader")) })).toBe(true);
        expect(effectAfter("90s", { role0: roleAssignmentId(group, principalOf("other")) })).toBe(false);
    });

    it("waits again for other triggers, and notes another duration", () => {
        const diff = (news: Inputs, olds: Inputs) => provider().diff(request(news), olds);
        const replaced = diff(
            { createDuration: "1s", triggers: { a: "2" } },
            { createDuration: "1s", triggers: { a: "1" } },
        );
        expect(replaced).toEqual({ changed: ["triggers"], replaces: ["triggers"], deleteBeforeReplace: false });
        expect(diff({ createDuration: "2s" }, { createDuration: "1s" })).toMatchObject({
            changed: ["createDuration"],
            replaces: [],
        });
        expect(diff({}, { triggers: { a: "1" } }).replaces).toEqual(["triggers"]);
        expect(diff({ createDuration: "1s" }, { createDuration: "1s" }).changed).toEqual([]);
    });

    it("leaves a wait that is over as it was", () => {
        const inputs = { createDuration: "1s" };
        expect(provider().read(request(inputs))).toEqual({ inputs, outputs: {} });
        expect(provider().update()).toEqual({});
    });
});
