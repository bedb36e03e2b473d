import type { Step } from "../../../steps/contract";
import { CloudError } from "../../core/types";
import { changeState, undoChange } from "./armAction";
import type { StepContext } from "./context";
import { applyConnection, applyGateway, applyItem, applyWorkspace, undoFabric } from "./fabric";
import { applyScripts, applyUsers } from "./sql";

/** Does what a step's program does, again and again with the same end; an error names what the step works on. */
export function applyStep(context: StepContext, step: Step): void {
    asProgramError(step, () => {
        switch (step.kind) {
            case "armAction":
                return changeState(context, step);
            case "sqlScript":
                return applyScripts(context, step);
            case "sqlUsers":
                return applyUsers(context, step);
            case "fabricWorkspace":
                return applyWorkspace(context, step);
            case "fabricGateway":
                return applyGateway(context, step);
            case "fabricConnection":
                return applyConnection(context, step);
            case "fabricItem":
                return applyItem(context, step);
        }
    });
}

/** Undoes a step whose kind has an inverse. */
export function undoStep(context: StepContext, step: Step): void {
    if (step.kind === "armAction") {
        asProgramError(step, () => undoChange(context, step));
    } else if (step.kind === "fabricGateway" || step.kind === "fabricConnection") {
        asProgramError(step, () => undoFabric(context, step));
    }
}

function asProgramError({ kind, target }: Step, work: () => void): void {
    try {
        work();
    } catch (error) {
        const { message } = error as Error;
        const said = error instanceof CloudError ? `${error.status} ${error.code}: ${message}` : message;
        throw new Error(`${kind} ${target}: ${said}`, { cause: error });
    }
}
