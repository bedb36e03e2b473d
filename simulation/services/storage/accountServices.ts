import { at } from "../../core/ids";
import type { Behaviour, Behaviours } from "../../core/types";
import { fixedName, requireDays } from "../../core/refusals";

const specs = "azure-rest-api-specs/specification/storage/resource-manager/Microsoft.Storage/stable/2024-01-01";

/** Inputs of a rule of CORS that every service of an account asks for. */
export const corsRequired = [
    "cors.corsRules[].allowedOrigins",
    "cors.corsRules[].allowedMethods",
    "cors.corsRules[].maxAgeInSeconds",
    "cors.corsRules[].exposedHeaders",
    "cors.corsRules[].allowedHeaders",
];

const serviceOf = (service: string, nameInput: string): Behaviour => ({
    source: `${specs}/${service}.json (name: the service of an account is default)`,
    required: corsRequired,
    replaceOn: [],
    name: fixedName(nameInput, "default"),
    singleton: `/${service}Services/default`,
    seconds: 3,
});

/** Files, queues and tables of an account: there as long as the account, so that a call changes their settings. */
export const accountServiceBehaviours: Behaviours = {
    "azure-native:storage:FileServiceProperties": {
        ...serviceOf("file", "fileServicesName"),
        readOnly: ["sku"],
        refuse: ({ inputs }) =>
            requireDays(at(inputs, "shareDeleteRetentionPolicy", "days"), 1, 365, "shareDeleteRetentionPolicy.days"),
    },
    "azure-native:storage:QueueServiceProperties": serviceOf("queue", "queueServiceName"),
    "azure-native:storage:TableServiceProperties": serviceOf("table", "tableServiceName"),
};
