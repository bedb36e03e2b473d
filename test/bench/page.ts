import { preview } from "../../preview/preview";
import { htmlReport } from "../../preview/report/html/htmlReport";
import { Browser } from "../browser/support/chromium";
import { grown } from "../browser/support/views";
import { median, rounded, table } from "./figures";

/** What the page of a large plan takes in a browser. */
export interface PageFigures {
    /** Number of resources in the plan. */
    resources: number;
    /** Size of the page, in megabytes. */
    megabytes: number;
    /** Medians, in milliseconds; of the filters also that of the slowest text. */
    milliseconds: { written: number; opened: number; filtered: number; slowestFilter: number; expanded: number };
}

const bounds = { opened: 2_000, slowestFilter: 100 };
const typed = ["s", "st", "sto", "storage", "storage westeurope", "confidential", "nothing-of-this-name", ""];

/** Measures the page of a stack that is repeated until it has so many resources. */
export async function measurePage(stack: string, count: number, repetitions: number): Promise<PageFigures> {
    const plan = grown(await preview({ stack, mode: "resolved" }), count);
    const started = performance.now();
    const html = await htmlReport({ stack, plan, notes: [] });
    const written = performance.now() - started;
    const browser = await Browser.start();
    const opened: number[] = [];
    const filtered = typed.map((): number[] => []);
    const expanded: number[] = [];
    for (let i = 0; i < repetitions; i++) {
        const { page, milliseconds } = await browser.open(html, "#resources");
        opened.push(milliseconds);
        for (const [which, text] of typed.entries()) {
            filtered[which]?.push(await page.evaluate(filter, text));
        }
        expanded.push(await page.evaluate(expand));
        await page.close();
    }
    await browser.stop();
    return {
        resources: plan.resources.length,
        megabytes: rounded(html.length / 1e6, 1),
        milliseconds: {
            written: rounded(written, 0),
            opened: rounded(median(opened), 0),
            filtered: rounded(median(filtered.flat()), 1),
            slowestFilter: rounded(Math.max(...filtered.map(median)), 1),
            expanded: rounded(median(expanded), 1),
        },
    };
}

// These two run in the page; reading the height makes the browser lay it out.
function filter(text: string): number {
    const search = document.querySelector<HTMLInputElement>("#search");
    const started = performance.now();
    if (search) {
        search.value = text;
    }
    search?.dispatchEvent(new Event("input", { bubbles: true }));
    void document.body.offsetHeight;
    return performance.now() - started;
}

function expand(): number {
    const button = document.querySelector<HTMLButtonElement>(".side .toolbar button");
    const started = performance.now();
    button?.click();
    void document.body.offsetHeight;
    return performance.now() - started;
}

async function main(): Promise<number> {
    const figures = await measurePage("prod", 2_000, 5);
    const { milliseconds, resources, megabytes } = figures;
    const head = [
        "page of prod, repeated",
        "resources",
        "MB",
        "ms to write",
        "open",
        "filter",
        "slowest",
        "expand all",
    ];
    const { written, opened, filtered, slowestFilter, expanded } = milliseconds;
    const row = ["", resources, megabytes, written, opened, filtered, slowestFilter, expanded].map(String);
    const exceeded = (["opened", "slowestFilter"] as const)
        .filter((name) => milliseconds[name] > bounds[name])
        .map((name) => `exceeded: ${name} is ${milliseconds[name]} ms, at most ${bounds[name]} ms`);
    process.stdout.write(table([head, row]));
    process.stdout.write(exceeded.map((line) => `${line}\n`).join("") || "all within bounds\n");
    process.stdout.write(`${JSON.stringify({ format: "bench/1", bounds, page: figures, exceeded })}\n`);
    return exceeded.length > 0 ? 1 : 0;
}

if (require.main === module) {
    void main().then((code) => {
        process.exitCode = code;
    });
}
