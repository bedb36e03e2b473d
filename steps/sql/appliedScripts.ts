import type { Outcome } from "../core/outcome";
import { StepError } from "../core/stepError";
import { ensureRecords, inTransaction, lockDatabase, recordsOf } from "./records";
import type { Script } from "./scripts";
import { isTransientError, SqlError, type Session } from "./session";

/** Applies the scripts that are not recorded with their digest, in order; each is recorded as soon as it is applied. */
export async function applyScripts(session: Session, scripts: readonly Script[]): Promise<Outcome> {
    await lockDatabase(session);
    await ensureRecords(session, "appliedScript");
    const due = await notApplied(session, scripts);
    for (const script of due) {
        if (script.transactional) {
            await inTransaction(session, () => applyOne(session, script, 1));
        } else {
            await session.query("SET XACT_ABORT ON;");
            await applyOne(session, script, 0);
        }
    }
    return due.length === 0
        ? { text: `${counted(scripts)} applied already, nothing done` }
        : { text: `applied ${due.length} of ${scripts.length}: ${due.map(({ path }) => path).join(", ")}` };
}

/** Says which scripts are not applied as they are now. */
export async function compareScripts(session: Session, scripts: readonly Script[]): Promise<Outcome> {
    const due = await notApplied(session, scripts);
    return due.length === 0
        ? { text: `${counted(scripts)} applied` }
        : { text: `not applied as it is now: ${due.map(({ path }) => path).join(", ")}`, differs: true };
}

const counted = ({ length }: readonly Script[]) => (length === 1 ? "1 script is" : `${length} scripts are`);

async function notApplied(session: Session, scripts: readonly Script[]): Promise<Script[]> {
    const rows = await recordsOf(session, "appliedScript", "path, sha256");
    const known = new Map(rows.map(({ path, sha256 }) => [path, sha256]));
    return scripts.filter(({ path, sha256 }) => known.get(path) !== sha256);
}

async function applyOne(session: Session, script: Script, depth: number): Promise<void> {
    for (const { text, line } of script.batches) {
        try {
            await session.query(text);
        } catch (error) {
            throw error instanceof SqlError && !isTransientError(error) ? placed(error, script.path, line) : error;
        }
    }
    const [row] = await session.query("SELECT @@TRANCOUNT AS depth;");
    if (row?.depth !== depth) {
        throw new StepError(
            `${script.path} leaves ${String(row?.depth)} transactions open, not ${depth}`,
            "each BEGIN TRANSACTION needs its COMMIT, and a script ends none that it did not begin",
        );
    }
    await session.query(
        `UPDATE platform.applied_script SET sha256 = @sha256, applied_at = SYSUTCDATETIME() WHERE path = @path;
IF @@ROWCOUNT = 0 INSERT INTO platform.applied_script (path, sha256, applied_at) VALUES (@path, @sha256, SYSUTCDATETIME());`,
        { path: script.path, sha256: script.sha256 },
    );
}

// The server counts lines from the beginning of a batch.
const placed = ({ number, message, line = 1 }: SqlError, path: string, from: number) =>
    new StepError(
        `${path}:${from + line - 1}: ${number} ${message}`,
        "mend the script and run pulumi up; scripts before it stay applied",
    );
