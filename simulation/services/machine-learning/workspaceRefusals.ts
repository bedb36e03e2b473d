import { resourceTypes } from "../../../azure/kinds";
import { builtInRoles } from "../../../azure/roles";
import { isWithin, nameOf } from "../../core/armIds";
import { at } from "../../core/ids";
import { known, principalsOf, same, shown } from "../../core/refusals";
import type { Call, CloudObject, Refusal } from "../../core/types";
import { networkRefusals } from "./networkRefusals";
import { page } from "./tokens";

const accountType = resourceTypes.storageAccount.token;
const needed = ["storageAccount", "keyVault", "applicationInsights"];

const missingDependencies: Refusal = {
    what: "a workspace without storage account, vault or Application Insights",
    source: "github.com/Azure/azure-service-operator/issues/5696",
    code: "ValidationError",
    message: ({ inputs }) => {
        const missing = needed.filter((property) => !inputs[property]);
        // A project has those of its hub.
        return missing.length > 0 && !same(inputs.kind, "Project")
            ? `Missing dependent resources in workspace json: ${missing.join(", ")}. Set them.`
            : undefined;
    },
};

const accountOf = ({ inputs, view }: Call): CloudObject | undefined => known(view, inputs.storageAccount, accountType);

const accountWithNamespace: Refusal = {
    what: "a storage account with hierarchical namespace",
    source: "github.com/microsoft/AzureTRE/issues/1920",
    code: "BadRequest",
    message: (call) =>
        accountOf(call)?.inputs.isHnsEnabled === true
            ? "Cannot use storage with HNS enabled. Name an account without hierarchical namespace."
            : undefined,
};

const otherKindOfAccount: Refusal = {
    what: "a storage account that is not of kind StorageV2, or of tier Premium",
    source: `${page("concept-workspace")}#associated-resources; unverified: code and message`,
    message: (call) => {
        const { kind, sku } = accountOf(call)?.inputs ?? {};
        const name = at(sku, "name");
        return kind !== undefined && (kind !== "StorageV2" || String(name).startsWith("Premium_"))
            ? `The storage account of a workspace must be of kind StorageV2 and tier Standard, is ${shown(kind)}, ${shown(name)}.`
            : undefined;
    },
};

const { owner, contributor } = builtInRoles;

/** Roles that the workspace's identity needs on what it is made with: one of each list. */
const dependencyRoles: readonly { property: string; lists: readonly (readonly string[])[] }[] = [
    {
        property: "storageAccount",
        lists: [
            [owner, contributor, builtInRoles.storageAccountContributor],
            [builtInRoles.storageBlobDataContributor, builtInRoles.storageBlobDataOwner],
        ],
    },
    {
        property: "keyVault",
        lists: [[owner, contributor, builtInRoles.keyVaultContributor], [builtInRoles.keyVaultAdministrator]],
    },
    { property: "containerRegistry", lists: [[owner, contributor, builtInRoles.acrPush]] },
    {
        property: "applicationInsights",
        lists: [[owner, contributor, builtInRoles.applicationInsightsComponentContributor]],
    },
];

const withoutRole: Refusal = {
    what: "a workspace whose identity has no role in force on storage account, vault, container registry or Application Insights",
    source: `${page("how-to-identity-based-service-authentication")}#user-assigned-managed-identity (the roles; they are not given automatically); unverified: status, code and message`,
    message: (call) => {
        const { inputs, view } = call;
        const [identity] = principalsOf(view, inputs);
        const lacking = dependencyRoles.flatMap(({ property, lists }) => {
            const target = String(inputs[property]);
            const object = view.find(target);
            // Who may do what with objects that others made is not known.
            if (!identity || !object || object.origin === "before") {
                return [];
            }
            // Without RBAC a vault's access policies say who reads and writes in it.
            const byPolicies =
                property === "keyVault" && at(object.inputs.properties, "enableRbacAuthorization") !== true;
            const held = (byPolicies ? lists.slice(0, 1) : lists).map((roles) =>
                view.holdsRole(identity.principalId, roles, target),
            );
            return held.includes("no")
                ? [`${target} (not given)`]
                : held.includes("not yet")
                  ? [`${target} (not in force yet)`]
                  : [];
        });
        return lacking.length > 0
            ? `The identity ${identity?.id ?? ""} of the workspace lacks roles on ${lacking.join(", ")}. Give them before, and wait until they are in force.`
            : undefined;
    },
};

const lockType = resourceTypes.managementLock.token;

/** Refuses what the service cannot do below a lock, which stops its own calls. */
export const belowLock: Refusal = {
    what: "what lies below a lock",
    source: `${page("how-to-managed-network")}#limitations (locks stop what the service does with the network); MicrosoftDocs/azure-ai-docs, pull request 215 (scope lock); unverified: status, code and message`,
    status: 409,
    message: ({ id, view }) => {
        const lock = view.ofType(lockType).find(({ inputs }) => isWithin(id, String(inputs.scope)));
        return (
            lock &&
            `The service cannot work on ${nameOf(id)}: ${String(lock.inputs.scope)} has the lock ${nameOf(lock.id)}. Take the lock away and protect the workspace in the program.`
        );
    },
};

const keyOf = ({ inputs }: Call) => at(inputs, "encryption", "keyVaultProperties");

const keyWithoutVersion: Refusal = {
    what: "a key without its version",
    source: `${page("concept-customer-managed-keys")} (the full key identifier, with its version); unverified: code and message`,
    message: (call) => {
        const key = at(keyOf(call), "keyIdentifier");
        return typeof key === "string" && !/\/keys\/[^/]+\/[^/]+\/?$/.test(key)
            ? `The key identifier ${key} of the workspace names no version. Set the id of one version of the key.`
            : undefined;
    },
};

const keyElsewhere: Refusal = {
    what: "a key of another subscription",
    source: `${page("concept-customer-managed-keys")} (the vault must be in the subscription of the workspace); unverified: code and message`,
    message: (call) => {
        const vault = at(keyOf(call), "keyVaultArmId");
        const subscription = call.id.split("/")[2] ?? "";
        return typeof vault === "string" && !same(vault.split("/")[2], subscription)
            ? `The vault ${vault} of the workspace's key must be in the subscription ${subscription} of the workspace.`
            : undefined;
    },
};

/** What a workspace is refused for. */
export const workspaceRefusals: readonly Refusal[] = [
    missingDependencies,
    accountWithNamespace,
    otherKindOfAccount,
    withoutRole,
    belowLock,
    keyWithoutVersion,
    keyElsewhere,
    ...networkRefusals,
];
