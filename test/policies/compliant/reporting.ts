import { type FixtureResource, outputOf } from "../support/fixture";
import { arm, common } from "./common";
import { inFactory } from "./data-factory";
import { stopOf } from "./operations";

const administration = { members: ["00000000-0000-4000-8000-0000000000aa"] };

const fabric: FixtureResource = {
    type: "azure-native:fabric:FabricCapacity",
    name: "reports",
    id: arm("Microsoft.Fabric/capacities", "fcreports"),
    props: { ...common, capacityName: "fcreports", sku: { name: "F8", tier: "Fabric" }, administration },
};

const embedded: FixtureResource = {
    type: "azure-native:powerbidedicated:CapacityDetails",
    name: "reports-embedded",
    id: arm("Microsoft.PowerBIDedicated/capacities", "pbireports"),
    props: { ...common, dedicatedCapacityName: "pbireports", sku: { name: "A1", tier: "PBIE_Azure" }, administration },
};

const suspend = (capacity: FixtureResource) => ({
    name: `suspend-${capacity.name}`,
    type: "WebActivity",
    policy: { timeout: "0.00:10:00", retry: 2 },
    method: "POST",
    url: outputOf(capacity, `https://management.azure.com${capacity.id}/suspend`),
});

const pipeline: FixtureResource = {
    type: "azure-native:datafactory:Pipeline",
    name: "reports-pause",
    id: arm("Microsoft.DataFactory/factories", "adf-data/pipelines/reports"),
    props: { ...inFactory, pipelineName: "reports", activities: [suspend(fabric), suspend(embedded)] },
};

const stop = stopOf("reports");

const trigger: FixtureResource = {
    type: "azure-native:datafactory:Trigger",
    name: "reports-pause-trigger",
    id: arm("Microsoft.DataFactory/factories", "adf-data/triggers/reports"),
    dependsOn: [stop.name],
    props: {
        ...inFactory,
        triggerName: "reports",
        properties: {
            type: "ScheduleTrigger",
            pipelines: [
                { pipelineReference: { type: "PipelineReference", referenceName: outputOf(pipeline, "reports") } },
            ],
        },
    },
};

export const reporting: readonly FixtureResource[] = [fabric, embedded, pipeline, stop, trigger];
