import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { chromium, type BrowserContext, type Page } from "playwright-core";
import { programOf } from "../../engine/support/tools";

/** Milliseconds after which an answer is not expected: a busy host takes its time. */
export const patience = 60_000;

const quiet = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

/** A page that was opened from a file, with what it did that it should not. */
export interface Opened {
    /** The page. */
    page: Page;
    /** Errors and warnings on its console, and exceptions. */
    complaints: string[];
    /** Addresses that it asked for in addition to its own. */
    requests: string[];
    /** Milliseconds until its content stood. */
    milliseconds: number;
}

/** Headless Chromium with an empty profile, for pages that come from files. */
export class Browser {
    private constructor(
        private readonly folder: string,
        private readonly context: BrowserContext,
    ) {}

    static async start(): Promise<Browser> {
        const folder = mkdtempSync(path.join(os.tmpdir(), "azure-ml-platform-browser-"));
        const context = await chromium.launchPersistentContext(path.join(folder, "profile"), {
            executablePath: programOf("chromium"),
            headless: true,
            timeout: patience,
            args: quiet,
            viewport: { width: 1400, height: 900 },
        });
        context.setDefaultTimeout(patience);
        return new Browser(folder, context);
    }

    /** Opens a page from its text. */
    async open(html: string, hash = ""): Promise<Opened> {
        const file = path.join(mkdtempSync(path.join(this.folder, "page-")), "preview.html");
        writeFileSync(file, html);
        const page = await this.context.newPage();
        const address = pathToFileURL(file).href;
        const [complaints, requests]: [string[], string[]] = [[], []];
        page.on("console", (message) => {
            if (message.type() === "error" || message.type() === "warning") {
                complaints.push(message.text());
            }
        });
        page.on("pageerror", (error) => complaints.push(error.message));
        page.on("request", (request) => {
            if (!request.url().startsWith(address)) {
                requests.push(request.url());
            }
        });
        const started = performance.now();
        await page.goto(address + hash);
        await page.locator("main h2").first().waitFor();
        return { page, complaints, requests, milliseconds: performance.now() - started };
    }

    async stop(): Promise<void> {
        await this.context.close();
        rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
    }
}
