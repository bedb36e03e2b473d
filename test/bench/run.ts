import { parseArgs } from "node:util";
import { prepare } from "./child";
import { measureComparison, type ComparisonFigures } from "./comparison";
import { type DatabricksBounds, databricksExcesses, databricksRows, measureDatabricks } from "./databricks";
import { type DataFactoryFigures, measureDataFactory } from "./dataFactory";
import { table } from "./figures";
import { measureGrowth, type GrowthFigures, type Step } from "./growth";
import { measureRehearsal, type RehearsalFigures } from "./rehearsal";
import { measureStacks, type StackFigures } from "./stacks";
import { measureSteps, type StepFigures } from "./steps";
import { measureWarehouse, type WarehouseFigures } from "./warehouse";

const usage = `usage: npm run bench -- [options]

  --pairs <n>        pairs of preview and bare program for each stack (7)
  --repetitions <n>  runs of each size of program (5)
  --lives <n>        pairs of a stack's life in the engine, with the simulated cloud and with instant providers (3)
  --help             print this`;

/** The stack that is held to bounds, and the most that its preview may take, as a part of what the bare program takes. */
const bounded = "prod";
const bounds = { wall: 1, memory: 1, growth: 1.15, rehearsal: 1.25, fiftySteps: 1.05, copy: 1.3, load: 1.4 };
const databricksBounds: DatabricksBounds = { fits: 1.5, functions: 1.35, modelMemory: 1.3, gold: 60 };
const boundsInMilliseconds = { comparison: 500, settings: 20, stepProgram: 1000, loads: 60_000, warehouseLoad: 60_000 };

async function main(): Promise<number> {
    const options = {
        pairs: { type: "string", default: "7" },
        repetitions: { type: "string", default: "5" },
        lives: { type: "string", default: "3" },
    } as const;
    const { values } = parseArgs({ options: { ...options, help: { type: "boolean", default: false } } });
    if (values.help) {
        process.stdout.write(`${usage}\n`);
        return 0;
    }
    prepare();
    const stacks = measureStacks(positive("pairs", values.pairs), note);
    const growth = measureGrowth(positive("repetitions", values.repetitions), note);
    const comparison = await measureComparison(bounded, positive("repetitions", values.repetitions));
    const steps = measureSteps(bounded, positive("pairs", values.pairs), note);
    const rehearsal = await measureRehearsal(positive("lives", values.lives), note);
    const dataFactory = measureDataFactory(boundsInMilliseconds.loads / 1000, note);
    const warehouse = measureWarehouse(boundsInMilliseconds.warehouseLoad / 1000, note);
    const databricks = measureDatabricks(databricksBounds, note);
    note("");
    const exceeded = [
        ...excesses(stacks, growth, rehearsal, steps, dataFactory, warehouse),
        ...absoluteExcesses(comparison, steps, dataFactory, warehouse),
        ...databricksExcesses(databricks, databricksBounds),
    ];
    const ofPrograms = [stackRows(stacks), growthRows(growth), comparisonRows(comparison)];
    const tables = [
        ...ofPrograms,
        stepRows(steps),
        rehearsalRows(rehearsal),
        dataFactoryRows(dataFactory),
        warehouseRows(warehouse),
        databricksRows(databricks),
    ];
    process.stdout.write(`${tables.map(table).join("\n")}\n`);
    process.stdout.write(exceeded.map((line) => `${line}\n`).join("") || "all within bounds\n");
    process.stdout.write(
        `${JSON.stringify({ format: "bench/1", bounds, boundsInMilliseconds, stacks, growth, comparison, steps, rehearsal, dataFactory, warehouse, databricksBounds, databricks, exceeded })}\n`,
    );
    return exceeded.length > 0 ? 1 : 0;
}

function positive(name: string, text: string): number {
    const value = Number(text);
    if (!Number.isInteger(value) || value < 1) {
        throw new Error(`--${name} is ${text}, must be a whole number from 1 on`);
    }
    return value;
}

// Minutes pass: someone who watches sees where it is; the output stays free of it.
function note(text: string): void {
    if (process.stderr.isTTY) {
        process.stderr.write(`\r\u001b[K${text}`);
    }
}

function excesses(
    stacks: Record<string, StackFigures>,
    growth: GrowthFigures,
    rehearsal: RehearsalFigures,
    steps: StepFigures,
    dataFactory: DataFactoryFigures,
    warehouse: WarehouseFigures,
): string[] {
    const found: string[] = [];
    const check = (name: string, ratio: number, bound: number) => {
        if (!(ratio <= bound)) {
            found.push(`exceeded: ${name} is ${ratio.toFixed(2)}, at most ${bound.toFixed(2)}`);
        }
    };
    const stack = stacks[bounded];
    if (!stack) {
        throw new Error(`there is no stack ${bounded}, which the bounds are for`);
    }
    check(`${bounded} wall time by the bare program's`, stack.ratio.wall, bounds.wall);
    check(`${bounded} peak memory by the bare program's`, stack.ratio.memory, bounds.memory);
    check("processor time of a further lake, many lakes by few", growth.ratio.cpu, bounds.growth);
    check("memory of a further lake, many lakes by few", growth.ratio.held, bounds.growth);
    check("life in the simulated cloud by the same with instant providers", rehearsal.ratio, bounds.rehearsal);
    check(`preview of ${bounded} with fifty steps by the same without`, steps.ratio, bounds.fiftySteps);
    check("peak memory of a copy of many rows by that of few", dataFactory.ratio, bounds.copy);
    check("peak memory of a load of many predictions by that of few", warehouse.ratio, bounds.load);
    return found;
}

