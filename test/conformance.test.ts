import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { builtInRoles } from "../azure/roles";
import * as library from "../components";
import { componentsReference } from "../docs/generator/components";
import { docOf, parseFile, readLibrary, sourceFiles } from "../docs/generator/library";
import { cyclesOf, importsOf } from "./support/imports";

const rooms = ["azure", "components", "docs", "policies", "preview", "simulation", "stacks", "steps"];
const files = rooms.flatMap(sourceFiles);
const importsByFile = new Map(files.map((file) => [file, importsOf(file)]));

// Who may import whom; a folder may always import itself.
const allowed: Record<string, (target: string) => boolean> = {
    azure: () => false,
    steps: (target) => target.startsWith("azure/"),
    // What a script of SQL may not do, and what a model or a report may not name, is refused in a preview, by the readers of
    // the program that applies or publishes it.
    components: (target) =>
        /^azure\/|^steps\/(contract|sql\/scriptIssues|fabric\/(issues|modelIssues|reportIssues|semanticModel|viewColumns))\.ts$/.test(
            target,
        ),
    policies: (target) => /^azure\/|^steps\/contract\.ts$/.test(target),
    simulation: (target) => /^azure\/|^steps\/contract\.ts$/.test(target),
    stacks: (target) => /^(azure|components)\//.test(target),
    preview: (target) => /^(azure|stacks|policies|simulation)\/|^steps\/contract\.ts$/.test(target),
    docs: () => true,
};

const roomOf = (file: string) => file.split("/")[0] ?? "";

describe("The folders", () => {
    it("import only what architecture allows them", () => {
        const wrong = [...importsByFile].flatMap(([file, targets]) =>
            targets
                .filter((target) => roomOf(target) !== roomOf(file) && !allowed[roomOf(file)]?.(target))
                .map((target) => `${file} → ${target}`),
        );
        expect(wrong).toEqual([]);
    });

    it("have domains that share through components/shared and components/operations alone", () => {
        const domain = (file: string) => file.split("/")[1];
        const wrong = [...importsByFile].flatMap(([file, targets]) =>
            file.startsWith("components/") && file !== "components/index.ts"
                ? targets
                      .filter((target) => target.startsWith("components/"))
                      .filter((target) => ![domain(file), "shared", "operations"].includes(domain(target)))
                      .map((target) => `${file} → ${target}`)
                : [],
        );
        expect(wrong).toEqual([]);
    });

    it("reach into a service's components through its index and its checks alone", () => {
        const face = /^components\/(\w[\w-]*\/)?index\.ts$|^components\/[\w-]+\/checks\.ts$/;
        const wrong = [...importsByFile].flatMap(([file, targets]) =>
            targets
                .filter((target) => roomOf(file) !== "components" && roomOf(target) === "components")
                .filter((target) => !face.test(target))
                .map((target) => `${file} → ${target}`),
        );
        expect(wrong).toEqual([]);
    });

    it("have a policy core that knows no rule", () => {
        const wrong = [...importsByFile].flatMap(([file, targets]) =>
            file.startsWith("policies/core/")
                ? targets
                      .filter((target) => !/^(policies\/core|azure)\/|^steps\/contract\.ts$/.test(target))
                      .map((target) => `${file} → ${target}`)
                : [],
        );
        expect(wrong).toEqual([]);
    });

    it("hold no file that imports its own folder's index", () => {
        const wrong = [...importsByFile].filter(([file, targets]) =>
            targets.includes(path.join(path.dirname(file), "index.ts")),
        );
        expect(wrong.map(([file]) => file)).toEqual([]);
    });

    it("hold no import cycle", () => {
        expect(cyclesOf(importsByFile).map((circle) => circle.join(" → "))).toEqual([]);
    });
});

