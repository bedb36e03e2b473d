import { existsSync, readFileSync, symlinkSync } from "node:fs";
import path from "node:path";
import { PreviewError, type Issue } from "../issues";
import type { Plan } from "../plan";
import { readProject, stackFile } from "../stackFile";
import { baseIssue, baseIssues } from "./issues";
import { readPlanFile } from "./planFile";
import type { Base, PlanOf } from "./types";
import { inWorktree, run, type Ended } from "./worktree";

/** Has the preview of a git ref run by that ref's own program, with today's node_modules. */
export async function renderRef(ref: string, wanted: PlanOf, folder: string): Promise<Base> {
    const prefix = await prefixOf(ref, folder);
    const commit = await commitOf(ref, folder);
    const named = await namedCommit(ref, commit, folder);
    return inWorktree({ ref, repository: folder, commit }, async (tree) => {
        const project = path.join(tree, prefix);
        requirePreview(ref, project);
        const missing = missingStackFile(ref, project, wanted.stack);
        if (missing !== undefined) {
            const lacks = `${ref} has no stack ${wanted.stack}: there is no ${missing}, so everything is created.`;
            return { plan: emptyPlan(wanted), named, notes: [lacks] };
        }
        const file = path.join(path.dirname(tree), "plan.json");
        const plan = await planIn(project, { ref, wanted, folder, file });
        return { plan, named, notes: lockNotes(ref, project, folder) };
    });
}

/** Path of the project within its repository; empty where it is all of it. */
async function prefixOf(ref: string, folder: string): Promise<string> {
    const { code, out } = await run("git", ["rev-parse", "--show-prefix"], folder);
    if (code === undefined) {
        throw baseIssue(ref, "is no file, and git is not installed; install it, or name a plan file");
    }
    if (code !== 0) {
        throw baseIssue(ref, "is no file, and this folder is no git checkout; name a plan file");
    }
    return out.trim();
}

async function commitOf(ref: string, folder: string): Promise<string> {
    const asked = ["rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`];
    const { code, out } = await run("git", asked, folder);
    if (code === 0) {
        return out.trim();
    }
    throw baseIssue(ref, "is neither a file nor a ref of this checkout; fetch it with git fetch, or name a plan file");
}

/** A ref with the short hash of its commit; only that where a hash names it. */
async function namedCommit(ref: string, commit: string, folder: string): Promise<string> {
    const { out } = await run("git", ["rev-parse", "--short", commit], folder);
    return commit.startsWith(ref.toLowerCase()) ? out.trim() : `${ref} (${out.trim()})`;
}

function requirePreview(ref: string, project: string): void {
    const manifest = path.join(project, "package.json");
    const { scripts } = (existsSync(manifest) ? JSON.parse(readFileSync(manifest, "utf8")) : {}) as {
        scripts?: Record<string, string>;
    };
    if (scripts?.preview === undefined) {
        throw baseIssue(ref, "has no script preview in its package.json; name a later ref, or a plan file");
    }
}

/** The stack's file, from the project's folder, where the ref lacks it; undefined where it is there. */
function missingStackFile(ref: string, project: string, stack: string): string | undefined {
    // Without Pulumi.yaml it is unknown where the file would be: the ref's own preview says what it wants.
    if (!existsSync(path.join(project, "Pulumi.yaml"))) {
        return undefined;
    }
    try {
        const file = stackFile(readProject(project), stack);
        return existsSync(file) ? undefined : path.relative(project, file).split(path.sep).join("/");
    } catch (error) {
        throw error instanceof PreviewError ? baseIssues(ref, error.issues) : error;
    }
}

function emptyPlan({ project, stack, mode }: PlanOf): Plan {
    const policy = { pack: "", profile: "", rulesEvaluated: 0, violations: [], unknown: [], waived: [] };
    return { format: "plan/1", project, stack, mode, resources: [], outputs: {}, policy };
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
    if (!existsSync(modules)) {
        symlinkSync(path.join(folder, "node_modules"), modules, "junction");
    }
    const mode = wanted.mode === "resolved" ? ["--resolved"] : [];
    const args = ["run", "--silent", "preview", "--", wanted.stack, ...mode, "--quiet", "--json", file];
    const ended = await run("npm", args, project);
    // With 1 the policy pack found something, which is no matter of a comparison.
    if ((ended.code === 0 || ended.code === 1) && existsSync(file)) {
        return readPlanFile(file, wanted, ref);
    }
    throw existsSync(file) ? baseIssues(ref, issuesIn(file)) : failed(ref, project, ended);
}

function issuesIn(file: string): Issue[] {
    const { issues = [] } = JSON.parse(readFileSync(file, "utf8")) as { issues?: Issue[] };
    return issues;
}

function failed(ref: string, project: string, { code, err }: Ended): PreviewError {
    if (code === undefined) {
        return baseIssue(ref, "cannot be previewed: npm is not installed; name a plan file");
    }
    // The folder is gone when somebody reads of it.
    const said = errorLine(err).replaceAll(`${project}${path.sep}`, "");
    return baseIssue(ref, `its own preview ended with exit code ${code}: ${said}; name a later ref, or a plan file`);
}

// Node.js puts the place before an error and the stack behind it; what no error is begins with what is wrong.
function errorLine(written: string): string {
    const lines = written
        .split("\n")
        .map((line) => line.trim())
        .filter((line) => line !== "");
    return lines.find((line) => /^(.*: )?\w*Error( \[\w+\])?: /.test(line)) ?? lines[0] ?? "it said nothing";
}

function lockNotes(ref: string, project: string, folder: string): string[] {
    const lockOf = (where: string) => {
        const file = path.join(where, "package-lock.json");
        return existsSync(file) ? readFileSync(file, "utf8") : undefined;
    };
    if (lockOf(project) === lockOf(folder)) {
        return [];
    }
    return [
        `package-lock.json of ${ref} differs from today's: its preview ran with today's node_modules, so a change that comes of a dependency is not seen.`,
    ];
}
