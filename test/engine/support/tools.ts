import { existsSync } from "node:fs";
import path from "node:path";

const found = (name: string) =>
    (process.env.PATH ?? "")
        .split(path.delimiter)
        .map((folder) => path.join(folder, name))
        .find((file) => existsSync(file));

const onPath = (name: string) => found(name) !== undefined;

/** File of a program on the PATH; throws where there is none. */
export function programOf(name: string): string {
    const file = found(name);
    if (file === undefined) {
        throw new Error(`${name} is not on the PATH; install it`);
    }
    return file;
}

/** Whether there is neither Pulumi nor the Go to build it; in CI a missing tool is a failure, never a reason to skip. */
export const engineMissing = !process.env.CI && !onPath("pulumi") && !onPath("go");

/** Whether there is no Chromium for the tests of pages; in CI a missing tool is a failure. */
export const chromiumMissing = !process.env.CI && !onPath("chromium");
