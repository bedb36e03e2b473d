import { dedicatedPoolSizes } from "../../../azure/synapse/dedicatedPools";
import { sparkPoolLimits } from "../../../azure/synapse/sparkPools";
import { at } from "../../core/ids";
import { same, shown } from "../../core/refusals";
import type { Refusal } from "../../core/types";
import { poolBeforeActivation } from "./activation";

/** What a dedicated SQL pool is refused for. */
export const sqlPoolRefusals: readonly Refusal[] = [
    poolBeforeActivation,
    {
        what: "a size of a dedicated pool that Azure does not sell",
        source: "learn.microsoft.com/azure/synapse-analytics/sql-data-warehouse/memory-concurrency-limits; unverified: code and message",
        message: ({ inputs }) => {
            const size = at(inputs, "sku", "name");
            return size === undefined || Object.keys(dedicatedPoolSizes).some((each) => same(each, size))
                ? undefined
                : `The service objective '${shown(size)}' is not supported. Set sku.name to one of ${Object.keys(dedicatedPoolSizes).join(", ")}.`;
        },
    },
    {
        what: "another size of a pool that is paused",
        source: "MicrosoftDocs/azure-docs, issue 10333 (message, of the portal); unverified: code",
        message: ({ inputs, existing }) =>
            same(existing?.outputs.status, "Paused") &&
            !same(at(existing?.inputs, "sku", "name"), at(inputs, "sku", "name"))
                ? "This SQL data warehouse must be online to scale. Resume the pool first."
                : undefined,
    },
];

const [leastNodes, mostNodes] = sparkPoolLimits.nodes;
const [leastMinutes, mostMinutes] = sparkPoolLimits.autoPauseMinutes;
const isWithin = (value: unknown, least: number, most: number) =>
    value === undefined || (typeof value === "number" && value >= least && value <= most);

/** What a Spark pool is refused for. */
export const sparkPoolRefusals: readonly Refusal[] = [
    poolBeforeActivation,
    {
        what: "fewer nodes than a Spark pool needs, more than it takes, or fewer at most than at least",
        source: "learn.microsoft.com/azure/synapse-analytics/spark/apache-spark-pool-configurations (3 to 200); unverified: code and message",
        message: ({ inputs: { autoScale, nodeCount } }) => {
            const [least, most] = [at(autoScale, "minNodeCount"), at(autoScale, "maxNodeCount")];
            const wrong = [least, most, nodeCount].find((nodes) => !isWithin(nodes, leastNodes, mostNodes));
            return wrong !== undefined || Number(least) > Number(most)
                ? `A Spark pool has ${leastNodes} to ${mostNodes} nodes; it has ${shown(nodeCount ?? [least, most])}.`
                : undefined;
        },
    },
    {
        what: "an auto-pause of a Spark pool after fewer than 5 minutes or more than 7 days",
        source: "hashicorp/terraform-provider-azurerm, internal/services/synapse/synapse_spark_pool_resource.go; unverified: code and message",
        message: ({ inputs }) => {
            const delay = at(inputs, "autoPause", "delayInMinutes");
            return isWithin(delay, leastMinutes, mostMinutes)
                ? undefined
                : `autoPause.delayInMinutes is ${shown(delay)}; set ${leastMinutes} to ${mostMinutes}.`;
        },
    },
];