function stackRows(stacks: Record<string, StackFigures>): string[][] {
    const whole = (value: number) => value.toFixed(0);
    const head = ["stack", "resources", "ms", "bare ms", "ratio", "cpu ms", "bare cpu ms", "ratio"];
    const rows = Object.entries(stacks).map(([name, figures]) => {
        const { milliseconds, cpuMilliseconds, megabytes, ratio } = figures;
        return [
            name,
            whole(figures.resources),
            ...[whole(milliseconds.ours), whole(milliseconds.bare), ratio.wall.toFixed(2)],
            ...[whole(cpuMilliseconds.ours), whole(cpuMilliseconds.bare), ratio.cpu.toFixed(2)],
            ...[whole(megabytes.ours), whole(megabytes.bare), ratio.memory.toFixed(2)],
        ];
    });
    return [[...head, "MB", "bare MB", "ratio"], ...rows];
}

function absoluteExcesses(
    { firstMilliseconds }: ComparisonFigures,
    steps: StepFigures,
    { loads, seconds }: DataFactoryFigures,
    warehouse: WarehouseFigures,
): string[] {
    const figures = [
        [`comparison of two ${bounded} plans`, firstMilliseconds, boundsInMilliseconds.comparison],
        [`checking the settings of ${bounded}`, steps.settingsMilliseconds, boundsInMilliseconds.settings],
        ["start of the step program", steps.startMilliseconds, boundsInMilliseconds.stepProgram],
        [`${loads} loads of the data factory`, Math.min(...seconds) * 1000, boundsInMilliseconds.loads],
        [
            `a load of ${warehouse.rows.many} predictions`,
            Math.min(...warehouse.seconds) * 1000,
            boundsInMilliseconds.warehouseLoad,
        ],
    ] as const;
    return figures
        .filter(([, found, most]) => found > most)
        .map(([what, found, most]) => `exceeded: ${what} takes ${found} ms, at most ${most}`);
}

function stepRows({ settingsMilliseconds, startMilliseconds, ratio }: StepFigures): string[][] {
    return [
        [`settings and steps of ${bounded}`, "settings ms", "step program ms", "fifty steps, ratio"],
        ["", settingsMilliseconds.toFixed(1), startMilliseconds.toFixed(0), ratio.toFixed(2)],
    ];
}

function comparisonRows({ changes, milliseconds, firstMilliseconds }: ComparisonFigures): string[][] {
    return [
        [`comparison of two plans of ${bounded}`, "changes", "ms", "first ms"],
        ["", String(changes), milliseconds.toFixed(1), firstMilliseconds.toFixed(1)],
    ];
}

function rehearsalRows({ seconds, ratio }: RehearsalFigures): string[][] {
    return [
        ["life of prod in the engine", "s", "instant s", "ratio"],
        ["", seconds.ours.toFixed(1), seconds.bare.toFixed(1), ratio.toFixed(2)],
    ];
}

function dataFactoryRows({ loads, seconds, cpuSeconds, rows, megabytes, ratio }: DataFactoryFigures): string[][] {
    const millions = (count: number) => `${count / 1e6} M rows, MB`;
    return [
        ["data factory", "loads", "s", "cpu s", millions(rows.few), millions(rows.many), "ratio"],
        [
            "",
            ...[String(loads), seconds.map((each) => each.toFixed(1)).join(", "), cpuSeconds.toFixed(1)],
            ...[megabytes.few.toFixed(0), megabytes.many.toFixed(0), ratio.toFixed(2)],
        ],
    ];
}

function warehouseRows({ rows, seconds, cpuSeconds, megabytes, ratio }: WarehouseFigures): string[][] {
    const millions = (count: number) => `${(count / 1e6).toFixed(0)} M rows, MB`;
    return [
        ["load of the warehouse", "s", "cpu s", millions(rows.few), millions(rows.many), "ratio"],
        [
            "",
            ...[seconds.map((each) => each.toFixed(1)).join(", "), cpuSeconds.toFixed(1)],
            ...[megabytes.few.toFixed(0), megabytes.many.toFixed(0), ratio.toFixed(2)],
        ],
    ];
}

function growthRows({ steps, halves, ratio }: GrowthFigures): string[][] {
    const figures = (cpu: number, held: number, peak: number) => [cpu.toFixed(1), held.toFixed(2), peak.toFixed(1)];
    const row = ({ from, to, cpuMilliseconds, heldMegabytes, peakMegabytes }: Step) => [
        `${from} to ${to} lakes`,
        ...figures(cpuMilliseconds, heldMegabytes, peakMegabytes),
    ];
    return [
        ["each lake more", "cpu ms", "MB held", "MB peak"],
        ...[...steps, ...halves.slice(0, 1)].map(row),
        [
            `${halves[1].from} to ${halves[1].to} by ${halves[0].from} to ${halves[0].to}`,
            ...[ratio.cpu, ratio.held, ratio.peak].map((value) => value.toFixed(2)),
        ],
    ];
}

void main().then(
    (code) => {
        process.exitCode = code;
    },
    (error: unknown) => {
        process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
        process.exitCode = 70;
    },
);
