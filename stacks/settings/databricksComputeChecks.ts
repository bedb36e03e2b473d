import { costTagFaults } from "../../components/databricks/costTags";
import { policyFaults } from "../../components/databricks/policyChecks";
import type { ComputePolicy } from "../../components/databricks/policyPresets";
import { knownPools, poolFaults, type ComputePool } from "../../components/databricks/poolChecks";
import type { InputFault } from "../../components/shared/validation";
import type { SettingsFault } from "./faults";
import type { Settings } from "./sections";

type Databricks = NonNullable<Settings["databricks"]>;

/** Policies and pools as their components take them. */
export interface ComputeShape {
    /** Policies. */
    policies: ComputePolicy[];
    /** Pools. */
    pools: ComputePool[];
}

/** What the settings say of compute. Personas stand for their groups, which are checked where they are given. */
export function computeShape({ compute }: Databricks): ComputeShape {
    return {
        policies: (compute?.policies ?? []).map(({ personas, ...policy }) => ({ ...policy, groups: personas })),
        pools: (compute?.pools ?? []).map(({ personas, ...pool }) => ({ ...pool, groups: personas })),
    };
}

/** What is wrong with compute policies and pools: sizes, runtimes, caps, names, tags. */
export function computeChecks({ tags }: Settings, databricks: Databricks): SettingsFault[] {
    if (!databricks.compute) return [];
    const { policies, pools } = computeShape(databricks);
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
    path: `databricks.compute.${propertyPath.replace(/\.groups$/, ".personas")}`,
    message: reason,
});
