import { describe, expect, it } from "vitest";
import { markdownReport } from "../../preview/report/markdown/report";
import { change, comparison, plan, resource, view } from "./markdownSamples";

const linesOf = (text: string) => text.split("\n").filter((line) => line !== "");
const moved = { path: "location", before: "westeurope", after: "northeurope", knownAfter: false, forces: true };
const lost = change({ action: "replace", forcedBy: ["location"], stateful: true, dataLoss: true });

describe("The changes in a comment", () => {
    it("folds the changes, property by property, what forces a replacement first", () => {
        const follows = { path: "account", before: "a", after: "a", knownAfter: true, forces: false };
        const secret = {
            path: "tags.key",
            before: { $secret: true },
            after: { a: [{ $secret: true }] },
            knownAfter: false,
            forces: false,
        };
        const odd = { path: "zones[0]", after: { $unknown: true }, knownAfter: false, forces: false };
        const changes = [{ ...lost, properties: [follows, odd, secret, moved] }];
        const text = markdownReport(view({ plan: plan([resource()]), comparison: comparison(changes) }));
        expect(linesOf(text.slice(text.indexOf("<details>")))).toEqual([
            "<details>",
            "<summary>Replaced (1)</summary>",
            "| Resource | Input | Before | After |",
            "| --- | --- | --- | --- |",
            '| Storage account `lake` | `location`<br>**forces it** | `"westeurope"` | `"northeurope"` |',
            "|  | `zones[0]` | none | (known after deployment) |",
            '|  | `tags.key` | (secret) | `{ "a": [(secret)] }` |',
            '|  | `account` | `"a"` | (known after deployment) |',
            "</details>",
        ]);
    });

    it("begins a long value that stays, and is not known before, at its beginning", () => {
        const same = {
            path: "identity",
            before: `a${"x".repeat(300)}`,
            after: `a${"x".repeat(300)}`,
            knownAfter: true,
        };
        const changes = [change({ properties: [same] })];
        const text = markdownReport(view({ plan: plan([resource()]), comparison: comparison(changes) }));
        expect(text).toMatch(/\| `"ax+…` \| \(known after deployment\) \|/);
    });

    it("gathers what is alike, and folds what only follows", () => {
        const tag = { path: "tags.owner", before: "a", after: "b" };
        const names = ["one", "two", "three"];
        const alike = names.map((name) => change({ name, properties: [tag, { path: "own", after: name }] }));
        const account = { path: "accountName", before: "a", after: "b", knownAfter: true, forces: true };
        const following = change({ name: "later", action: "replace", properties: [account], follows: true });
        const changes = [{ ...lost, properties: [moved] }, following, ...alike];
        const text = markdownReport(view({ plan: plan([resource()]), comparison: comparison(changes) }));
        const gathered =
            "<details><summary>3 resources</summary>Storage account `one`, Storage account `two`, Storage account `three`</details>";
        expect(text).toContain(`| ${gathered} | \`tags.owner\` | \`"a"\` | \`"b"\` |`);
        expect(text.match(/tags\.owner/g)).toHaveLength(1);
        expect(text).toContain('| Storage account `two` | `own` | none | `"two"` |');
        const replaced = text.slice(text.indexOf("<summary>Replaced (2)"), text.indexOf("<summary>Updated"));
        expect(replaced.indexOf("<summary>1 more follows from these</summary>")).toBeGreaterThan(
            replaced.indexOf("`lake`"),
        );
        expect(replaced.indexOf("`later`")).toBeGreaterThan(replaced.indexOf("1 more follows"));
    });

    it("counts waits apart and lists them last, and names the component of what is gone", () => {
        const wait = change({ name: "ready", type: "time:index/sleep:Sleep", action: "replace", waits: true });
        const component = { urn: "c", type: "azure-ml-platform:index:DataLake", name: "store" };
        const gone = change({ name: "gone", action: "delete", component });
        const compared = comparison([wait, gone]);
        const counts = { ...compared.counts, replace: 0, wait: 1 };
        const text = markdownReport(view({ plan: plan([]), comparison: { ...compared, counts } }));
        expect(text).toContain("**0** to replace, **1** to delete, 1 wait, 5 unchanged");
        expect(text).not.toContain("Replaced (");
        expect(text).toContain("| Storage account `gone` | DataLake `store` | `components/storage/dataLake.ts` |");
        expect(text.indexOf("<summary>Waits between others (1)</summary>")).toBeGreaterThan(
            text.indexOf("Deleted (1)"),
        );
    });
});
