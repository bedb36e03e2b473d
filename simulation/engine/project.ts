import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parse, parseDocument, stringify } from "yaml";
import { EngineError } from "./errors";

/** Configuration of a stack: sections by key. */
export type StackConfig = Record<string, Record<string, unknown>>;

/**
 * A copy of a project's Pulumi.yaml and stack files in which the engine may write; the program itself stays where it is.
 * `pulumi stack init` writes a salt into the stack's file, and a scenario changes settings.
 */
export class ProjectCopy {
    /** Name of the project. */
    readonly name: string;
    private readonly stackFiles: string;

    constructor(
        /** The project that is copied. */
        readonly root: string,
        /** Folder of the copy. */
        readonly folder: string,
    ) {
        const original = parse(readFileSync(path.join(root, "Pulumi.yaml"), "utf8")) as ProjectFile;
        const { stackConfigDir = ".", main = "." } = original;
        this.name = original.name;
        this.stackFiles = path.join(folder, "config");
        mkdirSync(this.stackFiles, { recursive: true });
        const from = path.join(root, stackConfigDir);
        for (const file of readdirSync(from).filter((each) => /^Pulumi\..+\.yaml$/.test(each))) {
            cpSync(path.join(from, file), path.join(this.stackFiles, file));
        }
        const copy = { ...original, main: path.join(root, main), stackConfigDir: "config" };
        writeFileSync(path.join(folder, "Pulumi.yaml"), stringify(copy));
    }

    /** Names of the stacks that have a file. */
    stacks(): string[] {
        return readdirSync(this.stackFiles).flatMap((file) => /^Pulumi\.(.+)\.yaml$/.exec(file)?.[1] ?? []);
    }

    /** Path of a stack's file; refuses a stack that has none. */
    stackFile(stack: string): string {
        const file = path.join(this.stackFiles, `Pulumi.${stack}.yaml`);
        if (existsSync(file)) {
            return file;
        }
        throw new EngineError(
            `${stack} is not a stack of this project; its stacks are ${this.stacks().sort().join(", ")}`,
        );
    }

    /** Configuration of a stack; empty where its file cannot be read as one, which the program says better. */
    config(stack: string): StackConfig {
        const document = parseDocument(readFileSync(this.stackFile(stack), "utf8"));
        if (document.errors.length > 0) {
            return {};
        }
        const { config } = (document.toJS() ?? {}) as { config?: StackConfig };
        const prefix = `${this.name}:`;
        return Object.fromEntries(Object.entries(config ?? {}).map(([key, value]) => [key.replace(prefix, ""), value]));
    }

    /** Changes a setting in the copy. */
    set(stack: string, section: string, key: string, value: unknown): void {
        const file = this.stackFile(stack);
        const document = parseDocument(readFileSync(file, "utf8"));
        document.setIn(["config", `${this.name}:${section}`, key], value);
        writeFileSync(file, document.toString());
    }

    /** Takes a section out of the copy. */
    remove(stack: string, section: string): void {
        const file = this.stackFile(stack);
        const document = parseDocument(readFileSync(file, "utf8"));
        document.deleteIn(["config", `${this.name}:${section}`]);
        writeFileSync(file, document.toString());
    }
}

interface ProjectFile {
    name: string;
    main?: string;
    stackConfigDir?: string;
}
