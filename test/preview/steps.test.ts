import { describe, expect, it } from "vitest";
import { compare } from "../../preview/comparison/compare";
import { accessesOf } from "../../preview/graph/access";
import { References } from "../../preview/graph/references";
import { stepOf, stepsInOrder, stepWordsOf } from "../../preview/graph/steps";
import type { PlanResource } from "../../preview/plan";
import { comparisonReport } from "../../preview/report/comparison";
import { pageData } from "../../preview/report/html/data";
import { markdownReport } from "../../preview/report/markdown/report";
import { treeReport } from "../../preview/report/tree";
import type { Step } from "../../steps/contract";
import { planWith, resource } from "./comparison/plans";
import { rendered } from "./markdownSamples";
import { command, digest, scripts, start, users } from "./support/steps";

const schema = (files: Record<string, string>, more: Partial<PlanResource> = {}) =>
    command("control-schema", scripts(files), { SERVER: "sql-unit.database.windows.net" }, more);
const three = { "a.sql": "a", "b.sql": "b", "c.sql": "c" };
const terminal = { width: 200, colour: false };
const of = (before: PlanResource[], after: PlanResource[]) => compare(planWith(...before), planWith(...after), "main");
const view = (before: PlanResource[], after: PlanResource[]) => ({
    stack: "unit",
    plan: planWith(...after),
    comparison: of(before, after),
    notes: [],
});

describe("A step", () => {
    it.each([
        ["scripts", scripts(three), "sqlScript sql/control: 3 scripts"],
        ["one script", scripts({ "a.sql": "a" }), "sqlScript sql/control: 1 script"],
        [
            "scripts that drop",
            scripts(three, ["b.sql"]),
            "sqlScript sql/control: 3 scripts, 1 may drop what holds data",
        ],
        ["users", users(), "sqlUsers sql/control: 2 users"],
        ["an action", start, "armAction data-factory/daily: start until Started; stop when it is deleted"],
    ])("says what it does: %s", (_what, step, words) => {
        expect(stepWordsOf(command("x", step))).toBe(words);
    });

    it.each<[string, PlanResource["inputs"]]>([
        ["no environment", { environment: {} }],
        ["an environment that is not known", { environment: { $unknown: true } }],
        ["a step that is no JSON", { environment: { STEP: "{" } }],
        ["a kind that is not known", { environment: { STEP: '{"kind":"other"}' } }],
        ["a secret", { environment: { STEP: { $secret: true } } }],
    ])("is a command with %s and without words", (_what, inputs) => {
        const made = command("x", start, {}, { inputs });
        expect(stepOf(made)).toBeUndefined();
        expect(treeReport(planWith(made), terminal, { milliseconds: 0, findingsOnly: false })).toContain("Step x");
    });

    it("comes after what it depends on, however far away, and else by name", () => {
        const stop = command("z-stop", start);
        const trigger = resource("azure-native:datafactory:Trigger", "trigger", { dependsOn: [stop.urn] });
        const started = command("a-start", start, {}, { propertyDependencies: { environment: [trigger.urn] } });
        const other = command("b-other", start);
        const order = stepsInOrder([started, other, trigger, stop]).map(({ name }) => name);
        expect(order).toEqual(["z-stop", "a-start", "b-other"]);
    });
});

describe("A preview", () => {
    const step = schema(three, { dependsOn: [] });
    const reader = command("control-users", users(), {}, { dependsOn: [step.urn] });
    const plan = planWith(reader, step);

    it("shows steps in the tree, and then in the order in which they run", () => {
        const lines = treeReport(plan, terminal, { milliseconds: 0, findingsOnly: false }).split("\n");
        expect(lines).toContain("Step sqlScript sql/control: 3 scripts");
        const at = lines.indexOf("Steps, in the order in which they run");
        expect(lines.slice(at + 1, at + 3)).toEqual([
            "    1  sqlScript sql/control: 3 scripts (control-schema)",
            "    2  sqlUsers sql/control: 2 users (control-users)",
        ]);
    });

    it("shows them in the comment", () => {
        const { elements } = rendered(markdownReport({ stack: "unit", plan, notes: [] }));
        expect(elements.map(({ text }) => text)).toContain("Steps, in the order in which they run (2)");
        expect(elements.filter(({ tag }) => tag === "li").map(({ text }) => text.trim())).toEqual([
            "control-schema: sqlScript sql/control: 3 scripts",
            "control-users: sqlUsers sql/control: 2 users",
        ]);
    });

    it("gives them to the page", () => {
        const { resources, steps } = pageData({ stack: "unit", plan, notes: [] });
        expect(steps.map((index) => resources[index]?.step)).toEqual([
            "sqlScript sql/control: 3 scripts",
            "sqlUsers sql/control: 2 users",
        ]);
    });

    it("has no list of steps where there are none", () => {
        const empty = planWith(resource("azure-native:storage:StorageAccount", "lake"));
        expect(treeReport(empty, terminal, { milliseconds: 0, findingsOnly: false })).not.toContain("Steps");
        expect(markdownReport({ stack: "unit", plan: empty, notes: [] })).not.toContain("Steps");
    });
});

