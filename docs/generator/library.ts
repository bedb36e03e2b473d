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

/** An interface of the library. */
export interface DocumentedInterface {
    /** Its name. */
    name: string;
    /** File that declares it, from the repository's root. */
    file: string;
    /** Its doc comment. */
    doc: string;
    /** Its own members. */
    members: DocumentedMember[];
    /** Names of the interfaces that it extends. */
    parents: string[];
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
    /** Public outputs. */
    outputs: DocumentedMember[];
}

/** What the sources of the library say of themselves. */
export interface Library {
    /** Components, sorted by name. */
    components: DocumentedComponent[];
    /** Interfaces, by name. */
    interfaces: Map<string, DocumentedInterface>;
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
    if (known) return known;
    const text = readFileSync(path.join(root, file), "utf8");
    const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
    parsed.set(file, tree);
    return tree;
}

/** Reads the library's components and interfaces from its sources. */
export function readLibrary(): Library {
    const components: DocumentedComponent[] = [];
    const interfaces = new Map<string, DocumentedInterface>();
    for (const file of sourceFiles("components")) {
        for (const statement of parseFile(file).statements) {
            if (ts.isInterfaceDeclaration(statement) && isExported(statement))
                interfaces.set(statement.name.text, describeInterface(statement, file));
            if (ts.isClassDeclaration(statement) && statement.name) components.push(describeComponent(statement, file));
        }
    }
    return { components: components.sort((a, b) => (a.name < b.name ? -1 : 1)), interfaces };
}

/** Doc comment of a node as one line. */
export function docOf(node: ts.Node): string {
    const comments = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
    const text = comments.map((comment) => ts.getTextOfJSDocComment(comment.comment) ?? "").join(" ");
    return text.replace(/\s+/g, " ").trim();
}

const isExported = (node: ts.InterfaceDeclaration) =>
    node.modifiers?.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword) ?? false;

const nameOf = (node: ts.NamedDeclaration) => (node.name && ts.isIdentifier(node.name) ? node.name.text : "");

function describeInterface(node: ts.InterfaceDeclaration, file: string): DocumentedInterface {
    const members = node.members.filter(ts.isPropertySignature).map((member) => ({
        name: nameOf(member),
        optional: member.questionToken !== undefined,
        doc: docOf(member),
    }));
    const parents = (node.heritageClauses ?? []).flatMap((clause) => clause.types.map((type) => type.getText()));
    return { name: node.name.text, file, doc: docOf(node), members, parents };
}

function describeComponent(node: ts.ClassDeclaration, file: string): DocumentedComponent {
    const isPublic = (member: ts.PropertyDeclaration) =>
        member.modifiers?.some((modifier) => modifier.kind === ts.SyntaxKind.PublicKeyword) ?? false;
    const outputs = node.members.filter(ts.isPropertyDeclaration).filter(isPublic);
    const maker = node.members.find(ts.isConstructorDeclaration);
    return {
        name: node.name?.text ?? "",
        file,
        token: /super\(\s*"([^"]+)"/.exec(maker?.getText() ?? "")?.[1] ?? "",
        doc: docOf(node),
        args: maker?.parameters[1]?.type?.getText() ?? "",
        outputs: outputs.map((member) => ({ name: nameOf(member), optional: false, doc: docOf(member) })),
    };
}
