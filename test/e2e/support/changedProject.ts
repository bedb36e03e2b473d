import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import vm from "node:vm";
import { transformSync } from "esbuild";
import { expect } from "vitest";

/** Folder of the project. */
const root = path.join(__dirname, "../../..");

/** A text of a source that is replaced; it must stand there once. */
export interface SourceChange {
    /** Source, from the root. */
    file: string;
    /** Text that is there. */
    from: string;
    /** Text in its place. */
    to: string;
}

/** A test that a file describes. */
export interface CollectedTest {
    /** Its name. */
    name: string;
    /** Runs it; throws, or fails, where it fails. */
    run: () => unknown;
}

const compiled = new Map<string, string>();

function compile(source: string): string {
    const known = compiled.get(source);
    if (known !== undefined) {
        return known;
    }
    const { code } = transformSync(source, { loader: "ts", format: "cjs", target: "node20" });
    compiled.set(source, code);
    return code;
}

/** The project's modules, loaded again with one source changed in memory; packages are those of this process. */
export class ChangedProject {
    private readonly modules = new Map<string, { exports: unknown }>();
    private readonly collected: CollectedTest[] = [];

    constructor(private readonly change?: SourceChange) {}

    /** Loads a module of the project, by its path from the root. */
    load(file: string): unknown {
        return this.module(path.join(root, file));
    }

    /** Tests of a file, without those whose names match. */
    tests(testFile: string, except: RegExp): CollectedTest[] {
        this.collected.length = 0;
        this.load(testFile);
        return this.collected.filter(({ name }) => !except.test(name));
    }

    private module(file: string): unknown {
        const known = this.modules.get(file);
        if (known) {
            return known.exports;
        }
        const module = { exports: {} };
        this.modules.set(file, module);
        if (file.endsWith(".json")) {
            module.exports = JSON.parse(readFileSync(file, "utf8")) as object;
        } else {
            const names = ["exports", "require", "module", "__filename", "__dirname"];
            const body = vm.compileFunction(compile(this.source(file)), names, { filename: file });
            body.call(undefined, module.exports, this.requireFrom(file), module, file, path.dirname(file));
        }
        return module.exports;
    }

    private source(file: string): string {
        const text = readFileSync(file, "utf8");
        const { change } = this;
        if (!change || path.join(root, change.file) !== file) {
            return text;
        }
        expect(text.split(change.from).length, `${change.from} stands once in ${change.file}`).toBe(2);
        return text.replace(change.from, change.to);
    }

    private requireFrom(file: string): (id: string) => unknown {
        const native = createRequire(file);
        return (id) => {
            if (id === "vitest") {
                return this.vitest;
            }
            if (!id.startsWith(".")) {
                return native(id) as unknown;
            }
            const target = path.join(path.dirname(file), id);
            const candidates = [`${target}.ts`, path.join(target, "index.ts"), target];
            return this.module(candidates.find((each) => existsSync(each)) ?? target);
        };
    }

    // As much of Vitest as the component tests use: a test inside a test cannot be collected by Vitest itself.
    private readonly vitest = {
        expect,
        describe: (_name: string, body: () => void) => body(),
        it: Object.assign((name: string, run: () => unknown) => void this.collected.push({ name, run }), {
            each: (rows: readonly unknown[]) => (name: string, run: (...row: unknown[]) => unknown) => {
                for (const row of rows) {
                    const values: unknown[] = Array.isArray(row) ? row : [row];
                    this.collected.push({ name: `${name}: ${String(values[0])}`, run: () => run(...values) });
                }
            },
        }),
    };
}
