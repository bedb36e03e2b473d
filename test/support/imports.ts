import { readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { sourceFiles } from "../../docs/generator/library";

const root = path.join(__dirname, "../..");

/** TypeScript sources below folders of the repository, as paths from its root. */
export const sourcesOf = (...folders: string[]): string[] => folders.flatMap(sourceFiles);

/** What a source imports of the repository, as paths from its root; types too. */
export function importsOf(file: string): string[] {
    const { importedFiles } = ts.preProcessFile(readFileSync(path.join(root, file), "utf8"));
    return importedFiles
        .filter(({ fileName }) => fileName.startsWith("."))
        .map(({ fileName }) => resolve(path.posix.join(path.posix.dirname(file), fileName)));
}

function resolve(target: string): string {
    const candidates = [`${target}.ts`, `${target}/index.ts`, target];
    return candidates.find((file) => ts.sys.fileExists(path.join(root, file))) ?? target;
}

/** Every circle that the edges between names make, each from its first name back to it. */
export function cyclesOf(edges: ReadonlyMap<string, readonly string[]>): string[][] {
    const found: string[][] = [];
    const done = new Set<string>();
    const walk = (name: string, trail: readonly string[]): void => {
        if (trail.includes(name)) {
            found.push([...trail.slice(trail.indexOf(name)), name]);
            return;
        }
        if (done.has(name)) {
            return;
        }
        for (const target of edges.get(name) ?? []) {
            walk(target, [...trail, name]);
        }
        done.add(name);
    };
    for (const name of edges.keys()) {
        walk(name, []);
    }
    return found;
}
