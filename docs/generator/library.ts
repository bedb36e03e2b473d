import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";

/** A member of an interface or class, as a reader of the library meets it. */
export interface DocumentedMember {
    /** Its name. */
    name: string;
    /** Whether it may be left out. */
    optional: boolean;
    /** Its doc comment; empty where there is none. */
    doc: string;
}

/** An interface that inputs are made of. */
export interface DocumentedInterface {
    /** Its name. */
    name: string;
    /** Its doc comment. */
    doc: string;
    /** Its members, its own first, then those of what it extends. */
    members: DocumentedMember[];
}

/** A component of the library. */
export interface DocumentedComponent {
    /** Class name. */
    name: string;
    /** File that declares it, from the repository's root. */
    file: string;
    /** Type token, as written in the call to `super`. */
    token: string;
    /** Doc comment of the class. */
    doc: string;
    /** Name of the interface of its inputs. */
    args: string;
    /** Inputs, its own first, then those of what the interface extends. */
    inputs: DocumentedMember[];
    /** Public outputs. */
    outputs: DocumentedMember[];
}

/** What the sources of the library say of themselves. */
export interface Library {
    /** Components, sorted by name. */
    components: DocumentedComponent[];
    /** Interfaces that the inputs of components are made of, sorted by name. */
    forms: DocumentedInterface[];
}

const root = path.join(__dirname, "../..");

/** TypeScript files below a folder, from the repository's root, sorted. */
export function sourceFiles(folder: string): string[] {
    const entries = readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile() && /(?<!\.d)\.ts$/.test(entry.name));
    return files.map((entry) => path.relative(root, path.join(entry.parentPath, entry.name))).sort();
}

// Sources do not change under a run, and each is asked for many times.
const parsed = new Map<string, ts.SourceFile>();

/** Syntax tree of a file. */
export function parseFile(file: string): ts.SourceFile {
    const known = parsed.get(file);
    if (known) {
        return known;
    }
    const text = readFileSync(path.join(root, file), "utf8");
    const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
    parsed.set(file, tree);
    return tree;
}

let library: Library | undefined;

/** Reads the library's components, and the interfaces of their inputs, from its sources. */
export function readLibrary(): Library {
    library ??= describeLibrary();
    return library;
}

function describeLibrary(): Library {
    const program = programOf(sourceFiles("components"));
    const checker = program.getTypeChecker();
    const classes = program
        .getSourceFiles()
        .filter(isOurs)
        .flatMap(({ statements }) => statements.filter(ts.isClassDeclaration))
        .filter(isComponent);
    const forms = new Set<ts.InterfaceDeclaration>();
    const args = classes.flatMap((node) => argsOf(node, checker) ?? []);
    for (const node of args) {
        collectForms(node, checker, forms);
    }
    const described = [...forms].filter((node) => !args.includes(node)).map((node) => describeForm(node, checker));
    return {
        components: classes.map((node) => describeComponent(node, checker)).sort(byName),
        forms: described.filter(({ members }) => members.length > 0).sort(byName),
    };
}

const byName = (one: { name: string }, other: { name: string }) => (one.name < other.name ? -1 : 1);

// Other classes are values that the inputs of components hold.
const isComponent = ({ heritageClauses }: ts.ClassDeclaration) =>
    (heritageClauses ?? []).some(({ types }) =>
        types.some(({ expression }) => /\bComponentResource$/.test(expression.getText())),
    );

const isOurs = ({ fileName }: ts.SourceFile) => !path.relative(root, fileName).includes("node_modules");

// The types of providers are tens of thousands, and no documented interface is among them.
function programOf(files: readonly string[]): ts.Program {
    const options: ts.CompilerOptions = {
        target: ts.ScriptTarget.ES2022,
        module: ts.ModuleKind.Node16,
        lib: ["lib.es2022.d.ts"],
        types: [],
        strict: true,
    };
    const host = ts.createCompilerHost(options, true);
    host.resolveModuleNameLiterals = (names, file) =>
        names.map(({ text }) =>
            text.startsWith(".") ? ts.resolveModuleName(text, file, options, host) : { resolvedModule: undefined },
        );
    return ts.createProgram(
        files.map((file) => path.join(root, file)),
        options,
        host,
    );
}

