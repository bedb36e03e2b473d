import { isTrue, oneOf, present, shape } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

const analytics = "flowAnalyticsConfiguration.networkWatcherFlowAnalyticsConfiguration";

export const networkFlowLogAnalytics = defineRule({
    id: "network-flow-log-analytics",
    title: "Flow logs are searched by traffic analytics",
    rationale: "A flow log is files in a storage account: without traffic analytics no query and no alert reads them.",
    remedy: `Set ${analytics} with enabled, workspaceResourceId and trafficAnalyticsInterval of 10 or 60.`,
    severity: "low",
    level: { dev: "disabled", prod: "advisory" },
    targets: ["azure-native:network:FlowLog"],
    references: ["net.flow-logs", "2f080164-9f4d-497e-9db6-416dc9f7b48a"],
    checks: {
        [analytics]: shape({
            enabled: isTrue(),
            workspaceResourceId: present(),
            trafficAnalyticsInterval: oneOf([10, 60]),
        }),
    },
});
