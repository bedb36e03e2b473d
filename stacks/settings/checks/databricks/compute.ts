import { costTagFaults } from "../../../../components/databricks/compute/costTags";
import { policyFaults } from "../../../../components/databricks/compute/policyChecks";
import { knownPools, poolFaults } from "../../../../components/databricks/compute/poolChecks";
import type { InputFault } from "../../../../components/shared/validation";
import { asThemselves, computeShape } from "./computeShape";
import type { SettingsFault } from "../../core/faults";
import type { Settings } from "../../schema/settings";

type Databricks = NonNullable<Settings["databricks"]>;

/** What is wrong with compute policies and pools: sizes, runtimes, caps, names, tags. */
export function computeChecks({ tags }: Settings, databricks: Databricks): SettingsFault[] {
    if (!databricks.compute) {
        return [];
    }
    const { policies, pools } = computeShape(databricks, asThemselves);
    const found = [...poolFaults(pools), ...policyFaults(policies, knownPools(pools))];
    return [
        ...found.filter((fault) => !isOfOneGroup(fault)).map(inSettings),
        ...costTagFaults(tags.additional ?? {}).map(({ propertyPath, reason }) => ({
            path: propertyPath.replace(/^tags/, "tags.additional"),
            message: reason,
        })),
    ];
}

// A persona may have a name that no account group may have.
const isOfOneGroup = ({ propertyPath }: InputFault) => /\.groups\[\d+\]$/.test(propertyPath);

const inSettings = ({ propertyPath, reason }: InputFault): SettingsFault => ({
    path: `databricks.compute.${propertyPath.replace(/\.groups$/, ".personas").replace(/^(policies.*\.)availability$/, "$1spot")}`,
    message: reason,
});
