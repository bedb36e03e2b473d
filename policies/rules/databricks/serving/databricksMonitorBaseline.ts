import { present } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

export const databricksMonitorBaseline = defineRule({
    id: "databricks-monitor-baseline",
    title: "Monitors compare with a baseline, by a schedule",
    rationale:
        "Without a baseline a monitor compares a day with the one before it, so that slow drift never shows; without a schedule it compares nothing.",
    remedy: "Set baselineTableName and schedule.quartzCronExpression.",
    severity: "low",
    level: { dev: "advisory", prod: "mandatory" },
    targets: ["databricks:index/qualityMonitor:QualityMonitor"],
    references: [],
    checks: { baselineTableName: present(), "schedule.quartzCronExpression": present() },
});
