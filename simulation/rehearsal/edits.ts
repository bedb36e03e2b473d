import { listAt } from "../core/refusals";
import { hostOf, tokenOf } from "../services/databricks/refusals";
import { uuidOf } from "../core/ids";
import type { ObjectStore } from "../core/objects";
import type { CloudObject } from "../core/types";
import type { Inputs } from "../core/simulatedType";

/** A change that somebody makes past the program. */
export interface Edit {
    /** What is done, in words. */
    name: string;
    /** ARM id of the object. */
    id: string;
    /** What a refresh must say of it. */
    expects: "update" | "delete";
    /** Does it. */
    apply(): void;
}

/**
 * Changes of every kind that users make in the portal, on objects of a stack: those of kinds that it lacks are left
 * out.
 */
export function editsOutside(store: ObjectStore, own: readonly CloudObject[]): Edit[] {
    const first = (type: string) => own.find((object) => object.type === `azure-native:${type}`);
    const account = first("storage:StorageAccount");
    const group = first("resources:ResourceGroup");
    const logs = first("monitor:DiagnosticSetting");
    const role = first("authorization:RoleAssignment");
    const ofDatabricks = (type: string) => own.filter((object) => object.type === tokenOf(type));
    const [policy] = ofDatabricks("ClusterPolicy");
    const [granted, ungranted] = ofDatabricks("Grants");
    return [
        account && changed(store, "property changed", account, () => ({ minimumTlsVersion: "TLS1_0" })),
        account && changed(store, "IP rule added", account, withIpRule),
        group &&
            changed(store, "tag changed", group, ({ tags }) => ({ tags: { ...(tags as object), owner: "somebody" } })),
        logs && gone(store, "object deleted", logs),
        role && gone(store, "role assignment deleted", role),
        policy && changed(store, "policy loosened", policy, withoutRules),
        granted && changed(store, "grant added", granted, withGrant),
        ungranted && gone(store, "grants removed", ungranted),
    ].filter((edit) => edit !== undefined);
}

const withIpRule = ({ networkRuleSet }: Inputs) => ({
    networkRuleSet: {
        ...(networkRuleSet as object),
        // 198.51.100.0/24 is set aside for documentation (RFC 5737).
        ipRules: [...listAt(networkRuleSet, "ipRules"), { iPAddressOrRange: "198.51.100.7", action: "Allow" }],
    },
});

// A policy without rules lets every cluster be made.
const withoutRules = () => ({ definition: "{}" });

const withGrant = (inputs: Inputs) => ({
    grants: [...listAt(inputs, "grants"), { principal: "somebody@example.com", privileges: ["ALL_PRIVILEGES"] }],
});

function changed(store: ObjectStore, name: string, { id }: CloudObject, change: (inputs: Inputs) => object): Edit {
    const apply = () => {
        const object = store.find(id);
        if (object) {
            store.put({ ...object, inputs: { ...object.inputs, ...change(object.inputs) } });
        }
    };
    return { name, id, expects: "update", apply };
}

function gone(store: ObjectStore, name: string, { id }: CloudObject): Edit {
    return { name, id, expects: "delete", apply: () => store.remove(id) };
}

const made = { outputs: {}, origin: "call", seconds: 0 } as const;

/**
 * Makes objects that no state holds: on a stack's account a role and a filesystem, and another policy next to its own.
 */
export function addForeign(store: ObjectStore, own: readonly CloudObject[]): CloudObject[] {
    const account = own.find(({ type }) => type === "azure-native:storage:StorageAccount");
    const policy = own.find(({ type }) => type === tokenOf("ClusterPolicy"));
    const objects = [...(account ? foreignOn(account) : []), ...(policy ? [foreignObjectsBeside(policy)] : [])];
    for (const object of objects) {
        store.put(object);
    }
    return objects;
}

function foreignObjectsBeside({ id, type }: CloudObject): CloudObject {
    const inputs = { name: "made by hand", definition: "{}" };
    return { ...made, id: `${hostOf(id)}/policies/0000000000000000`, type, inputs };
}

function foreignOn(account: CloudObject): CloudObject[] {
    const name = uuidOf("foreign role");
    return [
        {
            ...made,
            id: `${account.id}/providers/Microsoft.Authorization/roleAssignments/${name}`,
            type: "azure-native:authorization:RoleAssignment",
            inputs: { scope: account.id, roleAssignmentName: name, principalId: uuidOf("stranger") },
        },
        {
            ...made,
            id: `${account.id}/blobServices/default/containers/forgotten`,
            type: "azure-native:storage:BlobContainer",
            inputs: {},
        },
    ];
}
