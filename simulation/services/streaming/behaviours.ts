import { eventHubsTiers, type EventHubsTierLimits } from "../../../azure/streaming/eventHubsTiers";
import { parentOf } from "../../core/armIds";
import { at } from "../../core/ids";
import type { Inputs } from "../../core/simulatedType";
import type { Behaviours, Call } from "../../core/types";
import { known, nameRule, refuse, same, shown } from "../../core/refusals";

const names = "learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules";
const specs = "azure-rest-api-specs/specification/eventhub/resource-manager/Microsoft.EventHub/stable/2024-01-01";
const exceptions = "learn.microsoft.com/azure/event-hubs/resource-manager-exceptions";
const namespaceType = "azure-native:eventhub:Namespace";
const badRequest = "BadRequest";

/** Event Hubs namespaces and their hubs. */
export const streamingBehaviours: Behaviours = {
    [namespaceType]: {
        source: `${names}; ${specs}/namespaces.json; learn.microsoft.com/azure/event-hubs/event-hubs-faq (no other tier); hashicorp/terraform-provider-azurerm, issue 7606 (no change of zones); unverified: messages, refusals of auto-inflate, code of a name that is taken`,
        required: ["sku.name"],
        readOnly: ["provisioningState", "status", "createdAt", "updatedAt", "serviceBusEndpoint", "metricId"],
        replaceOn: ["location"],
        immutable: ["zoneRedundant"],
        name: nameRule(namespaceType, {
            global: {
                code: "NamespaceUnavailable",
                message: (name) =>
                    `The namespace name '${name}' is not available: it is in use elsewhere. Set another name, or raise naming.generation.`,
            },
        }),
        refuse: refuseNamespace,
        seconds: 60,
    },
    "azure-native:eventhub:EventHub": {
        source: `${names}; ${specs}/eventhubs.json; ${exceptions} (PartitionCount, MessageRetentionInDays: BadRequest 40000); learn.microsoft.com/azure/event-hubs/dynamically-add-partitions (Premium adds, no tier removes)`,
        required: [],
        readOnly: ["partitionIds", "createdAt", "updatedAt"],
        replaceOn: [],
        name: nameRule("azure-native:eventhub:EventHub"),
        refuse: refuseHub,
        seconds: 5,
    },
    "azure-native:eventhub:NamespaceNetworkRuleSet": {
        source: `${specs}/networkrulessets.json (a namespace has one, named default); hashicorp/terraform-provider-azurerm, issue 18717 (both say the same of public access); unverified: code and message`,
        required: [],
        replaceOn: [],
        singleton: "/networkRuleSets/default",
        refuse: refuseNetworkRules,
        seconds: 5,
    },
};

const limitsOf = (inputs: Inputs | undefined): EventHubsTierLimits | undefined =>
    Object.entries<EventHubsTierLimits>(eventHubsTiers).find(([tier]) => same(tier, at(inputs, "sku", "name")))?.[1];

function refuseNamespace({ inputs, existing }: Call): void {
    const [before, tier] = [at(existing?.inputs, "sku", "name"), at(inputs, "sku", "name")];
    if (existing && !same(before, tier) && [before, tier].some((one) => same(one, "Premium"))) {
        refuse(
            400,
            badRequest,
            `The namespace cannot change from tier ${shown(before)} to ${shown(tier)}. Make another namespace.`,
        );
    }
    const limits = limitsOf(inputs);
    const capacity = at(inputs, "sku", "capacity");
    if (limits && typeof capacity === "number" && !limits.units.includes(capacity)) {
        refuse(
            400,
            badRequest,
            `The capacity ${capacity} is not one of tier ${shown(tier)}. Set sku.capacity to one of ${limits.units.join(", ")}.`,
        );
    }
    const { isAutoInflateEnabled: inflates, maximumThroughputUnits: most = 0 } = inputs;
    if (inflates === true && !limits?.autoInflate) {
        refuse(400, badRequest, `Tier ${shown(tier)} has no auto-inflate. Set isAutoInflateEnabled to false.`);
    }
    const least = typeof capacity === "number" ? capacity : 1;
    const largest = limits?.units.length ?? 0;
    if (inflates === true && !(typeof most === "number" && most >= least && most <= largest)) {
        refuse(
            400,
            badRequest,
            `maximumThroughputUnits is ${shown(most)}; set it to a number from ${least}, the capacity, to ${largest}.`,
        );
    }
}

function refuseHub({ id, inputs, existing, view }: Call): void {
    const namespace = known(view, parentOf(id), namespaceType);
    const limits = limitsOf(namespace?.inputs);
    if (!limits) {
        return;
    }
    const tier = shown(at(namespace?.inputs, "sku", "name"));
    const partitions = inputs.partitionCount;
    const before = existing?.inputs.partitionCount;
    if (typeof partitions === "number" && !(partitions >= 1 && partitions <= limits.partitions)) {
        refuse(
            400,
            badRequest,
            `PartitionCount must be from 1 to ${limits.partitions} in tier ${tier}, is ${partitions}.`,
        );
    }
    const fewer = typeof before === "number" && typeof partitions === "number" && partitions < before;
    if (before !== undefined && partitions !== before && (fewer || !limits.addsPartitions)) {
        refuse(
            400,
            badRequest,
            "SubCode=40000. PartitionCount can't be changed for an event hub. Make another hub with the partitions that are wanted.",
        );
    }
    const hours = at(inputs, "retentionDescription", "retentionTimeInHours");
    if (typeof hours === "number" && !(hours >= 1 && hours <= limits.retentionHours)) {
        refuse(
            400,
            badRequest,
            `SubCode=40000. The value '${hours}' for RetentionTimeInHours isn't valid for the ${tier} tier. The value can't exceed '${limits.retentionHours}' hour(s).`,
        );
    }
}

function refuseNetworkRules({ id, inputs, view }: Call): void {
    const namespace = known(view, parentOf(id), namespaceType);
    const [own = "Enabled", other = "Enabled"] = [namespace?.inputs.publicNetworkAccess, inputs.publicNetworkAccess];
    if (!namespace || same(own, other)) {
        return;
    }
    refuse(
        400,
        badRequest,
        `publicNetworkAccess of the network rule set is ${shown(other)}, that of the namespace ${shown(own)}. Set both to the same.`,
    );
}
