import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { generatedFiles, renderedFolder } from "./files";

const root = path.join(__dirname, "../..");

/** Files on disk below the folder of the goldens, from the repository's root. */
export function filesOnDisk(): string[] {
    const folder = path.join(root, renderedFolder);
    if (!existsSync(folder)) {
        return [];
    }
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    return entries.map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)));
}

async function render(): Promise<void> {
    const files = await generatedFiles();
    for (const stray of filesOnDisk().filter((file) => !files.has(file))) {
        rmSync(path.join(root, stray));
    }
    for (const [file, text] of files) {
        mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
        writeFileSync(path.join(root, file), text);
    }
    process.stdout.write(`${files.size} files rendered\n`);
}

if (require.main === module) {
    void render();
}
