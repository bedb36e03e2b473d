import { chmodSync, writeFileSync } from "node:fs";

/** Where and with what a launcher starts its command. */
export interface LauncherOptions {
    /** Folder to start in; the caller's by default. */
    folder?: string;
    /** Environment variables in addition to the caller's; none by default. */
    env?: Readonly<Record<string, string>>;
}

/** Writes an executable that starts a command; `$1` and `$@` in it are the arguments that the executable is started with. */
export function writeLauncher(file: string, command: readonly string[], options: LauncherOptions = {}): void {
    const { folder, env = {} } = options;
    const place = folder === undefined ? "" : `cd "${folder}" && `;
    const variables = Object.entries(env).map(([name, value]) => `${name}="${value}"`);
    const words = command.map((word) => `"${word}"`);
    writeFileSync(file, `#!/bin/sh\n${place}exec env ${[...variables, ...words].join(" ")}\n`);
    chmodSync(file, 0o755);
}
