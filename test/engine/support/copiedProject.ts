import { cpSync, mkdtempSync, symlinkSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { root } from "./stage";

// What a program of the stacks is made of, and the files that its steps name.
const parts = ["azure", "components", "stacks", "steps", "workloads", "Pulumi.yaml", "package.json", "tsconfig.json"];

/** A copy of the project in a folder of its own, in which a test may change files; packages are those of the project. */
export function copyProject(): string {
    const folder = mkdtempSync(path.join(os.tmpdir(), "azure-ml-platform-copy-"));
    for (const part of parts) {
        cpSync(path.join(root, part), path.join(folder, part), { recursive: true });
    }
    symlinkSync(path.join(root, "node_modules"), path.join(folder, "node_modules"));
    return folder;
}
