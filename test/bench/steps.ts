import { readFileSync } from "node:fs";
import path from "node:path";
import { run, scratch } from "./child";
import { rounded } from "./figures";
import { likePreview } from "./stacks";

/** Steps that a preview is measured with and without: what fifty cost is as small as the noise of a machine. */
const count = 200;

/** What settings and steps of a stack cost. */
export interface StepFigures {
    /** The checks of a stack's settings after their schema, without scripts of databases, the first time in a process, in milliseconds; the best run. */
    settingsMilliseconds: number;
    /** From the start of the step program to its help, in milliseconds; the best run. */
    startMilliseconds: number;
    /** Wall time of a preview with fifty steps more by the same without, from the fastest run of each number of steps. */
    ratio: number;
}

/** Measures a preview with and without steps in turn, and the start of the step program. */
export function measureSteps(stack: string, pairs: number, onPair: (text: string) => void): StepFigures {
    const file = path.join(scratch, "steps.json");
    const previewed = (steps: number) => {
        const args = likePreview(path.join(__dirname, "stackWithSteps.ts"), []);
        const { milliseconds } = run([...args, stack, String(steps), file]);
        return { milliseconds, ...(JSON.parse(readFileSync(file, "utf8")) as { settingsMilliseconds: number }) };
    };
    previewed(count); // warms up the caches of loader and disk
    const measured = Array.from({ length: pairs }, (_, i) => {
        onPair(`${stack} with ${count} steps: pair ${i + 1} of ${pairs}`);
        return { without: previewed(0), with: previewed(count), start: run(["steps/run.cjs", "--help"]) };
    });
    const fastest = (which: "with" | "without") => Math.min(...measured.map((pair) => pair[which].milliseconds));
    return {
        settingsMilliseconds: rounded(Math.min(...measured.map(({ without }) => without.settingsMilliseconds)), 1),
        startMilliseconds: rounded(Math.min(...measured.map(({ start }) => start.milliseconds)), 0),
        ratio: rounded(1 + (fastest("with") / fastest("without") - 1) * (50 / count)),
    };
}
