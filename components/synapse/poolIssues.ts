import { resourceTypes } from "../../azure/kinds";
import { systemDatabases } from "../../azure/sql/computeSizes";
import { collationForm, dedicatedPoolSizes } from "../../azure/synapse/dedicatedPools";
import { sparkNodeSizes, sparkPoolLimits, sparkVersions } from "../../azure/synapse/sparkPools";
import { withDefaults } from "../shared/defaults";
import { isWholeNumber, issuesWithin, nameIssues, type Bounds, type InputIssue } from "../shared/validation";
import {
    synapseSparkPoolDefaults,
    synapseSqlPoolDefaults,
    type SynapseSparkPoolArgs,
    type SynapseSqlPoolArgs,
} from "./pools";

/** Everything that is wrong with a dedicated SQL pool. */
export function synapseSqlPoolIssues(pool: SynapseSqlPoolArgs): InputIssue[] {
    const { name, size, collation } = withDefaults(pool, synapseSqlPoolDefaults);
    const issues = nameIssues("name", name, resourceTypes.synapseSqlPool.name);
    if (systemDatabases.includes(name.toLowerCase())) {
        issues.push({
            propertyPath: "name",
            reason: `"${name}" is a database of the system; choose another name`,
        });
    }
    issues.push(...oneOfIssues("size", size, Object.keys(dedicatedPoolSizes)));
    if (!collationForm.test(collation)) {
        issues.push({
            propertyPath: "collation",
            reason: `"${collation}" is not the name of a collation, such as ${synapseSqlPoolDefaults.collation}`,
        });
    }
    return issuesWithin("sqlPool", issues);
}

/** Everything that is wrong with a Spark pool. */
export function synapseSparkPoolIssues(pool: SynapseSparkPoolArgs | undefined): InputIssue[] {
    if (!pool) {
        return [];
    }
    const { name, nodeSize, minNodes, maxNodes, autoPauseMinutes, version } = withDefaults(
        pool,
        synapseSparkPoolDefaults,
    );
    const [least, most] = sparkPoolLimits.nodes;
    const issues = [
        ...nameIssues("name", name, resourceTypes.synapseSparkPool.name),
        ...oneOfIssues("nodeSize", nodeSize, Object.keys(sparkNodeSizes)),
        ...rangeIssues("minNodes", minNodes, [least, most]),
        ...rangeIssues("maxNodes", maxNodes, [least, most]),
        ...rangeIssues("autoPauseMinutes", autoPauseMinutes, sparkPoolLimits.autoPauseMinutes),
        ...oneOfIssues("version", version, sparkVersions),
    ];
    if (minNodes > maxNodes) {
        issues.push({
            propertyPath: "minNodes",
            reason: `is ${minNodes}, more than maxNodes (${maxNodes}); raise maxNodes, or set fewer`,
        });
    }
    return issuesWithin("sparkPool", issues);
}

const oneOfIssues = (propertyPath: string, value: string, values: readonly string[]): InputIssue[] =>
    values.includes(value) ? [] : [{ propertyPath, reason: `is "${value}"; must be one of ${values.join(", ")}` }];

const rangeIssues = (propertyPath: string, value: number, bounds: Bounds): InputIssue[] =>
    isWholeNumber(value, bounds)
        ? []
        : [{ propertyPath, reason: `is ${value}, must be a whole number from ${bounds.join(" to ")}` }];