describe("A change of a step", () => {
    const before = schema(three);
    const after = schema({ ...three, "b.sql": "f" });

    it("is an update that names the file that changed, and nothing else of the step", () => {
        const { changes, counts } = of([before], [after]);
        expect(changes).toMatchObject([
            {
                action: "update",
                replacementUnknown: false,
                step: { does: "runs again", words: "sqlScript sql/control: 3 scripts" },
                properties: [
                    {
                        path: 'environment.STEP.files["workloads/sql/control/b.sql"]',
                        before: digest("b"),
                        after: digest("f"),
                    },
                ],
            },
        ]);
        expect(counts).toMatchObject({ update: 0, step: 1 });
    });

    it("shows in every report", () => {
        const text = comparisonReport(view([before], [after]), terminal);
        expect(text).toContain("0 updated, 1 step, 0 the same");
        expect(text).toContain(
            "Steps, in the order in which they run\n  Step control-schema runs again: sqlScript sql/control: 3 scripts\n" +
                '      environment.STEP.files["workloads/sql/control/b.sql"]: "bbb',
        );
        const comment = rendered(markdownReport(view([before], [after])));
        expect(comment.text).toContain("1 step, 0 unchanged");
        expect(comment.text).toContain("control-schema runs again: sqlScript sql/control: 3 scripts");
        expect(comment.text).toContain('environment.STEP.files["workloads/sql/control/b.sql"]');
        expect(comment.text).not.toContain("May be recreated");
    });

    it("shows what is not known yet as unknown, no secret, and the rest of the entries whole", () => {
        const entries = { SERVER: { $unknown: true }, KEY: { $secret: true }, OTHER: "sql-b" };
        const old = command("control-schema", scripts(three), { SERVER: "sql-a", KEY: "k", OTHER: "sql-a" });
        const shown = view([old], [command("control-schema", scripts(three), entries)]);
        const text = comparisonReport(shown, terminal);
        expect(text).toContain('environment.SERVER: "sql-a" → (known after deployment)');
        expect(text).toContain('environment.KEY: "k" → (secret)');
        expect(text).toContain('environment.OTHER: "sql-a" → "sql-b"');
        const comment = markdownReport(shown);
        expect(comment).toContain("| (known after deployment) |");
        expect(comment).toContain("| (secret) |");
    });

    it("shows every character of a target as text", () => {
        const nasty: Step = { ...scripts(three), target: "a\u001b[31m\n<b>`|**x** @me" };
        const made = command("control-schema", nasty);
        const tree = treeReport(planWith(made), terminal, { milliseconds: 0, findingsOnly: false });
        const texts = [tree, comparisonReport(view([], [made]), terminal), markdownReport(view([], [made]))];
        for (const text of texts) {
            expect(text).not.toContain("\u001b");
        }
        const { elements } = rendered(markdownReport(view([], [made])));
        expect(elements.filter(({ tag }) => ["b", "strong"].includes(tag)).map(({ text }) => text)).not.toContain("x");
        expect(elements.map(({ tag }) => tag)).not.toContain("b");
    });

    it("says what becomes of it where it is made or goes, with what undoes it and without", () => {
        const doing = (old: PlanResource[], today: PlanResource[]) =>
            of(old, today).changes.map(({ name, step }) => `${name} ${step?.does}`);
        const started = command("started", start, {}, { inputs: { delete: "undo" } });
        expect(doing([], [before])).toEqual(["control-schema runs"]);
        expect(doing([before, started], [])).toEqual([
            "started is undone",
            "control-schema is gone; what it did stays",
        ]);
    });

    it("lists steps in their order, what is deleted last and against it, and then waits", () => {
        const wait = resource("time:index/sleep:Sleep", "a-wait");
        const gone = [command("g1", start), command("g2", start, {}, { dependsOn: [command("g1", start).urn] })];
        const today = [command("s1", start, {}, { dependsOn: [after.urn] }), after, wait];
        const order = of([before, ...gone], today).changes.map(({ name }) => name);
        expect(order).toEqual(["control-schema", "s1", "g2", "g1", "a-wait"]);
    });
});

