import { describe, expect, it } from "vitest";
import type { Naming } from "../../../components";
import { builtInRoles } from "../../../azure/roles";
import {
    afterRoleTakesEffect,
    assignRole,
    PrincipalType,
    roleDefinitionId,
    roleDelaySeconds,
    type RoleAssignmentArgs,
} from "../../../components/shared/roleAssignments";
import { naming, outside } from "../../support/fixtures";
import { listed, one, recorded } from "../../support/recording";
import { waitsFor } from "../invariants";

const type = "azure-native:authorization:RoleAssignment";
const principalId = "00000000-0000-4000-8000-00000000aaaa";
const scope = outside("Microsoft.Storage/storageAccounts", "st");
const give = (name = "reads", args: Partial<RoleAssignmentArgs> = {}) =>
    assignRole(
        name,
        { naming, scope, role: "storageBlobDataReader", principalId, principalType: PrincipalType.Group, ...args },
        {},
    );
const nameOf = async (name?: string, change: Partial<Naming> = {}, args: Partial<RoleAssignmentArgs> = {}) =>
    one(await recorded(() => give(name, { naming: { ...naming, ...change }, ...args })), type).inputs
        .roleAssignmentName;

describe("A role assignment", () => {
    it("gives one role on one scope to one principal of a stated kind", async () => {
        const { roleAssignmentName, ...rest } = one(
            await recorded(() => give("reads", { description: "Reads." })),
            type,
        ).inputs;
        // Version 5 of RFC 9562: made from a name, never random.
        expect(roleAssignmentName).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
        expect(rest).toEqual({
            scope,
            roleDefinitionId: roleDefinitionId(naming, "storageBlobDataReader"),
            principalId,
            principalType: "Group",
            description: "Reads.",
        });
    });

    it("names the role within the subscription", () => {
        expect(roleDefinitionId(naming, "keyVaultCryptoUser")).toBe(
            `/subscriptions/${naming.subscriptionId}/providers/Microsoft.Authorization/roleDefinitions/${builtInRoles.keyVaultCryptoUser}`,
        );
    });

    it("names it within the subscription of what exists elsewhere", async () => {
        const subscriptionId = "00000000-0000-4000-8000-00000000bbbb";
        const elsewhere = scope.replace(naming.subscriptionId, subscriptionId);
        const { inputs } = one(await recorded(() => give("reads", { scope: elsewhere })), type);
        expect(inputs.roleDefinitionId).toBe(roleDefinitionId({ subscriptionId }, "storageBlobDataReader"));
    });

    it("has the same name at every run, whatever it gives and to whom", async () => {
        const first = await nameOf();
        expect(await nameOf()).toBe(first);
        expect(await nameOf("reads", {}, { role: "storageBlobDataOwner", principalId: "other" })).toBe(first);
    });

    it("has a name of its own in every stack, subscription and place of the program", async () => {
        const names = [
            await nameOf(),
            await nameOf("writes"),
            await nameOf("reads", { stack: "other" }),
            await nameOf("reads", { subscriptionId: principalId }),
        ];
        expect(new Set(names).size).toBe(names.length);
    });
});

describe("What waits for roles", () => {
    const wait = () => afterRoleTakesEffect("ready", [give("reads"), give("writes")], {});

    it("waits for every one of them, and then as long as Azure needs", async () => {
        const sleep = one(await recorded(wait), "time:index/sleep:Sleep");
        expect(waitsFor(sleep)).toEqual(["RoleAssignment reads", "RoleAssignment writes"]);
        expect(sleep.inputs.createDuration).toBe(`${roleDelaySeconds}s`);
    });

    it("waits again when one of them is replaced, or comes back after somebody deleted it", async () => {
        const sleep = one(await recorded(wait), "time:index/sleep:Sleep");
        const id = expect.stringMatching(`^${scope}/providers/Microsoft.Authorization/roleAssignments/`) as string;
        const created = expect.stringMatching(/^\d{4}-\d{2}-\d{2}T/) as string;
        const triggers = { role0: id, role0CreatedOn: created, role1: id, role1CreatedOn: created };
        expect(sleep.inputs.triggers).toEqual(triggers);
    });

    it("shows in a preview", async () => {
        expect(listed(await recorded(wait, "preview"))).toEqual([
            "RoleAssignment reads",
            "RoleAssignment writes",
            "Sleep ready",
        ]);
    });
});
