import {
    costTagIssues,
    knownPools,
    policyIssues,
    poolIssues,
    resolvePolicies,
} from "../../../../components/databricks/checks";
import { computeShape } from "./computeShape";
import { settingsIssues, type SettingsIssue } from "../../core/issues";
import type { DatabricksSettings } from "../../schema/databricks/databricks";
import { groupsToCheck } from "./access";
import type { DatabricksReads } from "./reads";

/** What is wrong with compute policies and pools: sizes, runtimes, caps, names, tags. */
export function computeChecks({ tags }: DatabricksReads, databricks: DatabricksSettings): SettingsIssue[] {
    if (!databricks.compute) {
        return [];
    }
    const { policies, pools } = computeShape(databricks, (personas) => groupsToCheck(databricks, personas));
    const known = knownPools(pools);
    const found = [...poolIssues(pools), ...policyIssues(resolvePolicies(policies, known), known)];
    return [
        ...settingsIssues(found, "databricks.compute", { "policies.availability": "spot" }),
        ...settingsIssues(costTagIssues(tags.additional ?? {}), "", { tags: "tags.additional" }),
    ];
}
