import type { ServiceBreaks } from "./breaks";

export const reportingBreaks: ServiceBreaks = {
    checks: {
        "reporting-capacity-size sku.name": { disallowed: ["F128", "A5", "P1"] },
        "reporting-capacity-administrators administration.members": {
            disallowed: [[], ["eve@contoso.example"], ["admins"]],
            structured: true,
        },
    },
    removals: {
        "reports-pause": ["reporting-capacity-pause @reports", "reporting-capacity-pause @reports-embedded"],
        "reports-pause-trigger": ["reporting-capacity-pause @reports", "reporting-capacity-pause @reports-embedded"],
        "reports-stop": ["data-factory-trigger-step @reports-pause-trigger"],
    },
};
