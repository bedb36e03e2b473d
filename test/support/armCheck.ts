import { spawnSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import path from "node:path";

const checker = path.join(__dirname, "../../../shared/arm-check/check.mjs");

/** Whether the checker is not there; in CI that is a failure, never a reason to skip. */
export const armCheckMissing = !existsSync(checker) && !process.env.CI;

/** Types that the checker cannot judge: it has none of Microsoft.Security. */
const unknownTypes = ["azure-native:security:DefenderForStorage"];

/** A resource as the checker takes it. */
interface Checked {
    /** Type token. */
    type: string;
}

/** What the checker says of resources, its last line the counts; the file is where they are written for it. */
export function armCheck(resources: readonly Checked[], file: string, ...args: string[]): string[] {
    const checked = resources.filter(({ type }) => !unknownTypes.includes(type));
    writeFileSync(file, JSON.stringify({ format: "plan/1", stack: "checked", mode: "resolved", resources: checked }));
    const { stdout } = spawnSync(process.execPath, [checker, file, ...args], { encoding: "utf8" });
    return stdout.trim().split("\n");
}
