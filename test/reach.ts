import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

/** Which tests a check runs. */
export interface Reach {
    /** Sources whose tests run, found by imports; undefined where all tests run. */
    sources?: string[];
    /** Why, in words of the report. */
    because: string;
}

const root = path.join(__dirname, "..");
const mainBranches = ["origin/main", "main"];

// Only tests that open them read these, and such tests always run.
const readByTests = /^(docs|test\/stacks\/rendered|test\/preview\/comments)\/.*\.(md|json)$|^[^/]+\.md$/;
const opens = /from "(node:fs|node:child_process|esbuild)"/;

/**
 * Modules that open files and yet reach no test by it: the first three read data, whose change runs everything; the next two
 * write state of their own; of the last only the names of files matter, which a test of its own opens.
 */
export const openers: readonly string[] = [
    "components/databricks/catalog/databricksDeltaMaintenance.ts",
    "policies/core/waivers.ts",
    "preview/stackFile.ts",
    "simulation/core/objects.ts",
    "test/simulation/support.ts",
    "preview/report/origins.ts",
];

/**
 * Which tests the files reach that differ from the main branch; imports do not show who reads a file or starts a program.
 * Vitest's own --changed knows imports alone: for a changed README.md or module of the page it finds no test at all, and a
 * file in forceRerunTriggers runs every test. Which tests open files would then be a list to keep by hand.
 */
export function reach(changed: readonly string[] | undefined, readers: readonly string[]): Reach {
    if (changed === undefined) {
        return { because: "there is no branch main to compare with" };
    }
    if (changed.length === 0) {
        return { because: "nothing differs from main" };
    }
    const read = changed.find((file) => !file.endsWith(".ts") && !readByTests.test(file));
    if (read !== undefined) {
        return { because: `${read} is read or configures, and no import tells by whom` };
    }
    const sources = changed.filter((file) => file.endsWith(".ts"));
    return {
        sources: [...new Set([...sources, ...readers])].sort(),
        because: `those that ${changed.length} files that differ from main reach, and those that open files; npm test runs all`,
    };
}

/** Files that differ from where the branch left main, new ones included; undefined without such a branch. */
export function changedFiles(): string[] | undefined {
    const base = mainBranches.map((branch) => git("merge-base", "HEAD", branch)?.trim()).find(Boolean);
    if (base === undefined) {
        return undefined;
    }
    const lists = [git("diff", "--name-only", "-z", base), git("ls-files", "--others", "--exclude-standard", "-z")];
    return lists.flatMap((list) => (list ?? "").split("\0")).filter((file) => file !== "");
}

/** Sources and tests that open files or start programs: what they depend on is in no import. */
export function readingSources(): string[] {
    const files = (git("ls-files", "--cached", "--others", "--exclude-standard", "-z", "*.ts") ?? "").split("\0");
    return files.filter(
        (file) =>
            file !== "" &&
            !openers.includes(file) &&
            existsSync(path.join(root, file)) &&
            opens.test(readFileSync(path.join(root, file), "utf8")),
    );
}

function git(...args: string[]): string | undefined {
    try {
        return execFileSync("git", args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
    } catch {
        return undefined;
    }
}
