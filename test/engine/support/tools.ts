import { existsSync } from "node:fs";
import path from "node:path";

const onPath = (name: string) =>
    (process.env.PATH ?? "").split(path.delimiter).some((folder) => existsSync(path.join(folder, name)));

/** Whether there is neither Pulumi nor the Go to build it; in CI a missing tool is a failure, never a reason to skip. */
export const noEngine = !process.env.CI && !onPath("pulumi") && !onPath("go");
