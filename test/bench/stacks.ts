import { readFileSync } from "node:fs";
import path from "node:path";
import type { Plan } from "../../preview/plan";
import { isMinimal, readProject, stackNames } from "../../preview/stackFile";
import { isLoader, writeBare } from "./bare";
import { commandOf, modulesOf, root, run, scratch, type Usage } from "./child";
import { median, rounded } from "./figures";

/** A stack's preview next to the bare program. */
export interface StackFigures {
    /** Number of resources that both register. */
    resources: number;
    /** Median wall time, in milliseconds. */
    milliseconds: { ours: number; bare: number };
    /** Median processor time, in milliseconds. */
    cpuMilliseconds: { ours: number; bare: number };
    /** Median peak of memory, in megabytes. */
    megabytes: { ours: number; bare: number };
    /** Medians of the ratios within a pair. */
    ratio: { wall: number; cpu: number; memory: number };
    /** Library modules that only one side loads. */
    onlyLoadedBy: { ours: number; bare: number };
}

// A preview ends with 1 where the policy pack finds something: that is no matter of this measurement.
const judged = [0, 1];

/** Measures every environment. */
export function measureStacks(pairs: number, onPair: (text: string) => void): Record<string, StackFigures> {
    const names = stackNames(readProject()).filter((stack) => !isMinimal(stack));
    return Object.fromEntries(names.map((stack) => [stack, measureStack(stack, pairs, onPair)]));
}

function measureStack(stack: string, pairs: number, onPair: (text: string) => void): StackFigures {
    const file = path.join(scratch, `plan-${stack}.json`);
    const command = [...commandOf("preview"), stack, "--quiet", "--json", file];
    // These first runs also warm up the caches of loader and disk.
    run([...command, "--resolved"], judged);
    const plan = JSON.parse(readFileSync(file, "utf8")) as Plan;
    const ours = modulesOf(command, judged);
    const bare = writeBare(plan, ours.direct);
    const bareModules = modulesOf([bare]);
    const measured = Array.from({ length: pairs }, (_, i) => {
        onPair(`${stack}: pair ${i + 1} of ${pairs}`);
        return { ours: run(command, judged), bare: run([bare]) };
    });
    return {
        resources: plan.resources.filter(({ custom }) => custom).length,
        ...medians(measured),
        onlyLoadedBy: {
            ours: lacking(bareModules.all, ours.all),
            bare: lacking(ours.all, bareModules.all),
        },
    };
}

interface Pair {
    ours: Usage;
    bare: Usage;
}

function medians(pairs: readonly Pair[]): Omit<StackFigures, "resources" | "onlyLoadedBy"> {
    const each = (key: keyof Usage) => ({
        ours: rounded(median(pairs.map(({ ours }) => ours[key])), 1),
        bare: rounded(median(pairs.map(({ bare }) => bare[key])), 1),
    });
    const ratio = (key: keyof Usage) => rounded(median(pairs.map(({ ours, bare }) => ours[key] / bare[key])));
    return {
        milliseconds: each("milliseconds"),
        cpuMilliseconds: each("cpuMilliseconds"),
        megabytes: each("megabytes"),
        ratio: { wall: ratio("milliseconds"), cpu: ratio("cpuMilliseconds"), memory: ratio("megabytes") },
    };
}

/** How many of the modules that are wanted the others lack. */
function lacking(others: readonly string[], wanted: readonly string[]): number {
    const known = new Set(others);
    return wanted.filter((name) => !known.has(name) && !isLoader(name)).length;
}

/** What starts another file as the preview is started, with flags of Node. */
export function likePreview(file: string, flags: readonly string[]): string[] {
    const script = /\.[cm]?ts$/;
    return commandOf("preview").flatMap((part) => (script.test(part) ? [...flags, path.relative(root, file)] : [part]));
}