const constructorOf = (node: ts.ClassDeclaration) => node.members.find(ts.isConstructorDeclaration);

/** The interface of a component's inputs: the type of the second argument. */
function argsOf(node: ts.ClassDeclaration, checker: ts.TypeChecker): ts.InterfaceDeclaration | undefined {
    const args = constructorOf(node)?.parameters[1];
    return args && checker.getTypeAtLocation(args).symbol?.declarations?.find(ts.isInterfaceDeclaration);
}

/** Adds the interfaces that the properties of an interface lead to, through names of types as well. */
function collectForms(node: ts.InterfaceDeclaration, checker: ts.TypeChecker, forms: Set<ts.InterfaceDeclaration>) {
    const seen = new Set<ts.Node>();
    const visit = (part: ts.Node): void => {
        if (ts.isTypeReferenceNode(part)) {
            for (const declaration of declarationsOf(part.typeName, checker)) {
                follow(declaration);
            }
        }
        ts.forEachChild(part, visit);
    };
    const follow = (declaration: ts.Node): void => {
        if (seen.has(declaration) || !isOurs(declaration.getSourceFile())) {
            return;
        }
        seen.add(declaration);
        if (ts.isTypeAliasDeclaration(declaration)) {
            visit(declaration.type);
        }
        if (!ts.isInterfaceDeclaration(declaration)) {
            return;
        }
        forms.add(declaration);
        for (const property of propertiesOf(declaration, checker)) {
            property.declarations?.forEach(visit);
        }
    };
    follow(node);
}

function declarationsOf(name: ts.EntityName, checker: ts.TypeChecker): readonly ts.Node[] {
    const symbol = checker.getSymbolAtLocation(name);
    const meant = symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    return meant?.declarations ?? [];
}

const propertiesOf = (node: ts.InterfaceDeclaration, checker: ts.TypeChecker) =>
    checker.getPropertiesOfType(checker.getTypeAtLocation(node));

/** Doc comment of a node as one line. */
export function docOf(node: ts.Node): string {
    const comments = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
    const text = comments.map((comment) => ts.getTextOfJSDocComment(comment.comment) ?? "").join(" ");
    return text.replace(/\s+/g, " ").trim();
}

const nameOf = (node: ts.NamedDeclaration) => (node.name && ts.isIdentifier(node.name) ? node.name.text : "");

function membersOf(node: ts.InterfaceDeclaration, checker: ts.TypeChecker): DocumentedMember[] {
    return propertiesOf(node, checker).map(({ name, flags, declarations: [declaration] = [] }) => ({
        name,
        optional: (flags & ts.SymbolFlags.Optional) !== 0,
        doc: declaration ? docOf(declaration) : "",
    }));
}

function describeForm(node: ts.InterfaceDeclaration, checker: ts.TypeChecker): DocumentedInterface {
    return { name: node.name.text, doc: docOf(node), members: membersOf(node, checker) };
}

function describeComponent(node: ts.ClassDeclaration, checker: ts.TypeChecker): DocumentedComponent {
    const isPublic = (member: ts.PropertyDeclaration) =>
        member.modifiers?.some((modifier) => modifier.kind === ts.SyntaxKind.PublicKeyword) ?? false;
    const outputs = node.members.filter(ts.isPropertyDeclaration).filter(isPublic);
    const args = argsOf(node, checker);
    return {
        name: nameOf(node),
        file: path.relative(root, node.getSourceFile().fileName),
        token: /super\(\s*"([^"]+)"/.exec(constructorOf(node)?.getText() ?? "")?.[1] ?? "",
        doc: docOf(node),
        args: args?.name.text ?? "",
        inputs: args ? membersOf(args, checker) : [],
        outputs: outputs.map((member) => ({ name: nameOf(member), optional: false, doc: docOf(member) })),
    };
}
