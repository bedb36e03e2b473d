import { at, text } from "../../core/ids";
import { parentOf } from "../../core/armIds";
import type { Behaviours, Call } from "../../core/types";
import { refuseUnreachableKey } from "../key-vault/customerKeys";
import { accountServiceBehaviours, corsRequired } from "./accountServices";
import { blobRefusals } from "./blobs";
import { accountRefusals } from "./changes";
import {
    fixedName,
    known,
    listAt,
    nameRule,
    refuse,
    repeated,
    requireDays,
    shown,
    unknownCode,
} from "../../core/refusals";

const names = "learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules";
const specs = "azure-rest-api-specs/specification/storage/resource-manager/Microsoft.Storage/stable/2024-01-01";
const accountType = "azure-native:storage:StorageAccount";
const services = ["blob", "file", "queue", "table"];

/** Storage accounts and what is in them. */
export const storageBehaviours: Behaviours = {
    ...accountServiceBehaviours,
    [accountType]: {
        source: `${names}; ${specs}/storage.json (keyType: create, read); pulumi-azure-native provider/pkg/gen/replacement.go (isHnsEnabled, location); learn.microsoft.com/azure/storage/common/infrastructure-encryption-enable (at creation only); codes of customer-managed keys from logs of deployments on GitHub; unverified: codes of minimumTlsVersion, kinds and the identity that is not assigned`,
        required: [
            "sku",
            "sku.name",
            "kind",
            "location",
            "identity.type",
            "networkRuleSet.defaultAction",
            "networkRuleSet.virtualNetworkRules[].virtualNetworkResourceId",
            "networkRuleSet.ipRules[].iPAddressOrRange",
            "sasPolicy.sasExpirationPeriod",
            "sasPolicy.expirationAction",
            "keyPolicy.keyExpirationPeriodInDays",
        ],
        readOnly: [
            "provisioningState",
            "primaryEndpoints",
            "primaryLocation",
            "secondaryEndpoints",
            "secondaryLocation",
            "creationTime",
            "privateEndpointConnections",
        ],
        replaceOn: ["location", "isHnsEnabled"],
        // Deeper than azure-native looks for what replaces: findForceNew of provider/pkg/provider/diff.go stops one level
        // below the top, so a change of a keyType is sent.
        immutable: [
            "encryption.requireInfrastructureEncryption",
            ...services.map((service) => `encryption.services.${service}.keyType`),
        ],
        name: nameRule(accountType, {
            code: "AccountNameInvalid",
            global: {
                code: "StorageAccountAlreadyTaken",
                message: (name) =>
                    `The storage account named ${name} is already taken. Set another name, or raise naming.generation.`,
            },
        }),
        // A rule may name what is not there yet, and its id may be a pattern.
        looseReferences: ["networkRuleSet.resourceAccessRules[].resourceId"],
        refusals: accountRefusals,
        refuse: refuseAccount,
        seconds: 25,
    },
    "azure-native:storage:BlobServiceProperties": {
        source: `${names}; ${specs}/blob.json; learn.microsoft.com/azure/storage/blobs/versioning-overview (no hierarchical namespace); unverified: codes`,
        required: ["restorePolicy.enabled", "lastAccessTimeTrackingPolicy.enable", ...corsRequired],
        readOnly: ["sku"],
        replaceOn: [],
        name: fixedName("blobServicesName", "default"),
        singleton: "/blobServices/default",
        refuse: refuseBlobService,
        seconds: 3,
    },
    "azure-native:storage:BlobContainer": {
        source: `${names}; ${specs}/blob.json; pulumi-azure-native provider/pkg/gen/replacement.go (none); learn.microsoft.com/azure/storage/blobs/anonymous-read-access-prevent (PublicAccessNotPermitted)`,
        required: [],
        readOnly: ["etag", "lastModifiedTime", "leaseStatus", "leaseState", "hasLegalHold", "hasImmutabilityPolicy"],
        replaceOn: [],
        name: nameRule("azure-native:storage:BlobContainer"),
        refuse: refuseContainer,
        seconds: 2,
    },
    "azure-native:storage:ManagementPolicy": {
        source: `${names}; ${specs}/storage.json; learn.microsoft.com/azure/storage/blobs/lifecycle-management-overview (rule names); unverified: code`,
        required: [
            "policy",
            "policy.rules",
            "policy.rules[].name",
            "policy.rules[].type",
            "policy.rules[].definition",
            "policy.rules[].definition.actions",
            "policy.rules[].definition.filters.blobTypes",
        ],
        readOnly: ["lastModifiedTime"],
        replaceOn: [],
        name: fixedName("managementPolicyName", "default"),
        refuse: ({ inputs }) => {
            const ruleNames = listAt(inputs, "policy", "rules").map((rule) => at(rule, "name"));
            const twice = repeated(ruleNames, (one, other) => one === other);
            if (twice !== undefined) {
                refuse(
                    400,
                    unknownCode,
                    `The rule name '${shown(twice)}' is used twice. Give every rule its own name.`,
                );
            }
        },
        seconds: 3,
    },
    "azure-native:storage:Blob": {
        source: `${names}; pulumi-azure-native provider/pkg/resources/customresources/custom_storage.go (data plane)`,
        required: [],
        replaceOn: ["type"],
        name: nameRule("azure-native:storage:Blob"),
        refusals: blobRefusals,
        dataPlane: {
            calls: "all",
            groupId: "blob",
            target: (inputs) =>
                `/resourceGroups/${text(inputs, "resourceGroupName")}/providers/Microsoft.Storage/storageAccounts/${text(inputs, "accountName")}`,
        },
        seconds: 1,
    },
};

