import { describeRefusals, type Objects } from "../fakeCloud";

const sku = (name: string, capacity = 1) => ({ sku: { name, tier: name, capacity } });
const namespace = (inputs: object) => ({ namespaceName: "events", ...inputs });
const hub = (inputs: object) => ({ namespaceName: "events", eventHubName: "sales", ...inputs });
const hours = (retentionTimeInHours: number) => hub({ retentionDescription: { retentionTimeInHours } });
const standard: Objects[number] = ["eventhub:Namespace", namespace(sku("Standard"))];
const premium: Objects[number] = ["eventhub:Namespace", namespace(sku("Premium"))];

describeRefusals("An Event Hubs namespace", [
    {
        about: "another tier",
        type: "eventhub:Namespace",
        there: [standard],
        passes: namespace(sku("Standard", 2)),
        refused: namespace(sku("Premium")),
        says: /^400 BadRequest: .*from tier Standard to Premium/,
    },
    {
        about: "a capacity that its tier does not have",
        type: "eventhub:Namespace",
        passes: namespace(sku("Premium", 4)),
        refused: namespace(sku("Premium", 3)),
        says: /^400 BadRequest: The capacity 3 /,
    },
    {
        about: "auto-inflate in tier Premium",
        type: "eventhub:Namespace",
        passes: namespace(sku("Premium")),
        refused: namespace({ ...sku("Premium"), isAutoInflateEnabled: true, maximumThroughputUnits: 4 }),
        says: /^400 BadRequest: .*no auto-inflate/,
    },
    {
        about: "auto-inflate to less than there is",
        type: "eventhub:Namespace",
        passes: namespace({ ...sku("Standard", 4), isAutoInflateEnabled: true, maximumThroughputUnits: 4 }),
        refused: namespace({ ...sku("Standard", 4), isAutoInflateEnabled: true, maximumThroughputUnits: 3 }),
        says: /^400 BadRequest: maximumThroughputUnits is 3; .*from 4, the capacity, to 40/,
    },
    {
        about: "a firewall that says another thing of public access",
        type: "eventhub:NamespaceNetworkRuleSet",
        there: [["eventhub:Namespace", namespace({ ...sku("Standard"), publicNetworkAccess: "Disabled" })]],
        passes: namespace({ publicNetworkAccess: "Disabled" }),
        refused: namespace({ publicNetworkAccess: "Enabled" }),
        says: /^400 BadRequest: publicNetworkAccess of the network rule set is Enabled, that of the namespace Disabled/,
    },
]);

describeRefusals("An event hub", [
    {
        about: "more partitions than the tier has",
        type: "eventhub:EventHub",
        there: [standard],
        passes: hub({ partitionCount: 32 }),
        refused: hub({ partitionCount: 33 }),
        says: /^400 BadRequest: PartitionCount must be from 1 to 32/,
    },
    {
        about: "other partitions in tier Standard",
        type: "eventhub:EventHub",
        there: [standard, ["eventhub:EventHub", hub({ partitionCount: 4 })]],
        passes: hub({ partitionCount: 4 }),
        refused: hub({ partitionCount: 8 }),
        says: /^400 BadRequest: SubCode=40000\. PartitionCount can't be changed/,
    },
    {
        about: "fewer partitions in tier Premium",
        type: "eventhub:EventHub",
        there: [premium, ["eventhub:EventHub", hub({ partitionCount: 4 })]],
        passes: hub({ partitionCount: 8 }),
        refused: hub({ partitionCount: 2 }),
        says: /^400 BadRequest: SubCode=40000\. PartitionCount can't be changed/,
    },
    {
        about: "longer retention than the tier has",
        type: "eventhub:EventHub",
        there: [standard],
        passes: hours(168),
        refused: hours(169),
        says: /^400 BadRequest: .*'169'.*'168' hour/,
    },
]);
