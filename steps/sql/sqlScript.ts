import type { SqlScriptStep } from "../contract";
import type { Given, StepWork } from "../core/outcome";
import { StepInputError } from "../core/stepError";
import { applyScripts, compareScripts } from "./appliedScripts";
import { readScripts } from "./scripts";
import { withSession } from "./withSession";

/** Applies scripts of T-SQL to a database. */
export function sqlScript(given: Given<SqlScriptStep>): StepWork {
    return {
        apply: () => {
            const read = readScripts(given);
            return withSession(given, (session, keeper) => applyScripts(session, keeper, read));
        },
        undo: () => {
            throw new StepInputError("scripts have no inverse; what they made is deleted with the database");
        },
        verify: () => {
            const read = readScripts(given);
            return withSession(given, (_session, keeper) => compareScripts(keeper, read));
        },
    };
}
