import { listAt } from "../cloud/azureNative/refusals";
import { uuidOf } from "../ids";
import type { ObjectStore } from "../cloud/objects";
import type { CloudObject } from "../cloud/types";
import type { Inputs } from "../types";

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

/** Changes of every kind that people make in the portal, on objects of a stack: those of kinds that it lacks are left out. */
export function editsOutside(store: ObjectStore, own: readonly CloudObject[]): Edit[] {
    const first = (type: string) => own.find((object) => object.type === `azure-native:${type}`);
    const account = first("storage:StorageAccount");
    const group = first("resources:ResourceGroup");
    const logs = first("monitor:DiagnosticSetting");
    const role = first("authorization:RoleAssignment");
    return [
        account && changed(store, "property changed", account, () => ({ minimumTlsVersion: "TLS1_0" })),
        account && changed(store, "IP rule added", account, withIpRule),
        group &&
            changed(store, "tag changed", group, ({ tags }) => ({ tags: { ...(tags as object), owner: "somebody" } })),
        logs && gone(store, "object deleted", logs),
        role && gone(store, "role assignment deleted", role),
    ].filter((edit) => edit !== undefined);
}

const withIpRule = ({ networkRuleSet }: Inputs) => ({
    networkRuleSet: {
        ...(networkRuleSet as object),
        // 198.51.100.0/24 is set aside for documentation (RFC 5737).
        ipRules: [...listAt(networkRuleSet, "ipRules"), { iPAddressOrRange: "198.51.100.7", action: "Allow" }],
    },
});

function changed(store: ObjectStore, name: string, { id }: CloudObject, change: (inputs: Inputs) => object): Edit {
    const apply = () => {
        const object = store.find(id);
        if (object) store.put({ ...object, inputs: { ...object.inputs, ...change(object.inputs) } });
    };
    return { name, id, expects: "update", apply };
}

function gone(store: ObjectStore, name: string, { id }: CloudObject): Edit {
    return { name, id, expects: "delete", apply: () => store.remove(id) };
}

/** Makes objects that belong to nobody's state: an extra role on a stack's account, and a filesystem in it. */
export function addForeign(store: ObjectStore, own: readonly CloudObject[]): CloudObject[] {
    const account = own.find(({ type }) => type === "azure-native:storage:StorageAccount");
    if (!account) return [];
    const name = uuidOf("foreign role");
    const made = { outputs: {}, origin: "call", seconds: 0 } as const;
    const objects: CloudObject[] = [
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
    for (const object of objects) store.put(object);
    return objects;
}
