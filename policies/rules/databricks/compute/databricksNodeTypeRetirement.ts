import { retirementOf, retiringFamilies } from "../../../../azure/compute/sizes";
import { type Conditions, satisfies } from "../../../core/conditions";
import { choices, type Definition, definitionThat } from "../../../core/databricks/policyDefinition";
import { defineRule } from "../../../core/rule";

const expectation = `no size that Azure retires: ${retiringFamilies.map(({ family, on }) => `${family} on ${on}`).join(", ")}`;

const isKept = (size: unknown) => typeof size !== "string" || retirementOf(size) === undefined;

// A pattern or a free size is the concern of databricks-policy-node-types.
const namesKeptSizes = ({ node_type_id: workers, driver_node_type_id: driver }: Definition) =>
    [workers, driver].flatMap((limitation) => choices(limitation) ?? []).every(isKept);

export const databricksNodeTypeRetirement = defineRule({
    id: "databricks-node-type-retirement",
    title: "Compute policies and pools name sizes that Azure keeps",
    rationale: "On the day of its retirement no machine of a size starts, and capacity gets scarce long before.",
    remedy: "Name a size of a current series.",
    severity: "low",
    level: { dev: "advisory", prod: "advisory" },
    targets: ["databricks:index/clusterPolicy:ClusterPolicy", "databricks:index/instancePool:InstancePool"],
    references: ["dbx.cluster-policy"],
    checks: ({ type }): Conditions =>
        type === "databricks:index/instancePool:InstancePool"
            ? { nodeTypeId: satisfies(expectation, isKept) }
            : { definition: definitionThat(expectation, namesKeptSizes) },
});
