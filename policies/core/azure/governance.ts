import { allResourceTypes, tokensWith } from "../../../azure/resourceTypes";

/** Tags that every resource carries, so that it has an owner, a payer, an environment and a handling class. */
export const requiredTags = ["owner", "costCenter", "environment", "dataClassification"] as const;

// Parts of a vault or a zone, which carries the tags for them, and the record of a run.
const taggedWithAnother = [
    "azure-native:keyvault:Key",
    "azure-native:keyvault:Secret",
    "azure-native:privatedns:VirtualNetworkLink",
    "azure-native:resources:Deployment",
];

/** The types whose resources must carry the tags. */
export const taggedTypes = tokensWith("taggable").filter((token) => !taggedWithAnother.includes(token));

/** The types whose loss is the loss of data, keys or history. */
export const statefulTypes = tokensWith("stateful");

/** The types with log categories, each of which needs a diagnostic setting, and the part of a resource that logs belong to. */
export const loggedTypes = allResourceTypes.flatMap(({ token: type, logs }) => (logs ? [{ type, ...logs }] : []));
