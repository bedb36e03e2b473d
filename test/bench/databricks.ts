import path from "node:path";
import { sparkEnvironment, sparkPython } from "../sparkPython";
import { root } from "./child";
import { rounded } from "./figures";
import { figuresOf, neededPython } from "./python";

const groups = 2000;
const fewGroups = 200;
const days = 365;

/** Median of a fit, in milliseconds, for which the bounds are: shorter fits are outweighed by what each group costs. */
const medianFit = { least: 60, most: 100 };

/** A pass of many models, as workloads/databricks/bench/many_models.py measures it. */
interface Pass {
    seconds: number;
    cpuSeconds: number;
    cores: number;
    groups: number;
    fitSeconds: number;
    groupSeconds: number;
    medianFitMilliseconds: number;
    megabytes: { jvm: number; python: number };
}

/** One way from landing to gold, as workloads/databricks/bench/gold.py measures it. */
interface Gold {
    rows: number;
    seconds: number;
    cpuSeconds: number;
    made: Record<string, number>;
}

/** What the code that runs on Databricks takes on Spark on this machine. */
export interface DatabricksFigures {
    /** A pass of models, one for each group. */
    models: {
        groups: number;
        /** Median of the processor time of a fit, in milliseconds. */
        medianFitMilliseconds: number;
        /** Wall time of each run, in seconds; the last is the first within the bounds, if one is. */
        seconds: number[];
        /** Of the fastest run: wall time by processor time divided by cores, of the fits and of the whole functions. */
        ratio: { fits: number; functions: number };
        /** Of the fastest run: processor time of all processes by that of the fits. */
        cpuRatio: number;
        /** Wall time of the fastest run by that of plain Python, one group after another, divided by cores. */
        plainRatio: number;
        /** Peaks of the resident memory, in megabytes: of a tenth of the groups and of all. */
        megabytes: { few: Pass["megabytes"]; many: Pass["megabytes"] };
        /** Peak of Python's processes with all groups by that with a tenth. */
        memoryRatio: number;
    };
    /** Bronze, silver and gold. */
    gold: {
        rows: number;
        /** Processor time for a million rows, in seconds: of the jobs, and of a plain pass of pandas. */
        cpuSeconds: { jobs: number; pandas: number };
        /** Processor time of the jobs by that of pandas. */
        ratio: number;
    };
}

/** Most that a pass may take, by the processor time of its fits and of its functions divided by cores. */
export interface PassBounds {
    fits: number;
    functions: number;
}

/** Most that all of it may take. */
export interface DatabricksBounds extends PassBounds {
    /** Peak of Python's processes with all groups by that with a tenth. */
    modelMemory: number;
    /** Processor time of bronze, silver and gold by that of pandas. */
    gold: number;
}

/** What is over its bound, and fits of another length than the bounds are for. */
export function databricksExcesses({ models, gold }: DatabricksFigures, bounds: DatabricksBounds): string[] {
    const { least, most } = medianFit;
    const ratios = [
        ["pass of many models by its fits divided by cores", models.ratio.fits, bounds.fits],
        ["pass of many models by its group functions divided by cores", models.ratio.functions, bounds.functions],
        ["peak memory of Python with ten times the groups", models.memoryRatio, bounds.modelMemory],
        ["processor time of bronze, silver and gold by pandas", gold.ratio, bounds.gold],
    ] as const;
    const fit = models.medianFitMilliseconds;
    return [
        ...ratios
            .filter(([, found, bound]) => !(found <= bound))
            .map(([what, found, bound]) => `exceeded: ${what} is ${found.toFixed(2)}, at most ${bound.toFixed(2)}`),
        ...(fit >= least && fit <= most
            ? []
            : [`exceeded: the median fit takes ${fit} ms, must be ${least} to ${most} for the bounds of a pass`]),
    ];
}

