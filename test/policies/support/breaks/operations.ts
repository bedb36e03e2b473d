import type { ServiceBreaks } from "./breaks";

const aboutSteps = ["operations-step-endpoint", "operations-step-files", "operations-step-secrets"];

export const operationsBreaks: ServiceBreaks = {
    checks: {
        "operations-step-program interpreter": {
            disallowed: [
                ["/bin/sh", "-c"],
                ["node", "steps/run.cjs", "--inspect"],
                ["node"],
                ["node", "Steps/run.cjs"],
                [],
                "node steps/run.cjs",
            ],
            structured: true,
        },
        "operations-step-program create": { disallowed: ["undo", "verify", "apply; env", ""] },
        "operations-step-program update": { disallowed: ["undo", "verify", ""] },
        "operations-step-program delete": { disallowed: ["apply", "rm -rf ."], unsetPasses: true },
        "operations-step-program dir": { disallowed: [".", "../..", "/tmp", " .."], structured: true },
        "operations-step-program ": { structured: true },
        "operations-step-form environment": {
            disallowed: [
                {},
                "STEP",
                { STEP: "" },
                { STEP: "start" },
                { STEP: JSON.stringify({ kind: "shell", target: "x", files: {}, arguments: {} }) },
                { STEP: {} },
            ],
            structured: true,
        },
        "operations-step-form ": { structured: true },
        "operations-step-files environment.STEP": { structured: true, unsetPasses: true },
        "operations-step-secrets environment": { structured: true, unsetPasses: true },
    },
    alsoTrips: {
        // A step that has an inverse must be undone.
        "operations-step-program delete unset": ["operations-step-form"],
        "operations-step-program delete unknown": ["operations-step-form"],
        "operations-step-form environment unknown": aboutSteps,
        "operations-step-files environment.STEP unset": ["operations-step-form"],
        "operations-step-files environment.STEP unknown": [
            "operations-step-endpoint",
            "operations-step-form",
            "operations-step-secrets",
        ],
        "operations-step-secrets environment unset": ["operations-step-form"],
        "operations-step-secrets environment unknown": [
            "operations-step-endpoint",
            "operations-step-files",
            "operations-step-form",
        ],
    },
    removals: { "daily-stop": ["data-factory-trigger-step @factory-daily-trigger"] },
};
