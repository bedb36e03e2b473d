import { at } from "../../core/ids";
import type { Call, CloudObject, Refusal } from "../../core/types";

/** What Azure answers to a change of a started trigger. */
export const enabled = {
    status: 400,
    code: "TriggerEnabledCannotUpdate",
    message: "Cannot update enabled Trigger; the trigger needs to be disabled first.",
} as const;

/** Whether a trigger runs. */
export const isStarted = (trigger: CloudObject | undefined) =>
    at(trigger?.outputs.properties, "runtimeState") === "Started";

/** Whether one of these properties of a trigger by windows is to change. */
const changes = ({ existing, inputs }: Call, ...names: string[]): boolean =>
    at(existing?.inputs.properties, "type") === "TumblingWindowTrigger" &&
    names.some((name) => at(existing?.inputs.properties, name) !== at(inputs.properties, name));

/** What Azure refuses of triggers. */
export const triggerRefusals: readonly Refusal[] = [
    {
        what: "a change of a trigger that is started",
        source: "github.com/Azure/Azure-DataFactory/issues/539 (message), github.com/Azure/Synapse-workspace-deployment/issues/46 (code)",
        status: enabled.status,
        code: enabled.code,
        message: ({ existing }) => (isStarted(existing) ? enabled.message : undefined),
    },
    {
        what: "another length of a trigger's windows",
        source: "github.com/Azure/Azure-DataFactory/issues/177 (code); unverified: message",
        code: "TumblingWindowTriggerFrequencyOrIntervalUpdateNotAllowed",
        message: (call) =>
            changes(call, "frequency", "interval")
                ? "Frequency or interval cannot be updated for Tumbling Window Trigger."
                : undefined,
    },
    {
        what: "another start of a trigger's windows",
        source: "github.com/MicrosoftDocs/azure-docs/issues/69307 (code, message)",
        code: "TumblingWindowTriggerStartTimeUpdateNotAllowed",
        message: (call) =>
            changes(call, "startTime") ? "Start time cannot be updated for Tumbling Window Trigger." : undefined,
    },
];
