import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const root = path.join(__dirname, "../..");

/** Name that an example imports the library by. */
export const importedAs = "../azure-ml-platform/components";

/** Folders of the library, from the repository's root. */
export function componentFolders(): string[] {
    const entries = readdirSync(path.join(root, "components"), { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory()).map(({ name }) => `components/${name}`);
}

/** TypeScript on the pages about the library, by page. */
export function examplesOf(): Map<string, string[]> {
    const texts = componentFolders()
        .map((folder) => `${folder}/README.md`)
        .filter((page) => existsSync(path.join(root, page)))
        .map((page) => [page, readFileSync(path.join(root, page), "utf8")] as const);
    return new Map(
        texts.map(([page, text]) => [page, [...text.matchAll(/```ts\n(.*?)```/gs)].map(([, code = ""]) => code)]),
    );
}

/** The examples as files of their own, which the compiler checks with everything else. */
export function exampleFiles(): Map<string, string> {
    const files = new Map<string, string>();
    for (const [page, examples] of examplesOf()) {
        const name = path.basename(path.dirname(page));
        for (const [at, code] of examples.entries()) {
            const file = `test/docs/examples/${name}${at === 0 ? "" : `-${at + 1}`}.ts`;
            files.set(file, code.replaceAll(`"${importedAs}"`, '"../../../components"'));
        }
    }
    return files;
}
