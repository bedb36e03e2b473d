import { atLeast, exactly, shape, some } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

const limit = shape({
    key: exactly(["endpoint"], { missing: "pass", because: "a limit is the endpoint's unless it names another" }),
    calls: atLeast(1),
});

export const databricksServingRateLimits = defineRule({
    id: "databricks-serving-rate-limits",
    title: "Serving endpoints take so many calls and no more",
    rationale:
        "A caller in a loop, or one whose token was taken, is billed by the call and takes the endpoint from others.",
    remedy: "Add a limit with calls, renewalPeriod minute and key endpoint to aiGateway.rateLimits.",
    severity: "medium",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["databricks:index/modelServing:ModelServing"],
    references: [],
    checks: { "aiGateway.rateLimits": some(limit) },
});