const tlsVersions = ["TLS1_0", "TLS1_1", "TLS1_2", "TLS1_3"];

function refuseAccount(call: Call): void {
    const { inputs } = call;
    const { kind, minimumTlsVersion } = inputs;
    const sku = at(inputs, "sku", "name");
    if (minimumTlsVersion !== undefined && !tlsVersions.some((version) => version === minimumTlsVersion)) {
        refuse(
            400,
            unknownCode,
            `The value '${shown(minimumTlsVersion)}' is not allowed for property minimumTlsVersion. Use one of ${tlsVersions.join(", ")}.`,
        );
    }
    if (inputs.isHnsEnabled === true && kind !== "StorageV2" && kind !== "BlockBlobStorage") {
        refuse(
            400,
            unknownCode,
            `The value 'True' is not allowed for property isHnsEnabled of kind '${String(kind)}'. Set kind to StorageV2 or BlockBlobStorage.`,
        );
    }
    if (kind === "BlockBlobStorage" && !String(sku).startsWith("Premium_")) {
        refuse(
            400,
            unknownCode,
            `The sku '${String(sku)}' is not allowed for kind 'BlockBlobStorage'. Set sku.name to Premium_LRS or Premium_ZRS, or kind to StorageV2.`,
        );
    }
    if (kind === "BlobStorage" && inputs.accessTier === undefined) {
        refuse(
            400,
            unknownCode,
            "An access tier is required for kind 'BlobStorage'. Set accessTier, or kind to StorageV2.",
        );
    }
    refuseUnreachableKey(call);
}

function refuseBlobService({ id, inputs, view }: Call): void {
    for (const policy of ["deleteRetentionPolicy", "containerDeleteRetentionPolicy"]) {
        requireDays(at(inputs, policy, "days"), 1, 365, `${policy}.days`);
    }
    const account = known(view, parentOf(id), accountType);
    const restore = at(inputs, "restorePolicy", "enabled") === true;
    if (account?.inputs.isHnsEnabled !== true || (inputs.isVersioningEnabled !== true && !restore)) {
        return;
    }
    refuse(
        409,
        "FeatureNotSupportedForAccount",
        `${restore ? "Point-in-time restore" : "Blob versioning"} is not supported for the account ${String(inputs.accountName)}: it has a hierarchical namespace. Turn it off, or the account's isHnsEnabled.`,
    );
}

function refuseContainer({ id, inputs, view }: Call): void {
    const service = parentOf(id);
    const account = known(view, service && parentOf(service), accountType);
    const open = inputs.publicAccess === "Blob" || inputs.publicAccess === "Container";
    if (!open || account?.inputs.allowBlobPublicAccess !== false) {
        return;
    }
    refuse(
        409,
        "PublicAccessNotPermitted",
        `Public access is not permitted on this storage account: ${String(inputs.accountName)}. Set publicAccess to None.`,
    );
}
