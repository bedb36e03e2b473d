import { listAt, same, shown } from "../core/refusals";
import { hostOf, tokenOf } from "../services/databricks/refusals";
import { at, uuidOf } from "../core/ids";
import type { ObjectStore } from "../core/objects";
import type { CloudObject } from "../core/types";
import type { Inputs } from "../core/simulatedType";
import { catalog } from "../services";
import { isManaged, tokens } from "../services/machine-learning/tokens";

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
    const managed = own.find((object) => object.type === tokens.workspace && isManaged(object));
    const cluster = own.find((object) => object.type === tokens.compute && isCluster(object));
    const environment = own.find(({ type }) => type === tokens.environment);
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
        managed && changed(store, "outbound rule added", managed, withOutboundRule),
        cluster && changed(store, "cluster scaled", cluster, scaled),
        environment && changed(store, "environment archived", environment, archived),
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

const isCluster = ({ inputs }: CloudObject) => same(at(inputs.properties, "computeType"), "AmlCompute");

const withOutboundRule = ({ managedNetwork }: Inputs) => ({
    managedNetwork: {
        ...(managedNetwork as object),
        outboundRules: {
            ...(at(managedNetwork, "outboundRules") as object),
            byHand: { type: "FQDN", category: "UserDefined", destination: "example.com" },
        },
    },
});

const scaled = ({ properties }: Inputs) => ({
    properties: {
        ...(properties as object),
        properties: {
            ...(at(properties, "properties") as object),
            scaleSettings: { ...(at(properties, "properties", "scaleSettings") as object), maxNodeCount: 99 },
        },
    },
});

const archived = ({ properties }: Inputs) => ({ properties: { ...(properties as object), isArchived: true } });

function changed(store: ObjectStore, name: string, { id }: CloudObject, change: (inputs: Inputs) => object): Edit {
    const apply = () => {
        const object = store.find(id);
        if (object) {
            const inputs = { ...object.inputs, ...change(object.inputs) };
            store.put({ ...object, inputs, outputs: { ...object.outputs, ...answered(store, object, inputs) } });
        }
    };
    return { name, id, expects: "update", apply };
}

/** What Azure computes of the changed inputs; of Databricks nothing that is computed changes. */
function answered(store: ObjectStore, { id, type, outputs }: CloudObject, inputs: Inputs): object {
    const context = {
        subscriptionId: id.split("/")[2] ?? "",
        tenantId: shown(outputs.tenantId ?? at(outputs, "identity", "tenantId") ?? ""),
        logicalName: "",
        find: (other: string) => store.find(other)?.inputs,
        deletions: (other: string) => store.deletions(other),
    };
    return type.startsWith("azure-native:") ? (catalog[type]?.outputs?.(inputs, context, id) ?? {}) : {};
}

function gone(store: ObjectStore, name: string, { id }: CloudObject): Edit {
    return { name, id, expects: "delete", apply: () => store.remove(id) };
}

const made = { outputs: {}, origin: "call", seconds: 0 } as const;

/**
 * Makes objects that no state holds: on a stack's account a role and a filesystem, another policy next to its own, and a
 * cluster in its Machine Learning workspace.
 */
export function addForeign(store: ObjectStore, own: readonly CloudObject[]): CloudObject[] {
    const account = own.find(({ type }) => type === "azure-native:storage:StorageAccount");
    const policy = own.find(({ type }) => type === tokenOf("ClusterPolicy"));
    const workspace = own.find(({ type }) => type === tokens.workspace);
    const objects = [
        ...(account ? foreignOn(account) : []),
        ...(policy ? [foreignObjectsBeside(policy)] : []),
        ...(workspace ? [foreignClusterIn(workspace)] : []),
    ];
    for (const object of objects) {
        store.put(object);
    }
    return objects;
}

function foreignObjectsBeside({ id, type }: CloudObject): CloudObject {
    const inputs = { name: "made by hand", definition: "{}" };
    return { ...made, id: `${hostOf(id)}/policies/0000000000000000`, type, inputs };
}

function foreignClusterIn({ id }: CloudObject): CloudObject {
    return { ...made, id: `${id}/computes/by-hand`, type: tokens.compute, inputs: { computeName: "by-hand" } };
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
