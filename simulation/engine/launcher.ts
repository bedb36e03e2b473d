import { chmodSync, writeFileSync } from "node:fs";

/**
 * Writes an executable that runs a script of Node, in a folder where one is given; `$1` and `$@` in it are the arguments
 * that the executable is started with.
 */
export function writeLauncher(file: string, script: readonly string[], folder?: string): void {
    const command = [process.execPath, ...script].map((part) => `"${part}"`).join(" ");
    const place = folder === undefined ? "" : `cd "${folder}" && `;
    writeFileSync(file, `#!/bin/sh\n${place}exec ${command}\n`);
    chmodSync(file, 0o755);
}
