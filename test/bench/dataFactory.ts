import path from "node:path";
import { rounded } from "./figures";
import { benchPython, pythonFigures } from "./python";

const loads = 1000;
const fewRows = 1_000_000;
const manyRows = 10_000_000;

/** What the pipelines of a data factory take in the engines of their tests. */
export interface DataFactoryFigures {
    /** Loads of tables that a run measures, in daily runs of all tables. */
    loads: number;
    /** Wall time of each run, in seconds; the last is the first within its bound, if one is. */
    seconds: number[];
    /** Processor time of the fastest run, in seconds, of all its processes. */
    cpuSeconds: number;
    /** Rows of the two copies whose memory is compared. */
    rows: { few: number; many: number };
    /** Peak of the resident memory of a copy, in megabytes. */
    megabytes: { few: number; many: number };
    /** Peak of the copy of many rows by that of few. */
    ratio: number;
}

/** Runs the pipelines until a run is within the bound, three times at most, and copies tables of two sizes. */
export function measureDataFactory(mostSeconds: number, onRun: (text: string) => void): DataFactoryFigures {
    const python = benchPython("the pipelines of the data factory", onRun);
    const runs: Run[] = [];
    while (runs.length < 3 && !runs.some(({ seconds }) => seconds <= mostSeconds)) {
        onRun(`data factory: ${loads} loads, run ${runs.length + 1} of at most 3`);
        runs.push(measured(python, "loads", loads));
    }
    const [fastest] = [...runs].sort((a, b) => a.seconds - b.seconds);
    const [few, many] = [fewRows, manyRows].map((rows) => {
        onRun(`data factory: a copy of ${rows} rows`);
        return measured(python, "rows", rows).megabytes;
    });
    return {
        loads,
        seconds: runs.map(({ seconds }) => rounded(seconds, 1)),
        cpuSeconds: rounded(fastest?.cpuSeconds ?? 0, 1),
        rows: { few: fewRows, many: manyRows },
        megabytes: { few: rounded(few ?? 0, 1), many: rounded(many ?? 0, 1) },
        ratio: rounded((many ?? 0) / (few ?? 0)),
    };
}

interface Run {
    seconds: number;
    cpuSeconds: number;
    megabytes: number;
}

function measured(python: string, what: "loads" | "rows", count: number): Run {
    const started = performance.now();
    const figures = pythonFigures(python, path.join("data-factory", "tests", "measure.py"), [what, String(count)]);
    return { ...(figures as Omit<Run, "seconds">), seconds: (performance.now() - started) / 1000 };
}