describe("Of a step that follows from what is recreated", () => {
    const server = (location: string) =>
        resource("azure-native:sql:Server", "server", {
            inputs: { resourceGroupName: "rg", serverName: "sql-unit", location },
            replaceOnChanges: ["location"],
        });
    const identity = (location: string) =>
        resource("azure-native:managedidentity:UserAssignedIdentity", "ingest", {
            inputs: { resourceGroupName: "rg", resourceName: "id-ingest", location },
            replaceOnChanges: ["location"],
        });
    const entries = { SERVER: "sql-unit.database.windows.net", USER_0: "group-id", USER_1: "client-id" };
    const made = (roles?: string[]) => {
        const urns = [server("a").urn, identity("a").urn];
        return command("control-users", users(roles), entries, { propertyDependencies: { environment: urns } });
    };
    const changed = (serverIn: string, identityIn: string, after = made()) =>
        of([server("a"), identity("a"), made()], [server(serverIn), identity(identityIn), after]).changes.find(
            ({ step }) => step,
        );

    it("entries that may come from it are not known, and the step itself is", () => {
        const change = changed("a", "b", made(["db_datareader"]));
        expect(change?.properties.map(({ path, knownAfter }) => [path, knownAfter])).toEqual([
            ['environment.STEP.arguments.users["ingest"].roles[0]', false],
            ["environment.USER_0", true],
            ["environment.USER_1", true],
        ]);
        expect(change?.follows).toBe(false);
    });

    it("a host name is known by the server that it begins with", () => {
        expect(changed("b", "a")?.properties.map(({ path }) => path)).toContain("environment.SERVER");
        expect(changed("a", "b")?.properties.map(({ path }) => path)).not.toContain("environment.SERVER");
        expect(changed("a", "a")).toBeUndefined();
    });

    it("an id is known by the resource that it is of", () => {
        const id = (type: string, name: string) =>
            `/subscriptions/s/resourceGroups/rg/providers/Microsoft.${type}/${name}`;
        const withIds = command(
            "ids",
            { ...start, arguments: { ...start.arguments, follows: ["OTHER"] } } as typeof start,
            {
                RESOURCE_ID: id("Sql/servers", "sql-unit"),
                OTHER: id("ManagedIdentity/userAssignedIdentities", "id-ingest"),
            },
            { propertyDependencies: { environment: [server("a").urn, identity("a").urn] } },
        );
        const { changes } = of([server("a"), identity("a"), withIds], [server("b"), identity("a"), withIds]);
        const paths = changes.find(({ step }) => step)?.properties.map(({ path }) => path);
        expect(paths).toEqual(["environment.RESOURCE_ID"]);
    });

    it("what it writes is not known where it runs again, so that what takes it does as well", () => {
        const next = (first: PlanResource) =>
            command("next", start, { INPUTS: "text" }, { propertyDependencies: { environment: [first.urn] } });
        const [old, today] = [schema(three), schema({ ...three, "a.sql": "f" })];
        const { changes } = of([old, next(old)], [today, next(today)]);
        expect(changes.map(({ name, follows }) => [name, follows])).toEqual([
            ["control-schema", false],
            ["next", true],
        ]);
    });
});

describe("Users of a database", () => {
    const database = resource("azure-native:sql:Database", "control", {
        inputs: { resourceGroupName: "rg", serverName: "sql-unit", databaseName: "control" },
    });
    const identity = resource("azure-native:managedidentity:UserAssignedIdentity", "ingest", { inputs: {} });
    const step = (roles?: string[], permissions?: string[]) =>
        command(
            "control-users",
            users(roles, permissions),
            { USER_0: "group-id", USER_1: "client-id" },
            { propertyDependencies: { environment: [identity.urn] }, dependsOn: [database.urn] },
        );

    it("have the rights that the step gives", () => {
        const found = accessesOf(new References(planWith(database, identity, step(["db_owner"], ["EXECUTE"]))));
        expect(found.map(({ principal, rights, target, way }) => [principal.name, rights, target.key, way])).toEqual([
            ["group-id", ["db_datareader"], database.urn, { reads: true, writes: false }],
            ["ingest", ["db_owner", "EXECUTE on schema control"], database.urn, { reads: true, writes: true }],
        ]);
    });

    it("get rights that a comparison reports", () => {
        const { rightsGiven } = of([database, identity, step()], [database, identity, step(["db_owner"])]);
        expect(rightsGiven).toMatchObject([
            {
                by: { name: "control-users" },
                principal: { name: "ingest" },
                may: ["db_owner"],
                on: { name: "control" },
                insteadOf: ["db_datawriter"],
            },
        ]);
    });
});
