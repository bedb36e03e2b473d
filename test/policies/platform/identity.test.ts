import { describe, expect, it } from "vitest";
import { changed, violated } from "../support/mutants";

describe("custom roles", () => {
    it.each(["actions", "dataActions"])("with every one of the %s", (plane) => {
        expect(violated(changed("job-runner", { [`permissions.0.${plane}.1`]: "*" }))).toEqual([
            "identity-role-definition-wildcard",
        ]);
    });
    it("with actions of one plane only are right", () => {
        expect(violated(changed("job-runner", { "permissions.0.dataActions": undefined }))).toEqual([]);
    });
});

describe("role assignments", () => {
    it.each(["User", undefined])("to a principal of type %s", (principalType) => {
        expect(violated(changed("lake-writer", { principalType }))).toEqual(["identity-assignment-principal-type"]);
    });
    it("to a group are right", () => {
        expect(violated(changed("lake-writer", { principalType: "Group" }))).toEqual([]);
    });
});
