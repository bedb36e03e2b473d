import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { LineCounter, parseDocument } from "yaml";
import { PreviewError } from "./issues";
import { byCodePoints } from "./plan";

/** The project's name and where its stack files lie. */
export interface Project {
    /** Name of the Pulumi project. */
    name: string;
    /** Folder of the stack files. */
    configFolder: string;
}

const root = path.join(__dirname, "..");

/** Reads Pulumi.yaml. */
export function readProject(folder = root): Project {
    const file = parseYaml(path.join(folder, "Pulumi.yaml")) as { name: string; stackConfigDir?: string };
    return { name: file.name, configFolder: path.join(folder, file.stackConfigDir ?? ".") };
}

/** Names of the stacks that have a file. */
export function stackNames(project: Project): string[] {
    const names = readdirSync(project.configFolder).map((file) => /^Pulumi\.(.+)\.yaml$/.exec(file)?.[1]);
    return names.filter((name) => name !== undefined).sort();
}

/** Whether a stack holds one service alone (`storage-minimal`), to try the service by; every other stack is an environment. */
export const isMinimal = (stack: string) => stack.endsWith("-minimal");

/** Path of a stack's file, whether it is there or not. */
export function stackFile(project: Project, stack: string): string {
    return path.join(project.configFolder, `Pulumi.${stack}.yaml`);
}

/** Configuration of a stack as the engine hands it to the program: flat keys, objects as JSON. */
export function readStackConfig(project: Project, stack: string): Record<string, string> {
    const file = stackFile(project, stack);
    if (!existsSync(file)) {
        throw new PreviewError([
            {
                path: stack,
                message: `is not a stack of this project; its stacks are ${stackNames(project).join(", ")}`,
            },
        ]);
    }
    const { config = {} } = (parseYaml(file) ?? {}) as { config?: Record<string, unknown> };
    refuseEncrypted(config);
    return Object.fromEntries(Object.entries(config).map(([key, value]) => [key, configText(value)]));
}

function configText(value: unknown): string {
    // The engine hands maps over with their keys sorted, however the file has them.
    if (value !== null && typeof value === "object") {
        return JSON.stringify(value, sortedKeys);
    }
    return typeof value === "string" ? value : JSON.stringify(value ?? null);
}

function sortedKeys(_key: string, value: unknown): unknown {
    if (value === null || typeof value !== "object" || Array.isArray(value)) {
        return value;
    }
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => byCodePoints(a, b)));
}

function parseYaml(file: string): unknown {
    const lineCounter = new LineCounter();
    const document = parseDocument(readFileSync(file, "utf8"), { lineCounter, prettyErrors: false });
    if (document.errors.length > 0) {
        throw new PreviewError(
            document.errors.map((error) => {
                const { line, col } = lineCounter.linePos(error.pos[0]);
                return { path: `${path.basename(file)}:${line}:${col}`, message: `${error.message}` };
            }),
        );
    }
    return document.toJS() as unknown;
}

function refuseEncrypted(config: Record<string, unknown>): void {
    const found = Object.entries(config).flatMap(([key, value]) => encryptedPaths(value, key));
    if (found.length > 0) {
        throw new PreviewError(
            found.map((at) => ({
                path: at,
                message:
                    "holds an encrypted value, which a preview cannot read; the platform takes no secret, remove it",
            })),
        );
    }
}

function encryptedPaths(value: unknown, at: string): string[] {
    if (value === null || typeof value !== "object") {
        return [];
    }
    if ("secure" in value) {
        return [at];
    }
    return Object.entries(value).flatMap(([key, inner]) =>
        encryptedPaths(inner, Array.isArray(value) ? `${at}[${key}]` : `${at}.${key}`),
    );
}
