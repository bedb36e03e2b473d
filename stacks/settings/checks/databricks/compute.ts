import { costTagIssues } from "../../../../components/databricks/compute/costTags";
import { policyIssues } from "../../../../components/databricks/compute/policyChecks";
import { resolvePolicies } from "../../../../components/databricks/compute/policyResolution";
import { knownPools, poolIssues } from "../../../../components/databricks/compute/poolChecks";
import type { InputIssue } from "../../../../components/shared/validation";
import { personaNamesAsGroups, computeShape } from "./computeShape";
import type { SettingsIssue } from "../../core/issues";
import type { Settings } from "../../schema/settings";

type Databricks = NonNullable<Settings["databricks"]>;

/** What is wrong with compute policies and pools: sizes, runtimes, caps, names, tags. */
export function computeChecks({ tags }: Settings, databricks: Databricks): SettingsIssue[] {
    if (!databricks.compute) {
        return [];
    }
    const { policies, pools } = computeShape(databricks, personaNamesAsGroups);
    const known = knownPools(pools);
    const found = [...poolIssues(pools), ...policyIssues(resolvePolicies(policies, known), known)];
    return [
        ...found.filter((issue) => !isOfOneGroup(issue)).map(inSettings),
        ...costTagIssues(tags.additional ?? {}).map(({ propertyPath, reason }) => ({
            path: propertyPath.replace(/^tags/, "tags.additional"),
            message: reason,
        })),
    ];
}

// A persona may have a name that no account group may have.
const isOfOneGroup = ({ propertyPath }: InputIssue) => /\.groups\[\d+\]$/.test(propertyPath);

const inSettings = ({ propertyPath, reason }: InputIssue): SettingsIssue => ({
    path: `databricks.compute.${propertyPath.replace(/\.groups$/, ".personas").replace(/^(policies.*\.)availability$/, "$1spot")}`,
    message: reason,
});
