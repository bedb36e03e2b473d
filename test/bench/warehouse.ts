import path from "node:path";
import { rounded } from "./figures";
import { benchPython, pythonFigures } from "./python";

const fewRows = 1_000_000;
const manyRows = 10_000_000;

/** What the load of predictions into the warehouse takes in the engine of its tests. */
export interface WarehouseFigures {
    /** Rows of the two loads whose memory is compared. */
    rows: { few: number; many: number };
    /** Wall time of each load of many rows, in seconds; the last is the first within its bound, if one is. */
    seconds: number[];
    /** Processor time of the fastest of these, in seconds. */
    cpuSeconds: number;
    /** Peak of the resident memory of a load, in megabytes. */
    megabytes: { few: number; many: number };
    /** Peak of the load of many rows by that of few. */
    ratio: number;
}

interface Load {
    rows: number;
    seconds: number;
    cpuSeconds: number;
    megabytes: number;
}

/** Loads a set of few predictions, and one of many until a load is within the bound, three times at most. */
export function measureWarehouse(mostSeconds: number, onRun: (text: string) => void): WarehouseFigures {
    const python = benchPython("loads of the warehouse", onRun);
    const measured = (rows: number) => {
        onRun(`warehouse: a load of ${rows} rows`);
        return pythonFigures(python, path.join("sql", "tests", "warehouse", "measure.py"), [String(rows)]) as Load;
    };
    const few = measured(fewRows);
    const first = measured(manyRows);
    const loads = [first];
    while (loads.length < 3 && !loads.some(({ seconds }) => seconds <= mostSeconds)) {
        loads.push(measured(manyRows));
    }
    const fastest = loads.reduce((a, b) => (b.seconds < a.seconds ? b : a), first);
    return {
        rows: { few: few.rows, many: fastest.rows },
        seconds: loads.map(({ seconds }) => rounded(seconds, 1)),
        cpuSeconds: rounded(fastest.cpuSeconds, 1),
        megabytes: { few: rounded(few.megabytes, 1), many: rounded(fastest.megabytes, 1) },
        ratio: rounded(fastest.megabytes / few.megabytes),
    };
}
