import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Plan } from "../../preview/plan";
import { preview } from "../../preview/preview";
import { htmlReport } from "../../preview/report/html/htmlReport";
import { chromiumMissing } from "../engine/support/tools";
import { Browser, patience, type Opened } from "./support/chromium";
import { container, grown, hostileTexts, hostileView, richView, stepsView } from "./support/views";

const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

interface AxeResult {
    passes: unknown[];
    violations: { id: string; nodes: { target: string[]; failureSummary: string }[] }[];
}

async function barriers(page: Page): Promise<string[]> {
    await page.evaluate(axe);
    const { passes, violations } = await page.evaluate<AxeResult>("axe.run()");
    expect(passes.length).toBeGreaterThan(10);
    return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id} ${target.join(" ")}: ${failureSummary}`),
    );
}

const tree = (page: Page) => page.getByRole("tree");
const line = (page: Page, name: string) => tree(page).getByRole("treeitem", { name, exact: true });
const shown = (page: Page) =>
    tree(page)
        .getByRole("treeitem")
        .evaluateAll((lines) => lines.map((one) => one.querySelector(".name")?.textContent));
const details = (page: Page) => page.getByRole("article");
/** The page follows a click, a key or the address a moment later. */
const soon = <T>(read: () => Promise<T>) => expect.poll(read, { timeout: patience });
const title = (page: Page) => details(page).getByRole("heading", { level: 2 }).textContent();

async function enter(page: Page, room: string): Promise<void> {
    const link = page.getByRole("navigation", { name: "Page" }).getByRole("link", { name: room });
    await link.click();
    await soon(() => link.getAttribute("aria-current")).toBe("page");
}

describe.skipIf(chromiumMissing)("The page of a preview, in Chromium (left out where there is none)", () => {
    let browser: Browser;
    let rich = "";
    let prod: Plan;
    beforeAll(async () => {
        [browser, rich] = await Promise.all([Browser.start(), htmlReport(richView())]);
        prod = await preview({ stack: "prod", mode: "resolved" });
    });
    afterAll(() => browser.stop());

    async function withPage(html: string, hash: string, use: (opened: Opened) => Promise<void>): Promise<void> {
        const opened = await browser.open(html, hash);
        await use(opened);
        expect({ complaints: opened.complaints, requests: opened.requests }).toEqual({ complaints: [], requests: [] });
        await opened.page.close();
    }

    it("opens with the changes, risks first", () =>
        withPage(rich, "", async ({ page }) => {
            expect(await page.title()).toBe("Preview of unit");
            const risks = page.getByRole("region", { name: "Risks" });
            expect(await risks.getByText("Data would be lost, but Pulumi refuses").isVisible()).toBe(true);
            expect(await risks.getByText("Protection is lifted").isVisible()).toBe(true);
            expect(await page.getByText("The lockfile of main differs").isVisible()).toBe(true);
            const row = page.getByRole("row", { name: "accountName" });
            expect(await row.innerText()).toMatch(/forces replacement\s+stunitold\s+stunitlake/);
            expect(await page.getByRole("row", { name: "tags.owner" }).innerText()).toContain("not set");
        }));

    it("says what steps do, in the order in which they run, and which file of them changed", async () => {
        const html = await htmlReport(stepsView());
        await withPage(html, "#resources", async ({ page }) => {
            const steps = details(page).locator("ol").getByRole("listitem");
            await soon(() => steps.allTextContents()).toEqual([
                "Step schema sqlScript sql/control: 1 script",
                "Step accounts sqlUsers sql/control: 2 users",
            ]);
            expect(await barriers(page)).toEqual([]);
            await enter(page, "Changes");
            expect(await page.locator(".numbers").innerText()).toContain("1 step\n");
            const row = page.getByRole("row", { name: "workloads/sql/control/a.sql" });
            expect(await row.innerText()).toMatch(/a{64}\s+b{64}/);
            expect(await barriers(page)).toEqual([]);
        });
    });

    it("searches names and values, and says how many it found", () =>
        withPage(rich, "#resources", async ({ page }) => {
            await soon(() => shown(page)).toEqual(["azure-ml-platform-unit", "lake", "data", "vault"]);
            await page.keyboard.press("/");
            await page.keyboard.type("BRONZE container");
            await soon(() => shown(page)).toEqual(["azure-ml-platform-unit", "lake", "lake-bronze"]);
            expect(await page.getByRole("status").textContent()).toBe("1 of 6 entries");
            await page.keyboard.press("Escape");
            await soon(() => shown(page)).toEqual(["azure-ml-platform-unit", "lake", "data", "vault"]);
        }));

    it("filters by component, kind and resource group", () =>
        withPage(rich, "#resources", async ({ page }) => {
            const choose = async (label: string, option: RegExp) => {
                const select = page.getByRole("combobox", { name: label });
                const texts = await select.locator("option").allTextContents();
                await select.selectOption(texts.find((text) => option.test(text)) ?? "");
                const found = await shown(page);
                await page.getByRole("button", { name: "Clear" }).click();
                return found.slice(1);
            };
            expect(await choose("Component", /lake \(DataLake\)/)).toEqual(["lake", "lake-account", "lake-bronze"]);
            expect(await choose("Kind", /keyvault:Vault \(1\)/)).toEqual(["vault"]);
            expect(await choose("Resource group", /rg-unit-data/)).toEqual(["lake", "lake-account", "data"]);
            expect(await choose("Show", /what changes \(1\)/)).toEqual(["lake", "lake-account"]);
        }));

    it("shows what a link leads to, also where the search hides it, and says so", () =>
        withPage(rich, "#resources", async ({ page }) => {
            await page.getByRole("searchbox").fill("vault");
            await soon(() => shown(page)).toEqual(["azure-ml-platform-unit", "vault"]);
            await page.evaluate((urn) => (location.hash = `#resources/${encodeURIComponent(urn)}`), container.urn);
            await soon(() => title(page)).toBe("Blob container lake-bronze");
            await soon(() => tree(page).locator("[aria-selected=true] .name").allTextContents()).toEqual([
                "lake-bronze",
            ]);
            expect(await page.getByRole("searchbox").inputValue()).toBe("");
            expect(await page.getByRole("status").textContent()).toBe(
                "6 entries; search and filters were cleared, since they hid lake-bronze",
            );
        }));

    it("searches and filters changes, and says how many it found", () =>
        withPage(rich, "#changes", async ({ page }) => {
            const names = () => page.locator(".change-list > li:visible > details > summary .name").allTextContents();
            expect(await names()).toEqual(["lake-account", "gone"]);
            await page.keyboard.press("/");
            await page.keyboard.type("STUNITOLD account");
            await soon(names).toEqual(["lake-account"]);
            expect(await page.getByRole("status").textContent()).toBe("1 of 2 changes");
            await page.keyboard.press("Escape");
            await soon(names).toEqual(["lake-account", "gone"]);
            await page.getByRole("combobox", { name: "Action" }).selectOption({ label: "deleted (1)" });
            await soon(names).toEqual(["gone"]);
            await page.getByRole("button", { name: "Clear" }).click();
            await soon(names).toEqual(["lake-account", "gone"]);
            expect(await page.getByRole("status").textContent()).toBe("2 changes");
        }));

    it("holds what is closed where the browser's search finds it", () =>
        withPage(rich, "#findings", async ({ page }) => {
            const closed = page.locator("details.group:not([open])", { hasText: "Unknown before deployment" });
            await soon(() => closed.locator("code").allTextContents()).toEqual(["storage-account-key"]);
        }));

    it("is walked through by keys alone", () =>
        withPage(rich, "#resources", async ({ page }) => {
            await page.keyboard.press("Tab");
            await page.keyboard.press("Enter");
            await line(page, "Stack azure-ml-platform-unit 1 change 1 with data loss 1 mandatory").focus();
            for (const key of ["ArrowDown", "ArrowRight", "ArrowRight", "ArrowDown"]) {
                await page.keyboard.press(key);
            }
            await soon(() => title(page)).toBe("Blob container lake-bronze");
            await page.keyboard.press("ArrowLeft");
            await soon(() => title(page)).toBe("DataLake lake");
            await page.keyboard.press("ArrowLeft");
            await soon(() => shown(page)).toEqual(["azure-ml-platform-unit", "lake", "data", "vault"]);
            await page.keyboard.press("End");
            await soon(() => title(page)).toBe("Key vault vault");
            await page.keyboard.press("Home");
            await page.keyboard.press("d");
            await soon(() => title(page)).toBe("DataLake lake");
            await page.keyboard.press("*");
            await soon(() => shown(page)).toContain("lake-bronze");
        }));

    it("shows a resource: its finding, its inputs, what it needs and what needs it", () =>
        withPage(rich, "#findings", async ({ page }) => {
            await page.getByRole("link", { name: "Storage account lake-account" }).first().click();
            const text = await details(page).innerText();
            expect(text).toContain("Remedy: Set publicNetworkAccess to Disabled.");
            expect(text).toContain("protected from deletion");
            expect(text).toMatch(/resourceGroupName\s+known after deployment\s+from Resource group data/);
            expect(text).toMatch(/connection\s+secret/);
            await details(page).getByRole("link", { name: "Blob container lake-bronze" }).click();
            await soon(() => title(page)).toBe("Blob container lake-bronze");
            await soon(() => page.evaluate("document.activeElement.id")).toBe("details-title");
            await page.goBack();
            await soon(() => title(page)).toBe("Storage account lake-account");
        }));

    it("draws the three diagrams", () =>
        withPage(rich, "#diagrams", async ({ page }) => {
            for (const name of ["Data flow", "Network", "Identity"]) {
                await page.getByRole("link", { name }).click();
                await page.getByRole("group", { name }).locator("svg").waitFor();
            }
        }));

    it.each(["light", "dark"] as const)("has nothing in the way of anybody, %s", (colorScheme) =>
        withPage(rich, "", async ({ page }) => {
            await page.emulateMedia({ colorScheme });
            expect(await barriers(page)).toEqual([]);
            for (const room of ["Findings", "Diagrams", "Resources"]) {
                await enter(page, room);
                if (room === "Diagrams") {
                    await page.locator(".canvas svg").waitFor();
                }
                if (room === "Resources") {
                    await page.getByRole("searchbox").fill("lake-account");
                    await tree(page).getByText("Storage account lake-account").click();
                }
                expect(await barriers(page)).toEqual([]);
            }
        }),
    );

    /** Frames of a diagram of the data flow, by title. */
    async function dataFlowFrames(page: Page) {
        await page.locator(".canvas svg").waitFor();
        const frames = await page.locator(".canvas g.cluster").evaluateAll((found) =>
            found.map((frame) => {
                const { left, top, bottom } = frame.getBoundingClientRect();
                return [frame.textContent?.trim() ?? "", { left, top, bottom }] as const;
            }),
        );
        return new Map(frames);
    }

    it("draws the data flow from left to right, its beginning in view", async () => {
        await withPage(
            await htmlReport({ stack: "prod", plan: prod, notes: [] }),
            "#diagrams/data",
            async ({ page }) => {
                const place = await dataFlowFrames(page);
                const way = ["Ingest", "Landing", "Bronze", "Silver", "Gold", "Features", "Registry"];
                const lefts = way.map((title) => place.get(title)?.left ?? NaN);
                expect(lefts.every(Number.isFinite)).toBe(true);
                expect(lefts).toEqual([...lefts].sort((a, b) => a - b));
                const view = await page.locator(".canvas").boundingBox();
                const start = place.get("Ingest");
                expect(start?.top).toBeGreaterThan(view?.y ?? NaN);
                expect(start?.bottom).toBeLessThan((view?.y ?? NaN) + (view?.height ?? NaN));
            },
        );
    });

    // In prod, whose account of Machine Learning lies next to its stages, the layout has no room for it there.
    it("draws what observes below the data flow", async () => {
        const plan = await preview({ stack: "dev", mode: "resolved" });
        await withPage(await htmlReport({ stack: "dev", plan, notes: [] }), "#diagrams/data", async ({ page }) => {
            const place = await dataFlowFrames(page);
            const bottoms = ["Ingest", "Landing", "Gold", "Registry"].map((title) => place.get(title)?.bottom ?? NaN);
            expect(place.get("Observation")?.top).toBeGreaterThan(Math.max(...bottoms));
        });
    });

    it("shows a real stack without anything in the way", async () => {
        const plan = prod;
        await withPage(await htmlReport({ stack: "prod", plan, notes: [] }), "", async ({ page }) => {
            await page.getByRole("button", { name: "Expand all" }).click();
            await soon(() => shown(page)).toHaveLength(plan.resources.length);
            const account = plan.resources.find(({ type }) => type.endsWith(":StorageAccount"));
            await page.evaluate((urn) => (location.hash = `#resources/${encodeURIComponent(urn)}`), account?.urn ?? "");
            await details(page)
                .getByText(account?.urn ?? "")
                .waitFor();
            expect(await barriers(page)).toEqual([]);
        });
    });

    it("switches between light and dark", () =>
        withPage(rich, "", async ({ page }) => {
            const ground = () => page.evaluate("getComputedStyle(document.body).backgroundColor");
            await page.getByLabel("Theme").selectOption("dark");
            expect(await ground()).toBe("rgb(20, 23, 28)");
            await page.getByLabel("Theme").selectOption("light");
            expect(await ground()).toBe("rgb(255, 255, 255)");
            await page.getByLabel("Theme").selectOption("system");
        }));

    it("prints what it shows, opened", () =>
        withPage(rich, "#findings", async ({ page }) => {
            await page.evaluate("dispatchEvent(new Event('beforeprint'))");
            await page.emulateMedia({ media: "print" });
            expect(await page.getByText("storage-account-key").isVisible()).toBe(true);
            expect(await page.getByLabel("Theme").isVisible()).toBe(false);
        }));

    it("shows what is wrong with the settings", async () => {
        const issues = [{ path: "lake.zones[1].format", message: 'found "parquet"; must be one of delta, files' }];
        await withPage(await htmlReport({ stack: "dev", notes: [], issues }), "", async ({ page }) => {
            expect(await page.getByRole("main").innerText()).toContain(`lake.zones[1].format\n\nfound "parquet"`);
            expect(await barriers(page)).toEqual([]);
        });
    });

    it("shows what is wrong with a base as such, next to the plan", async () => {
        const baseIssues = [{ path: "--base main", message: "is neither a file nor a ref of this checkout" }];
        const html = await htmlReport({ ...richView(), comparison: undefined, notes: [], baseIssues });
        await withPage(html, "", async ({ page }) => {
            const text = await page.getByRole("main").innerText();
            expect(text).toContain("What is wrong with the base");
            expect(text).toContain("--base main\n\nis neither a file nor a ref of this checkout");
            expect(text).not.toContain("Nothing would be deployed");
            expect(await page.getByRole("banner").innerText()).toMatch(/not compared\s+1 mandatory/);
            expect(await barriers(page)).toEqual([]);
            await enter(page, "Resources");
            await soon(() => shown(page)).toContain("lake");
        });
    });

    it("takes every text for text", async () => {
        await withPage(await htmlReport(hostileView()), "", async ({ page }) => {
            for (const room of ["Changes", "Findings", "Diagrams", "Resources"]) {
                await enter(page, room);
                if (room === "Diagrams") {
                    await page.locator(".canvas svg").waitFor();
                }
                if (room === "Resources") {
                    await page.getByRole("button", { name: "Expand all" }).click();
                }
                expect(await page.locator("main img, main script, main iframe, main a[href^=java]").count()).toBe(0);
            }
            expect(await page.title()).toBe(`Preview of ${hostileTexts[0]}`);
            await soon(() => shown(page)).toContain(hostileTexts[1]);
        });
    });

    it("opens and filters a plan of 2,000 resources", async () => {
        const { plan, ...view } = richView();
        if (!plan) {
            throw new Error("the view has no plan");
        }
        const html = await htmlReport({ ...view, comparison: undefined, plan: grown(plan, 2_000) });
        await withPage(html, "#resources", async ({ page }) => {
            await page.getByRole("searchbox").fill("lake-bronze-399");
            await soon(() => shown(page)).toContain("lake-bronze-399");
        });
    });
});
