import { type Conditions, satisfies } from "../../../core/conditions";
import { choices, type Definition, definitionThat } from "../../../core/databricks/policyDefinition";
import { defineRule } from "../../../core/rule";

// Source: "VM size series retirements, capacity growth restrictions, and modernization guidance",
// MicrosoftDocs/azure-compute-docs, ms.date 09/24/2026; sizes of the series that Databricks takes.
const retirements = [
    { series: "NCv3", sizes: /^Standard_NC\d+r?s_v3$/i, on: "2025-09-30" },
    { series: "Dsv2", sizes: /^Standard_DS\d+_v2$/i, on: "2028-05-01" },
    { series: "Fsv2", sizes: /^Standard_F\d+s_v2$/i, on: "2028-11-15" },
    { series: "Lsv2", sizes: /^Standard_L\d+s_v2$/i, on: "2028-11-15" },
    { series: "Dsv3", sizes: /^Standard_D\d+s_v3$/i, on: "2029-11-15" },
];

const expectation = `no size that Azure retires: ${retirements.map(({ series, on }) => `${series} on ${on}`).join(", ")}`;

const isKept = (size: unknown) => !retirements.some(({ sizes }) => typeof size === "string" && sizes.test(size));

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
