import path from "node:path";
import { readFileSync } from "node:fs";
import vm from "node:vm";
import * as datafactory from "@pulumi/azure-native/datafactory";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import * as library from "../../components";
import { componentFolders, examplesOf, importedAs } from "../../docs/generator/examples";
import { readLibrary } from "../../docs/generator/library";
import { recorded } from "../support/recording";

const root = path.join(__dirname, "../..");
const { components } = readLibrary();
const examples = examplesOf();

/** What examples import, by the name that they import it by. */
const imported: Readonly<Record<string, unknown>> = {
    [importedAs]: library,
    "@pulumi/azure-native/datafactory": datafactory,
};

/** Runs an example; the compiler checks it as a file in test/docs/examples. */
function run(text: string) {
    const { outputText } = ts.transpileModule(text, {
        compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
    });
    const require = (name: string) => {
        if (name in imported) {
            return imported[name];
        }
        throw new Error(`an example imports ${name}; this test knows ${Object.keys(imported).join(", ")}`);
    };
    return recorded(() => vm.runInNewContext(outputText, { exports: {}, require }));
}

describe.each(componentFolders())("The page of %s", (folder) => {
    const page = `${folder}/README.md`;
    const held = components.filter(({ file }) => file.startsWith(`${folder}/`));

    it("has an example that makes one of its components", async () => {
        const [example = ""] = examples.get(page) ?? [];
        const types = (await recordedTypes(example)).filter((type) => held.some(({ token }) => token === type));
        expect(types).not.toEqual([]);
    });

    it("names every component that lies in the folder itself", () => {
        const text = readFileSync(path.join(root, page), "utf8");
        const unnamed = held.filter(({ file, name }) => path.dirname(file) === folder && !text.includes(`\`${name}\``));
        expect(unnamed.map(({ name }) => name)).toEqual([]);
    });
});

async function recordedTypes(example: string): Promise<string[]> {
    return (await run(example)).map(({ type }) => type);
}
