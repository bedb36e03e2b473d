import { satisfies } from "../../../core/conditions";
import { ceilings } from "../../../core/databricks/ceilings";
import { defineRule } from "../../../core/rule";

function isFrom(value: unknown, least: number, most: number): boolean {
    return typeof value === "number" && value >= least && value <= most;
}

const { dev, prod } = ceilings;

export const databricksPoolLimits = defineRule({
    id: "databricks-pool-limits",
    title: "Instance pools are bounded and give idle machines back",
    rationale: "A pool without an end takes the whole quota, and idle machines are billed by Azure like busy ones.",
    remedy: `Set maxCapacity, up to ${dev.poolMachines} in profile dev and ${prod.poolMachines} in prod, and idleInstanceAutoterminationMinutes from 0 to 60.`,
    severity: "medium",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["databricks:index/instancePool:InstancePool"],
    references: ["dbx.instance-pool"],
    checks: ({ profile }) => {
        const most = ceilings[profile].poolMachines;
        return {
            maxCapacity: satisfies(`from 1 to ${most}`, (value) => isFrom(value, 1, most)),
            idleInstanceAutoterminationMinutes: satisfies("from 0 to 60", (value) => isFrom(value, 0, 60)),
        };
    },
});
