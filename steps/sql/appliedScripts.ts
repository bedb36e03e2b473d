import type { Outcome } from "../core/outcome";
import { StepError } from "../core/stepError";
import { inTransaction } from "./keepers/azureSql";
import type { Keeper } from "./keepers/keeper";
import type { Script } from "./scripts";
import { isTransientError, pausedRemedy, SqlError, type Session } from "./session";

/** Applies the scripts that are not recorded with their digest, in order; each is recorded as soon as it is applied. */
export function applyScripts(session: Session, keeper: Keeper, scripts: readonly Script[]): Promise<Outcome> {
    return keeper.alone("appliedScript", async () => {
        const due = await notApplied(keeper, scripts);
        for (const script of due) {
            if (script.transactional && keeper.isTransactional) {
                await inTransaction(session, () => applyOne(session, keeper, script, 1));
            } else {
                if (keeper.isTransactional) {
                    await session.query("SET XACT_ABORT ON;");
                }
                await applyOne(session, keeper, script, 0);
            }
        }
        return due.length === 0
            ? { text: `${counted(scripts)} applied already, nothing done` }
            : { text: `applied ${due.length} of ${scripts.length}: ${due.map(({ path }) => path).join(", ")}` };
    });
}

/** Says which scripts are not applied as they are now. */
export async function compareScripts(keeper: Keeper, scripts: readonly Script[]): Promise<Outcome> {
    if (!keeper.records) {
        return { text: `nothing is recorded in master; a deployment applies what is new or changed` };
    }
    const due = await notApplied(keeper, scripts);
    return due.length === 0
        ? { text: `${counted(scripts)} applied` }
        : { text: `not applied as it is now: ${due.map(({ path }) => path).join(", ")}`, differs: true };
}

const counted = ({ length }: readonly Script[]) => (length === 1 ? "1 script is" : `${length} scripts are`);

async function notApplied(keeper: Keeper, scripts: readonly Script[]): Promise<Script[]> {
    const rows = await keeper.rows("appliedScript");
    const known = new Map(rows.map(({ path, sha256 }) => [path, sha256]));
    return scripts.filter(({ path, sha256 }) => known.get(path) !== sha256);
}

async function applyOne(session: Session, keeper: Keeper, script: Script, depth: number): Promise<void> {
    for (const { text, line } of script.batches) {
        await keeper.confirm();
        try {
            await session.query(text);
        } catch (error) {
            throw error instanceof SqlError && !isTransientError(error) ? placed(error, script.path, line) : error;
        }
    }
    const open = await keeper.depth();
    if (open !== undefined && open !== depth) {
        throw new StepError(
            `${script.path} leaves ${String(open)} transactions open, not ${depth}`,
            "each BEGIN TRANSACTION needs its COMMIT, and a script ends none that it did not begin",
        );
    }
    await keeper.write("appliedScript", { path: script.path, sha256: script.sha256 });
}

// The server counts lines from the beginning of a batch.
const placed = (error: SqlError, path: string, from: number) =>
    new StepError(
        `${path}:${from + (error.line ?? 1) - 1}: ${error.number} ${error.message}`,
        pausedRemedy(error) ?? "mend the script and run pulumi up; scripts before it stay applied",
    );
