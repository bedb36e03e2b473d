import { describe, expect, it } from "vitest";
import { deployedSteps } from "../../../simulation/verification/steps";
import { start, users } from "../../preview/support/steps";
import { resource } from "../recovery/states";

const stop = { ...start, arguments: { ...start.arguments, action: "stop", reached: ["Stopped"], absent: "succeed" } };

function command(name: string, step: object, id: string) {
    const environment = { STEP: JSON.stringify(step), RESOURCE_ID: id, SERVER: id };
    return resource("command:local:Command", name, { interpreter: ["node", "steps/run.cjs"], environment });
}

const namesOf = (...resources: ReturnType<typeof command>[]) => deployedSteps({ resources }).map(({ name }) => name);

describe("Steps that are verified", () => {
    it("are of one resource the last alone: what was stopped for a change runs again", () => {
        expect(
            namesOf(
                command("a-stop", stop, "/triggers/a"),
                command("b-stop", stop, "/triggers/b"),
                command("a-start", start, "/Triggers/A"),
            ),
        ).toEqual(["b-stop", "a-start"]);
    });

    it("are all those of a database", () => {
        expect(namesOf(command("one", users(), "sql"), command("other", users(), "sql"))).toEqual(["one", "other"]);
    });
});