/** Figures as rows of a table. */
export function databricksRows({ models, gold }: DatabricksFigures): string[][] {
    const { few, many } = models.megabytes;
    const ratios = [models.ratio.fits, models.ratio.functions, models.cpuRatio, models.plainRatio, models.memoryRatio];
    return [
        [
            `${models.groups} models on Spark`,
            ...["fit ms", "s", "by fits", "by functions", "cpu by fits", "by plain Python", "memory ratio"],
            ...["JVM MB", "Python MB"],
        ],
        [
            "",
            ...[models.medianFitMilliseconds.toFixed(0), models.seconds.map((each) => each.toFixed(1)).join(", ")],
            ...ratios.map((each) => each.toFixed(2)),
            ...[
                [few.jvm, many.jvm],
                [few.python, many.python],
            ].map((each) => each.map((mb) => mb.toFixed(0)).join(", ")),
        ],
        ["bronze, silver and gold", "rows", "cpu s for a million", "of pandas", "ratio"],
        [
            "",
            ...[String(gold.rows), gold.cpuSeconds.jobs.toFixed(1), gold.cpuSeconds.pandas.toFixed(1)],
            gold.ratio.toFixed(2),
        ],
    ];
}

/** Runs a pass until a run is within the bounds, three times at most, and what it is compared with. */
export function measureDatabricks(bounds: PassBounds, onRun: (text: string) => void): DatabricksFigures {
    const python = neededPython("the code that runs on Databricks", sparkEnvironment(sparkPython(onRun)));
    const measure = <T>(program: string, what: string, count: number, text: string): T => {
        onRun(`databricks: ${text}`);
        return measured<T>(python, program, what, count);
    };
    return {
        models: measureModels(bounds, measure),
        gold: compareGold(
            measure("gold", "jobs", days, "bronze, silver and gold"),
            measure("gold", "pandas", days, "the same by pandas"),
        ),
    };
}

type Measure = <T>(program: string, what: string, count: number, text: string) => T;

function measureModels(bounds: PassBounds, measure: Measure): DatabricksFigures["models"] {
    const runs: (Pass & { ratio: PassBounds })[] = [];
    const within = ({ ratio }: { ratio: PassBounds }) =>
        ratio.fits <= bounds.fits && ratio.functions <= bounds.functions;
    while (runs.length < 3 && !runs.some(within)) {
        const run: Pass = measure(
            "many_models",
            "spark",
            groups,
            `${groups} models, run ${runs.length + 1} of at most 3`,
        );
        const ratio = (seconds: number) => rounded((run.seconds * run.cores) / seconds);
        runs.push({ ...run, ratio: { fits: ratio(run.fitSeconds), functions: ratio(run.groupSeconds) } });
    }
    const [fastest] = [...runs].sort((a, b) => a.ratio.fits - b.ratio.fits);
    if (fastest === undefined) {
        throw new Error("no pass was measured");
    }
    const few: Pass = measure("many_models", "spark", fewGroups, `${fewGroups} models`);
    const plain: Gold = measure("many_models", "plain", fewGroups, `${fewGroups} models one after another`);
    const plainSeconds = (plain.seconds * groups) / fewGroups / fastest.cores;
    return {
        groups,
        medianFitMilliseconds: rounded(fastest.medianFitMilliseconds, 1),
        seconds: runs.map(({ seconds }) => rounded(seconds, 1)),
        ratio: fastest.ratio,
        cpuRatio: rounded(fastest.cpuSeconds / fastest.fitSeconds),
        plainRatio: rounded(fastest.seconds / plainSeconds),
        megabytes: { few: few.megabytes, many: fastest.megabytes },
        memoryRatio: rounded(fastest.megabytes.python / few.megabytes.python),
    };
}

function compareGold(jobs: Gold, pandas: Gold): DatabricksFigures["gold"] {
    const differing = Object.entries(jobs.made).filter(
        ([name, sum]) => Math.abs(sum - (pandas.made[name] ?? Number.NaN)) > 1e-6 * Math.abs(sum),
    );
    if (differing.length > 0) {
        throw new Error(`jobs and pandas made different gold: ${differing.map(([name]) => name).join(", ")}`);
    }
    const each = ({ cpuSeconds, rows }: Gold) => rounded((cpuSeconds / rows) * 1e6, 1);
    const cpuSeconds = { jobs: each(jobs), pandas: each(pandas) };
    return { rows: jobs.rows, cpuSeconds, ratio: rounded(cpuSeconds.jobs / cpuSeconds.pandas) };
}

function measured<T>(python: string, program: string, what: string, count: number): T {
    const cwd = path.join(root, "workloads", "databricks");
    // One thread of linear algebra in each process: Spark runs a process for each core.
    const own = { PYTHONPATH: cwd, OMP_NUM_THREADS: "1", OPENBLAS_NUM_THREADS: "1" };
    return figuresOf(python, ["-m", `bench.${program}`, what, String(count)], own, cwd) as T;
}
