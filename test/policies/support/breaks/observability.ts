import type { ServiceBreaks } from "./breaks";

export const observabilityBreaks: ServiceBreaks = {
    checks: {
        "monitoring-diagnostic-destination logs": {
            disallowed: [
                [],
                [{ categoryGroup: "allLogs", enabled: false }],
                [{ categoryGroup: "other", enabled: true }],
                [{ category: "AuditEvent", enabled: true }],
            ],
            structured: true,
        },
    },
    removals: {
        "logs-diagnostics": ["monitoring-diagnostic-setting @logs"],
    },
};
