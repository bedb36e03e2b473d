import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { FakeMachine, own } from "./fakes";

let machine: FakeMachine;
beforeEach(() => {
    machine = new FakeMachine();
});
afterEach(() => machine.remove());

describe("Arguments", () => {
    const usage = "\n\nusage: npm run live -- <stack> --subscription <id> --budget <EUR> [options]\n";

    it.each([
        [
            [],
            "one stack is wanted, found 0\n--subscription: found none; the id of a subscription is wanted\n--budget: found none; a number of EUR above 0 is wanted",
        ],
        [["dev", "prod", "--subscription", own, "--budget", "5"], "one stack is wanted, found 2"],
        [
            ["dev", "--subscription", "mine", "--budget", "5"],
            '--subscription: found "mine"; the id of a subscription is wanted',
        ],
        [["dev", "--subscription", own, "--budget", "0"], '--budget: found "0"; a number of EUR above 0 is wanted'],
        [
            ["dev", "--subscription", own, "--budget", "much"],
            '--budget: found "much"; a number of EUR above 0 is wanted',
        ],
        [
            ["dev", "--subscription", own, "--budget", "5", "--prefix", "Rehearse"],
            '--prefix: found "Rehearse"; must be 2 to 6 lower-case letters and digits that start with a letter',
        ],
    ])("%j are refused", async (args, message) => {
        expect(await machine.live(...args)).toBe(2);
        expect(machine.err.startsWith(`${message}${usage}`)).toBe(true);
        expect(machine.commands).toEqual([]);
    });

    it("that are unknown are refused", async () => {
        expect(await machine.live("dev", "--force")).toBe(2);
        expect(machine.err).toContain("Unknown option '--force'");
    });

    it("may ask for help", async () => {
        expect(await machine.live("--help")).toBe(0);
        expect(machine.out.startsWith(usage.trimStart())).toBe(true);
    });
});
