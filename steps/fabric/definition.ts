import { createHash } from "node:crypto";
import path from "node:path";
import { fabricLimits, type FabricItemStep } from "../contract";
import { statedFile } from "../core/statedFile";
import { StepInputError } from "../core/stepError";
import type { ItemFiles } from "./issues";

/** An item as it is published. */
export interface Definition {
    /** Description that readers see, which ends with the mark of this definition. */
    description: string;
    /** Format, and the files in base64. */
    definition: { format: string; parts: { path: string; payload: string; payloadType: "InlineBase64" }[] };
}

// Source: learn.microsoft.com/rest/api/fabric/articles/item-management/definitions, semantic-model-definition and report-definition.
const formats = { SemanticModel: "TMDL", Report: "PBIR" } as const;
const platformFile = ".platform";
const modelReference = "definition.pbir";
const mark = (digest: string) => ` (published ${digest.slice(0, 16)})`;

/** Whether a description is of something that a step published. */
export const isPublished = (description: string | undefined): boolean =>
    / \(published [0-9a-f]{16}\)$/.test(description ?? "");

/** Reads the files of an item, with their values in place; throws where one is not the file that was previewed. */
export function readItem(
    { files, arguments: { folder, parts, values } }: FabricItemStep,
    root: string,
    valueOf: (entry: string) => string,
): ItemFiles {
    const used = new Set<string>();
    const put = (file: string, text: string) =>
        text.replace(/\$\(([A-Za-z]+)\)/g, (whole, name: string) => {
            const entry = values[name];
            if (entry === undefined) {
                throw new StepInputError(`${file} has ${whole}, of which the step states no value`);
            }
            const value = valueOf(entry);
            // Names of hosts and databases have none of what ends a text in TMDL, M or JSON.
            if (!/^[\w.-]+$/.test(value)) {
                throw new StepInputError(`${entry} is "${value}": only letters, digits, dots, underscores and hyphens`);
            }
            used.add(name);
            return value;
        });
    const read = parts.map((file): [string, string] => {
        const { content } = statedFile(file, root, files[file]);
        return [path.posix.relative(folder, file), put(file, content.toString("utf8").replace(/^\uFEFF/, ""))];
    });
    const idle = Object.keys(values).filter((name) => !used.has(name));
    if (idle.length > 0) {
        throw new StepInputError(`no file of ${folder} has ${idle.map((name) => `$(${name})`).join(", ")}`);
    }
    return Object.fromEntries(read);
}

/** What is sent to Fabric: a report with the id of its model, and a description with a mark of all that is published. */
export function definitionOf(
    type: FabricItemStep["arguments"]["type"],
    item: string,
    files: ItemFiles,
    modelId?: string,
): Definition {
    const bound = modelId === undefined ? files : { ...files, [modelReference]: boundTo(files, modelId) };
    const digest = createHash("sha256")
        .update(JSON.stringify([item, Object.entries(bound).sort(([a], [b]) => (a < b ? -1 : 1))]))
        .digest("hex");
    const platform = jsonOf(bound, platformFile) as { metadata?: { description?: string } };
    const ending = mark(digest);
    const description =
        (platform.metadata?.description ?? "").slice(0, fabricLimits.description - ending.length) + ending;
    const named = { ...platform, metadata: { ...platform.metadata, type, displayName: item, description } };
    const sent = { ...bound, [platformFile]: JSON.stringify(named, undefined, 4) };
    const parts = Object.entries(sent).map(([file, text]) => ({
        path: file,
        payload: Buffer.from(text).toString("base64"),
        payloadType: "InlineBase64" as const,
    }));
    return { description, definition: { format: formats[type], parts } };
}

// A path holds in a repository; Fabric takes the id alone (README of workloads/reporting).
function boundTo(files: ItemFiles, modelId: string): string {
    const reference = jsonOf(files, modelReference) as object;
    const datasetReference = { byConnection: { connectionString: `semanticmodelid=${modelId}` } };
    return JSON.stringify({ ...reference, datasetReference }, undefined, 4);
}

function jsonOf(files: ItemFiles, file: string): unknown {
    try {
        return JSON.parse(files[file] ?? "");
    } catch {
        throw new StepInputError(`${file} is missing among the files of the item, or no JSON`);
    }
}
