import type { Rule } from "../../core/rule";
import { operationsRemoteCommand } from "./operationsRemoteCommand";
import { operationsStepEndpoint } from "./operationsStepEndpoint";
import { operationsStepFiles } from "./operationsStepFiles";
import { operationsStepForm } from "./operationsStepForm";
import { operationsStepProgram } from "./operationsStepProgram";
import { operationsStepSecrets } from "./operationsStepSecrets";

/** The rules on steps of a deployment. */
export const operationsRules: readonly Rule[] = [
    operationsRemoteCommand,
    operationsStepEndpoint,
    operationsStepFiles,
    operationsStepForm,
    operationsStepProgram,
    operationsStepSecrets,
];