describe("Every source file", () => {
    it("has at most 250 lines", () => {
        // What users of the library import is one list, a name a line.
        const long = files
            .filter((file) => file !== "components/index.ts")
            .map((file) => ({ file, lines: parseFile(file).getLineStarts().length }))
            .filter(({ lines }) => lines > 251);
        expect(long).toEqual([]);
    });

    it("has functions of at most 40 lines", () => {
        expect(files.flatMap(longFunctions)).toEqual([]);
    });

    it("gives every exported name a doc comment, except in an index and in a rule, whose texts are its own", () => {
        const spoken = files.filter((file) => !file.endsWith("/index.ts") && !file.startsWith("policies/rules/"));
        expect(spoken.flatMap(undocumented)).toEqual([]);
    });

    it("neither asks which environment it is in nor makes resources in an apply", () => {
        const wrong = files
            .filter((file) => /^(components|stacks)\//.test(file))
            .filter(
                (file) =>
                    /===? "(dev|test|prod)"/.test(parseFile(file).text) ||
                    /\.apply\([^;]*new \w+\./.test(parseFile(file).text),
            );
        expect(wrong).toEqual([]);
    });
});

function longFunctions(file: string): string[] {
    const tree = parseFile(file);
    const found: string[] = [];
    const visit = (node: ts.Node): void => {
        if (ts.isFunctionLike(node) && "body" in node && node.body) {
            const from = tree.getLineAndCharacterOfPosition(node.getStart()).line;
            const to = tree.getLineAndCharacterOfPosition(node.getEnd()).line;
            if (to - from + 1 > 40) {
                found.push(`${file}:${from + 1} has ${to - from + 1} lines`);
            }
        }
        ts.forEachChild(node, visit);
    };
    visit(tree);
    return found;
}

function undocumented(file: string): string[] {
    const overloaded = new Set<string>();
    return parseFile(file).statements.flatMap((statement) => {
        // The first signature of an overloaded function speaks for the others.
        const name = ts.isFunctionDeclaration(statement) ? statement.name?.text : undefined;
        if (name !== undefined && overloaded.has(name)) {
            return [];
        }
        if (name !== undefined) {
            overloaded.add(name);
        }
        const exported =
            ts.canHaveModifiers(statement) &&
            ts.getModifiers(statement)?.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword);
        if (!exported || ts.getJSDocCommentsAndTags(statement).length > 0) {
            return [];
        }
        return [`${file}: ${statement.getText().split("\n")[0]}`];
    });
}

describe("A fact of Azure", () => {
    const roleIds = new Set(Object.values(builtInRoles));
    const isFact = (text: string) => roleIds.has(text.toLowerCase()) || /^privatelink\.[a-z{]/.test(text);

    it("has one place, azure/: no other folder names a role's GUID or a private-link zone", () => {
        const others = files.filter((file) => !file.startsWith("azure/"));
        expect(
            others.flatMap((file) =>
                textsIn(file)
                    .filter(isFact)
                    .map((text) => `${file}: ${text}`),
            ),
        ).toEqual([]);
        expect(files.filter((file) => textsIn(file).some(isFact)).length).toBeGreaterThan(5);
    });
});

function textsIn(file: string): string[] {
    const found: string[] = [];
    const visit = (node: ts.Node): void => {
        if (ts.isStringLiteralLike(node)) {
            found.push(node.text);
        }
        ts.forEachChild(node, visit);
    };
    visit(parseFile(file));
    return found;
}

describe("The faces of the library", () => {
    const faces = files.filter((file) => /^components\/([\w-]+\/)?(index|checks)\.ts$/.test(file));
    const exportsOf = (file: string) =>
        parseFile(file).statements.flatMap((statement) =>
            ts.isExportDeclaration(statement) && statement.exportClause && ts.isNamedExports(statement.exportClause)
                ? statement.exportClause.elements.map(({ name }) => name.text)
                : [`${file}: ${statement.getText()}`],
        );
    const isForSettings = (name: string) => /(Issues?|Defaults|Limits)$/.test(name);

    it("are an index and checks for each service", () => {
        const services = new Set(
            files.filter((file) => roomOf(file) === "components").map((file) => file.split("/")[1]),
        );
        services.delete("index.ts");
        expect(faces).toEqual(
            [
                "components/index.ts",
                ...[...services].flatMap((service) => [
                    `components/${service}/checks.ts`,
                    `components/${service}/index.ts`,
                ]),
            ].sort(),
        );
    });

    it("name what they export and hold nothing else", () => {
        expect(faces.flatMap(exportsOf).filter((name) => !/^\w+$/.test(name))).toEqual([]);
    });

    it("give users no function that settings call, and take nothing from inside a service", () => {
        const indexes = faces.filter((file) => file.endsWith("/index.ts"));
        expect(indexes.flatMap(exportsOf).filter(isForSettings)).toEqual([]);
        const sources = importsByFile.get("components/index.ts") ?? [];
        expect(sources.filter((file) => !/^components\/[\w-]+\/index\.ts$/.test(file))).toEqual([]);
    });

    it("give settings every default and limit", () => {
        const data = files.flatMap((file) =>
            file.startsWith("components/")
                ? [...parseFile(file).text.matchAll(/^export const (\w+(?:Defaults|Limits))\b/gm)].map(
                      ([, name]) => name,
                  )
                : [],
        );
        const given = faces.filter((file) => file.endsWith("/checks.ts")).flatMap(exportsOf);
        expect(data.filter((name) => !given.includes(name ?? ""))).toEqual([]);
    });
});

interface Documented {
    file: string;
    /** Interface and property, for example `KeyVaultArgs.sku`. */
    at: string;
    /** Name of the data that holds the property's default. */
    data: string;
    property: string;
    doc: string;
}

// `KeyVaultArgs` keeps its defaults in `keyVaultDefaults`, `LakeZone` in `lakeZoneDefaults`.
const defaultsName = (name: string) => `${name[0]?.toLowerCase()}${name.slice(1).replace(/Args$/, "")}Defaults`;

function documentedInputs(): Documented[] {
    return files
        .filter((file) => file.startsWith("components/"))
        .flatMap((file) =>
            parseFile(file)
                .statements.filter(ts.isInterfaceDeclaration)
                .flatMap(({ name, members }) =>
                    members.filter(ts.isPropertySignature).map((member) => ({
                        file,
                        at: `${name.text}.${member.name.getText()}`,
                        data: defaultsName(name.text),
                        property: member.name.getText(),
                        doc: docOf(member),
                    })),
                ),
        );
}

/** What a sentence gives as a default, where that is a number, true, false or a value in code. */
function statedDefault(doc: string): string | undefined {
    const found = /(?:^|[\s,;])(true|false|-?\d+|`[^`<]+`)(?: \w+)? by default(?! where)/.exec(doc)?.[1];
    return found?.replaceAll("`", "");
}

async function defaultsOf(file: string): Promise<Record<string, Record<string, unknown>>> {
    const exported = (await import(path.join(__dirname, "..", file))) as Record<string, Record<string, unknown>>;
    return Object.fromEntries(Object.entries(exported).filter(([name]) => name.endsWith("Defaults")));
}

describe("Every default of the library", () => {
    const inputs = documentedInputs();
    const holders = [...new Set(files.filter((file) => /export const \w+Defaults\b/.test(parseFile(file).text)))];
    const ofLibrary = holders.filter((file) => file.startsWith("components/"));

    it("is data that its doc comment repeats", async () => {
        const wrong: string[] = [];
        for (const file of ofLibrary) {
            for (const [data, values] of Object.entries(await defaultsOf(file))) {
                for (const [property, value] of Object.entries(values)) {
                    const input = inputs.find((one) => one.data === data && one.property === property);
                    const stated = Array.isArray(value) ? listed(value.map(String)) : String(value);
                    if (!input?.doc.replaceAll("`", "").includes(`${stated} by default`)) {
                        wrong.push(`${data}.${property} is ${stated}, but: ${input?.doc ?? "no such input"}`);
                    }
                }
            }
        }
        expect(wrong).toEqual([]);
    });

    it("that a doc comment states is kept as data", async () => {
        const kept = Object.assign({}, ...(await Promise.all(ofLibrary.map(defaultsOf)))) as Awaited<
            ReturnType<typeof defaultsOf>
        >;
        const stated = inputs.filter(({ doc }) => statedDefault(doc) !== undefined);
        expect(stated.length).toBeGreaterThan(40);
        expect(
            stated
                .filter(({ data, property, doc }) => String(kept[data]?.[property]) !== statedDefault(doc))
                .map(({ at, doc }) => `${at}: ${doc}`),
        ).toEqual([]);
    });
});

const listed = (values: string[]) =>
    values.length > 1 ? `${values.slice(0, -1).join(", ")} and ${values.at(-1)}` : values.join();

describe("Every component", () => {
    const { components } = readLibrary();

    it.each(components.map((component) => [component.name, component] as const))(
        "%s is exported, tested and rightly named",
        (name, component) => {
            expect(Object.keys(library)).toContain(name);
            expect(component.token).toBe(`azure-ml-platform:index:${name}`);
            expect(path.basename(component.file).toLowerCase()).toBe(`${name.toLowerCase()}.ts`);
            expect(existsSync(path.join(__dirname, component.file.replace(/\.ts$/, ".test.ts")))).toBe(true);
            expect(component.args).toBe(`${name}Args`);
        },
    );

    it("has a sentence for itself and for every input and output", () => {
        const members = components.flatMap((component) => [
            { at: component.name, doc: component.doc },
            ...component.inputs.map((member) => ({
                at: `${component.args}.${member.name}`,
                doc: member.doc,
            })),
            ...component.outputs.map((member) => ({ at: `${component.name}.${member.name}`, doc: member.doc })),
        ]);
        expect(members.filter(({ doc }) => !/[.?!]$/.test(doc)).map(({ at }) => at)).toEqual([]);
    });

    it("says the default of every optional input", () => {
        const silent = components.flatMap((component) =>
            component.inputs
                .filter((member) => member.optional && !/default/i.test(member.doc))
                .map((member) => `${component.args}.${member.name}`),
        );
        expect(silent).toEqual([]);
    });

    it("stands in the reference", () => {
        const reference = componentsReference();
        for (const { name } of components) {
            expect(reference).toContain(`## ${name}\n`);
        }
    });

    it("makes no provider of its own and reads no configuration", () => {
        const wrong = files
            .filter((file) => file.startsWith("components/"))
            .filter((file) =>
                /new \w*\.?Provider\(|pulumi\.Config\b|getStack\(|getProject\(/.test(parseFile(file).text),
            );
        expect(wrong).toEqual([]);
    });
});

// Tests of what a change does to an environment, of what its plan looks like whole, and of documents that show it.
const aboutEnvironments = [
    /^test\/(bench|browser|docs|e2e|engine)\//,
    /^test\/preview\/(comparison\/|diagram\/|goldenComments|markdownOrigins)/,
    // Only an environment has every section.
    /^test\/stacks\/settings\/hostileText/,
    /^test\/stacks\/(settings\/stacks\.test|support\/)/,
    // Only prod has as many resources.
    /^test\/stacks\/dependencyPaths/,
    // Makes what every stack has, in the simulated cloud.
    /^test\/simulation\/plans/,
];
const readsAnEnvironment = /\bconfigWith\(|\/(planOf|preview\/preview)"/;

describe("A test", () => {
    it("reads a committed environment only where it is about the environments; else a service's minimal stack", () => {
        const wrong = sourceFiles("test").filter(
            (file) =>
                readsAnEnvironment.test(readFileSync(path.join(__dirname, "..", file), "utf8")) &&
                !aboutEnvironments.some((known) => known.test(file)),
        );
        expect(wrong).toEqual([]);
    });
});

describe("The repository", () => {
    it("pins every dependency exactly", async () => {
        const { default: manifest } = (await import("../package.json")) as {
            default: { dependencies: Record<string, string>; devDependencies: Record<string, string> };
        };
        const loose = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }).filter(
            ([, version]) => !/^\d+\.\d+\.\d+$/.test(version),
        );
        expect(loose).toEqual([]);
    });

    it("leaves it to Pulumi.yaml which program the engine runs: a main in package.json would take its place", async () => {
        const { default: manifest } = (await import("../package.json")) as { default: object };
        expect(manifest).not.toHaveProperty("main");
    });
});
