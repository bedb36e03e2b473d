import { describe, expect, it } from "vitest";
import {
    cloudWith,
    group,
    identity,
    principalOf,
    put,
    refusalOf,
    role,
    roleAssignmentId,
    roles,
    type Asked,
} from "../../support";

describe("A role that the stack defines", () => {
    const roleDefinitionId = "00000000-0000-4000-8000-00000000c001";
    const definition: Asked = [
        "authorization:RoleDefinition",
        { scope: group, roleDefinitionId, roleName: "reader of models", assignableScopes: [group] },
    ];
    const definitionId = `${group}/providers/Microsoft.Authorization/roleDefinitions/${roleDefinitionId}`;

    it("is not deleted while somebody holds it", () => {
        const cloud = cloudWith([identity("who"), definition, role(group, principalOf("who"), roleDefinitionId)]);
        expect(refusalOf(() => cloud.delete(definitionId))).toMatch(
            /^400 RoleDefinitionHasAssignments: There are existing role assignments referencing role:/,
        );
        cloud.delete(roleAssignmentId(group, principalOf("who")));
        expect(refusalOf(() => cloud.delete(definitionId))).toBe("");
    });
});

describe("A principal of the directory", () => {
    it("is given a role as what it is", () => {
        const objectId = "00000000-0000-4000-8000-00000000d001";
        const cloud = cloudWith([], { initialState: { principals: [{ objectId, type: "ServicePrincipal" }] } });
        const [type, inputs] = role(group, objectId, roles.blobContributor);
        expect(refusalOf(() => put(cloud, [type, { ...inputs, principalType: "Group" }]))).toMatch(
            /^400 UnmatchedPrincipalType: .*has type 'ServicePrincipal'/,
        );
        expect(refusalOf(() => put(cloud, [type, { ...inputs, principalType: "ServicePrincipal" }]))).toBe("");
    });
});
