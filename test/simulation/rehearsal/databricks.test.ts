import { describe, expect, it } from "vitest";
import type { StateResource } from "../../../simulation/engine/session";
import { foreignObjects, leftovers, ownObjects } from "../../../simulation/rehearsal/comparison";
import { addForeign, editsOutside } from "../../../simulation/rehearsal/edits";
import { inCloud } from "../../../simulation/rehearsal/inCloud";
import { tokenOf } from "../../../simulation/services/databricks/refusals";
import { hostOf, inAccount, withWorkspace, workspaceDev } from "../services/databricks/support";

const urn = (type: string, name: string) => `urn:pulumi:dev::p::${type}::${name}`;

/** Providers of a state, and a resource of one. */
const providers = {
    workspace: { host: `https://${hostOf("dev")}` },
    account: { host: "https://accounts.azuredatabricks.net", accountId: "account-1" },
};
const stateOf = (...resources: StateResource[]): StateResource[] => [
    ...Object.entries(providers).map(([name, inputs]) => ({
        urn: urn("pulumi:providers:databricks", name),
        type: "pulumi:providers:databricks",
        id: name,
        custom: true,
        inputs,
    })),
    ...resources,
];
const held = (type: string, id: string, provider: keyof typeof providers = "workspace"): StateResource => ({
    urn: urn(tokenOf(type), id),
    type: tokenOf(type),
    id,
    custom: true,
    inputs: {},
    provider: `${urn("pulumi:providers:databricks", provider)}::${provider}`,
});

function scenario() {
    const { cloud, dev } = workspaceDev();
    const policy = dev.make("ClusterPolicy", { name: "p", definition: '{"a":{"type":"forbidden"}}' });
    const grants = [{ principal: "engineers", privileges: ["CREATE_CATALOG"] }];
    for (const metastore of ["m-1", "m-2"]) {
        dev.make("Grants", { metastore, grants });
    }
    const group = inAccount(cloud).make("Group", { displayName: "scientists" });
    const state = stateOf(
        held("ClusterPolicy", policy),
        held("Grants", "metastore/m-1"),
        held("Grants", "metastore/m-2"),
        held("Group", group, "account"),
    );
    return { cloud, state };
}

describe("A state's Databricks resources", () => {
    it("are found in the cloud by the provider that each has", () => {
        const { cloud, state } = scenario();
        const own = ownObjects(cloud.store, inCloud(cloud, state)).map(({ type }) => type);
        expect(own).toEqual(["ClusterPolicy", "Grants", "Grants", "Group"].map(tokenOf));
        const made = foreignObjects(cloud.store, inCloud(cloud, state)).map(({ type }) => type);
        expect(made.filter((type) => type.startsWith("databricks:"))).toEqual([]);
    });

    it("keep the rest of the state as it is", () => {
        const { cloud } = scenario();
        const others: StateResource[] = [
            { urn: urn("t", "component"), type: "t", custom: false },
            {
                urn: urn("azure-native:storage:StorageAccount", "a"),
                type: "azure-native:storage:StorageAccount",
                id: "/x",
                custom: true,
            },
        ];
        expect(inCloud(cloud, others)).toEqual(others);
    });

    it("of one id are others in another workspace", () => {
        const { cloud, state } = scenario();
        withWorkspace(cloud, "other");
        const [, , policy] = state;
        const elsewhere = stateOf(...(policy ? [policy] : [])).map((resource) =>
            resource.id === "workspace" ? { ...resource, inputs: { host: hostOf("other") } } : resource,
        );
        expect(ownObjects(cloud.store, inCloud(cloud, elsewhere))).toEqual([]);
    });
});

describe("Edits outside, in Databricks", () => {
    it("loosen a policy, add a grant and take grants away", () => {
        const { cloud, state } = scenario();
        const edits = editsOutside(cloud.store, ownObjects(cloud.store, inCloud(cloud, state)));
        expect(edits.map(({ name, expects }) => `${name}: ${expects}`)).toEqual([
            "policy loosened: update",
            "grant added: update",
            "grants removed: delete",
        ]);
        for (const each of edits) {
            each.apply();
        }
        const [policy, granted, ungranted] = edits.map(({ id }) => cloud.get(id));
        expect(policy?.inputs.definition).toBe("{}");
        expect(granted?.inputs.grants).toHaveLength(2);
        expect(ungranted).toBeUndefined();
    });

    it("make a policy that no state holds", () => {
        const { cloud, state } = scenario();
        const [added, ...more] = addForeign(cloud.store, ownObjects(cloud.store, inCloud(cloud, state)));
        expect(more).toEqual([]);
        expect(added?.id).toBe(`/databricks/workspaces/${hostOf("dev")}/policies/0000000000000000`);
        expect(foreignObjects(cloud.store, inCloud(cloud, state)).map(({ id }) => id)).toContain(added?.id);
    });
});

it("Nothing of Databricks is left over that the service creates automatically", () => {
    const { cloud, dev } = workspaceDev();
    dev.make("SystemSchema", { schema: "access" });
    expect(leftovers(cloud.store).filter(({ type }) => type.startsWith("databricks:"))).toEqual([]);
});
