import { readFileSync } from "node:fs";
import path from "node:path";
import { run, scratch } from "./child";
import { median, rounded } from "./figures";
import { likePreview } from "./stacks";

/** Numbers of lakes that are previewed. */
const sizes = [1, 2, 4, 8, 16, 32, 64] as const;

/**
 * Sizes whose slopes are compared. Below the first, compiling the code while it runs outweighs running it; between
 * neighbours as small as 8 and 16 the noise of a busy machine is as large as what is measured.
 */
const judged = { first: 8, middle: 32, last: 64 } as const;

/** What one more lake costs between two sizes. */
export interface Step {
    /** Lakes of the smaller and of the larger program. */
    from: number;
    to: number;
    /** Processor time for each lake more, in milliseconds. */
    cpuMilliseconds: number;
    /** Memory still held at the end for each lake more, in megabytes. */
    heldMegabytes: number;
    /** Peak of resident memory for each lake more, in megabytes. */
    peakMegabytes: number;
}

/** How the cost of a preview grows with its program. */
export interface GrowthFigures {
    /** Resources of one lake. */
    resourcesPerLake: number;
    /** Every step between sizes. */
    steps: Step[];
    /** From 8 to 32 lakes and from 32 to 64. */
    halves: [lower: Step, upper: Step];
    /** The upper half by the lower; 1 is growth in a straight line. */
    ratio: { cpu: number; held: number; peak: number };
}

interface Sample {
    cpuMilliseconds: number;
    held: number;
    resources: number;
    peak: number;
}

/** Previews growing programs, all sizes in turn, so that a slow moment of the host meets all alike. */
export function measureGrowth(repetitions: number, onRun: (text: string) => void): GrowthFigures {
    const samples = new Map<number, Sample[]>(sizes.map((size) => [size, []]));
    for (let i = 1; i <= repetitions; i++) {
        for (const size of sizes) {
            onRun(`${size} lakes: run ${i} of ${repetitions}`);
            samples.get(size)?.push(measure(size));
        }
    }
    const of: Typical = (size, key) => typical(samples.get(size) ?? [], key);
    const { first, middle, last } = judged;
    const halves: [Step, Step] = [stepBetween(first, middle, of), stepBetween(middle, last, of)];
    return {
        resourcesPerLake: of(2, "resources") - of(1, "resources"),
        steps: sizes.slice(1).map((to, i) => stepBetween(sizes[i] ?? 1, to, of)),
        halves,
        ratio: ratioOf(halves),
    };
}

type Typical = (size: number, key: keyof Sample) => number;

// Other programs on the host can only add processor time, so the lowest is nearest the truth; memory errs both ways.
function typical(samples: readonly Sample[], key: keyof Sample): number {
    const values = samples.map((sample) => sample[key]);
    return key === "cpuMilliseconds" ? Math.min(...values) : median(values);
}

function measure(size: number): Sample {
    const file = path.join(scratch, "lakes.json");
    const usage = run([...likePreview(path.join(__dirname, "lakes.ts"), ["--expose-gc"]), String(size), file]);
    const found = JSON.parse(readFileSync(file, "utf8")) as Omit<Sample, "peak">;
    return { ...found, peak: usage.megabytes };
}

function stepBetween(from: number, to: number, of: Typical): Step {
    const slope = (key: keyof Sample) => rounded((of(to, key) - of(from, key)) / (to - from));
    return {
        from,
        to,
        cpuMilliseconds: slope("cpuMilliseconds"),
        heldMegabytes: slope("held"),
        peakMegabytes: slope("peak"),
    };
}

function ratioOf([lower, upper]: GrowthFigures["halves"]): GrowthFigures["ratio"] {
    const by = (key: "cpuMilliseconds" | "heldMegabytes" | "peakMegabytes") => rounded(upper[key] / lower[key]);
    return { cpu: by("cpuMilliseconds"), held: by("heldMegabytes"), peak: by("peakMegabytes") };
}
