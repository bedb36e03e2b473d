import { describe, expect, it } from "vitest";
import { unknownSentinel } from "../../../policies/core/unknowns";
import { compliant } from "../services";
import { registered, urnOf } from "../support/fixture";
import { found, judged, resolved, without } from "../support/mutants";
import { deployedId, testRetargeted } from "../support/retargeted";

const withTheKey = [
    "data-factory-customer-key-access @factory",
    "sql-server-customer-key-access @sql",
    ...["flowlogs", "lake", "mlstore"].map((name) => `storage-account-customer-key-access @${name}`),
];

testRetargeted([
    {
        what: "blob properties of another account",
        of: "lake-blob-service",
        values: { accountName: "stflowlogs" },
        trips: ["storage-account-blob-service @lake"],
    },
    {
        what: "Defender on another account",
        of: "lake-defender",
        values: { resourceId: deployedId("flowlogs") },
        trips: ["defender-storage-account @lake"],
    },
    {
        what: "a lake without its namespace",
        of: "lake",
        values: { isHnsEnabled: false },
        trips: ["storage-lake-hierarchical-namespace @lake"],
    },
    {
        what: "a lake whose namespace is unset",
        of: "lake",
        values: { isHnsEnabled: undefined },
        trips: ["storage-lake-hierarchical-namespace @lake"],
    },
    {
        what: "a lake of an old kind",
        of: "lake",
        values: { kind: "BlobStorage" },
        trips: ["storage-lake-hierarchical-namespace @lake"],
    },
    {
        what: "an encryption role on another key",
        of: "encryption-key-access",
        values: { scope: `${deployedId("vault")}/keys/other` },
        trips: withTheKey,
    },
    {
        what: "another role than encryption",
        of: "encryption-key-access",
        values: { roleDefinitionId: "/roleDefinitions/21090545-7ca7-4776-b22c-e363652d74d2" },
        trips: withTheKey,
    },
    {
        what: "an account that does not carry the identity",
        of: "lake",
        values: { "identity.userAssignedIdentities": [`${deployedId("encryption")}-other`] },
        trips: ["storage-account-customer-key-access @lake"],
    },
    {
        what: "an account that carries no identity",
        of: "lake",
        values: { "identity.userAssignedIdentities": [] },
        trips: ["storage-account-customer-key-access @lake"],
    },
]);

describe("an account with a key", () => {
    it("is wrong not to wait for its role", () => {
        const stack = resolved.map((resource) =>
            resource.name === "lake"
                ? { ...resource, dependencies: resource.dependencies?.filter((urn) => !urn.includes("sleep")) }
                : resource,
        );
        expect(found(stack)).toEqual(["storage-account-customer-key-access @lake"]);
    });

    it("carries the identity where all that it carries is not known yet, one by one", () => {
        const second = urnOf("azure-native:managedidentity:UserAssignedIdentity", "other");
        const stack = registered(compliant, "preview").map((resource) =>
            resource.name === "lake"
                ? {
                      ...resource,
                      props: {
                          ...resource.props,
                          identity: { userAssignedIdentities: [unknownSentinel, unknownSentinel] },
                      },
                      propertyDependencies: {
                          ...resource.propertyDependencies,
                          identity: [...(resource.propertyDependencies?.identity ?? []), second],
                      },
                  }
                : resource,
        );
        const other = { ...stack.find(({ name }) => name === "encryption")!, urn: second, name: "other" };
        const { violations, unknown } = judged([...stack, other]);
        expect([...violations, ...unknown].filter(({ message }) => message.includes("does not carry"))).toEqual([]);
    });

    it("is not asked for a key and an identity of another stack", () => {
        expect(found(without("encryption", "encryption-key-access", "role-takes-effect"))).toEqual([]);
    });
});
