import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { importsOf } from "./support/imports";

/** Which tests a check runs. */
export interface Reach {
    /** Files of tests; undefined where all tests run. */
    tests?: string[];
    /** Why, in words of the report. */
    because: string;
}

/** What a check knows of the sources. */
export interface Sources {
    /** TypeScript sources, as paths from the root. */
    files: readonly string[];
    /** What a source imports. */
    importsOf: (file: string) => readonly string[];
    /** Names of services. */
    services: readonly string[];
}

const root = path.join(__dirname, "..");
const mainBranches = ["origin/main", "main"];

// Only tests that open them read these.
const readByTests = /^(docs|test\/stacks\/rendered|test\/preview\/comments)\/.*\.(md|json)$|^[^/]+\.md$/;
const opens = /from "(node:fs|node:child_process|esbuild)"/;
// Commands, engine and browser take minutes and are in npm test.
const quick = /^test\/(?!e2e\/|engine\/|browser\/).*\.test\.ts$/;

/** How many imports there are at most between a test and the source that it is run for. */
const nearest = 2;

/**
 * Tests that look at every source, or at what all make together, the resources of every stack. A change that is far from a
 * test by its imports shows there.
 */
export const looksAtAll: readonly string[] = [
    "test/conformance.test.ts",
    "test/docs/reference.test.ts",
    "test/docs/unverified.test.ts",
    "test/language.test.ts",
    "test/layout.test.ts",
    "test/stacks/rendered.test.ts",
];

/**
 * Which tests run for the files that differ from the main branch: those near them by imports, those of the same service,
 * and those that look at all. All that imports reach would be nearly all tests: every service is in the program, and the
 * program in most tests.
 */
export function reach(changed: readonly string[] | undefined, sources: Sources): Reach {
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
    const own = changed.filter((file) => file.endsWith(".ts"));
    const services = sources.services.filter((service) => own.some((file) => isOf(file, service)));
    const tests = [
        ...looksAtAll,
        ...near(own, sources, nearest),
        ...sources.files.filter((file) => services.some((service) => isOf(file, service))),
        ...(own.length < changed.length ? sources.files.filter(opensFiles) : []),
    ];
    return {
        tests: [...new Set(tests)].filter((file) => quick.test(file)).sort(),
        because: `those near ${changed.length} files that differ from main, and those that look at all; npm test runs all`,
    };
}

/** What formatter and linter look at in a check. */
export interface Looked {
    /** What differs from the main branch. */
    format: string[];
    /** What differs of the sources, and what imports it: a type that changes makes another file's code wrong. */
    lint: string[];
}

// Manifests and what configures the tools; a document is none of them.
const configures = (file: string) => !file.includes("/") && !file.endsWith(".md");
const linted = /\.[cm]?[jt]s$/;

/** What formatter and linter look at for the files that differ from the main branch; undefined where it is all files. */
export function looked(changed: readonly string[] | undefined, sources: Sources): Looked | undefined {
    if (changed === undefined || changed.length === 0 || changed.some(configures)) {
        return undefined;
    }
    const lint = near(changed, sources, 1).filter((file) => linted.test(file));
    return { format: [...changed], lint: lint.sort() };
}

// A folder or a file is named after its service.
const isOf = (file: string, service: string) => `/${file}`.replace(/(\.test)?\.ts$/, "/").includes(`/${service}/`);

function near(changed: readonly string[], { files, importsOf }: Sources, most: number): string[] {
    const importers = new Map<string, string[]>();
    for (const file of files) {
        for (const imported of importsOf(file)) {
            importers.set(imported, [...(importers.get(imported) ?? []), file]);
        }
    }
    const found = new Set(changed);
    for (let steps = 0, last = changed; steps < most; steps++) {
        last = last.flatMap((file) => importers.get(file) ?? []).filter((file) => !found.has(file));
        last.forEach((file) => found.add(file));
    }
    return [...found];
}

const opensFiles = (file: string) => opens.test(readFileSync(path.join(root, file), "utf8"));

/** The sources as they are. */
export function currentSources(): Sources {
    const known = new Map<string, readonly string[]>();
    const files = (git("ls-files", "--cached", "--others", "--exclude-standard", "-z", "*.ts") ?? "").split("\0");
    return {
        files: files.filter((file) => file !== "" && existsSync(path.join(root, file))),
        importsOf: (file) => {
            const imports = known.get(file) ?? importsOf(file);
            known.set(file, imports);
            return imports;
        },
        services: readdirSync(path.join(root, "components")).filter((name) => name !== "shared" && !name.includes(".")),
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

function git(...args: string[]): string | undefined {
    try {
        return execFileSync("git", args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
    } catch {
        return undefined;
    }
}
