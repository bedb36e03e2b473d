import { existsSync, readFileSync, symlinkSync } from "node:fs";
import path from "node:path";
import { PreviewFaults, type Fault } from "../faults";
import type { Plan } from "../plan";
import { baseFault } from "./faults";
import { readPlanFile } from "./planFile";
import type { Base, PlanOf } from "./types";
import { inWorktree, run, type Ended } from "./worktree";

/** Has the preview of a git ref run by that ref's own program, with today's node_modules. */
export async function renderRef(ref: string, wanted: PlanOf, folder: string): Promise<Base> {
    const prefix = await prefixOf(ref, folder);
    const commit = await commitOf(ref, folder);
    return inWorktree({ ref, repository: folder, commit }, async (tree) => {
        const project = path.join(tree, prefix);
        requirePreview(ref, project);
        const file = path.join(path.dirname(tree), "plan.json");
        const plan = await planIn(project, { ref, wanted, folder, file });
        return { plan, notes: lockNotes(ref, project, folder) };
    });
}

/** Path of the project within its repository; empty where it is all of it. */
async function prefixOf(ref: string, folder: string): Promise<string> {
    const { code, out } = await run("git", ["rev-parse", "--show-prefix"], folder);
    if (code === undefined)
        throw baseFault(ref, "is no file, and git is not installed; install it, or name a plan file");
    if (code !== 0) throw baseFault(ref, "is no file, and this folder is no git checkout; name a plan file");
    return out.trim();
}

async function commitOf(ref: string, folder: string): Promise<string> {
    const asked = ["rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`];
    const { code, out } = await run("git", asked, folder);
    if (code === 0) return out.trim();
    throw baseFault(ref, "is neither a file nor a ref of this checkout; fetch it with git fetch, or name a plan file");
}

function requirePreview(ref: string, project: string): void {
    const manifest = path.join(project, "package.json");
    const { scripts } = (existsSync(manifest) ? JSON.parse(readFileSync(manifest, "utf8")) : {}) as {
        scripts?: Record<string, string>;
    };
    if (scripts?.preview === undefined)
        throw baseFault(ref, "has no script preview in its package.json; name a later ref, or a plan file");
}

interface Rendering {
    ref: string;
    wanted: PlanOf;
    folder: string;
    /** Where the plan is written. */
    file: string;
}

async function planIn(project: string, { ref, wanted, folder, file }: Rendering): Promise<Plan> {
    const modules = path.join(project, "node_modules");
    if (!existsSync(modules)) symlinkSync(path.join(folder, "node_modules"), modules, "junction");
    const mode = wanted.mode === "resolved" ? ["--resolved"] : [];
    const args = ["run", "--silent", "preview", "--", wanted.stack, ...mode, "--quiet", "--json", file];
    const ended = await run("npm", args, project);
    // With 1 the policy pack found something, which is no matter of a comparison.
    if ((ended.code === 0 || ended.code === 1) && existsSync(file)) return readPlanFile(file, wanted, ref);
    throw existsSync(file) ? new PreviewFaults(faultsIn(file, ref)) : failed(ref, ended);
}

function faultsIn(file: string, ref: string): Fault[] {
    const { faults = [] } = JSON.parse(readFileSync(file, "utf8")) as { faults?: Fault[] };
    return faults.map(({ path: at, message }) => ({ path: `--base ${ref}${at === "" ? "" : `, ${at}`}`, message }));
}

function failed(ref: string, { code, err }: Ended): PreviewFaults {
    if (code === undefined) return baseFault(ref, "cannot be previewed: npm is not installed; name a plan file");
    const said = err.trim().split("\n").slice(0, 5).join(" ");
    return baseFault(ref, `its own preview ended with exit code ${code}: ${said}`);
}

function lockNotes(ref: string, project: string, folder: string): string[] {
    const lockOf = (where: string) => {
        const file = path.join(where, "package-lock.json");
        return existsSync(file) ? readFileSync(file, "utf8") : undefined;
    };
    if (lockOf(project) === lockOf(folder)) return [];
    return [
        `package-lock.json of ${ref} differs from today's: its preview ran with today's node_modules, so a change that comes of a dependency is not seen.`,
    ];
}
