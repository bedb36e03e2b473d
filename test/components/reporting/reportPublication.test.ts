import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { ReportPublication, type ReportPublicationArgs } from "../../../components";
import { stepSchema, type FabricItemStep } from "../../../steps/contract";
import { listed, one, recorded, refusal } from "../../support/recording";

const model = "workloads/reporting/predictions.SemanticModel";
const report = "workloads/reporting/predictions.Report";
const viewScripts = ["workloads/sql/warehouse/070_report.sql"];
const [owners, readers] = ["00000000-0000-4000-8000-0000000000bb", "00000000-0000-4000-8000-0000000000cc"];
const publication = (args: Partial<ReportPublicationArgs> = {}) =>
    new ReportPublication("report", {
        capacityName: "fcshop",
        workspaceName: "shop-reports",
        roles: [
            { objectId: owners, role: "Admin" },
            { objectId: readers, type: "ServicePrincipal", role: "Viewer" },
        ],
        gatewaySubnetResourceId: "/subscriptions/s/subnet",
        serverHost: "synw-shop.sql.azuresynapse.net",
        databaseName: "serving",
        ...{ model, report, viewScripts },
        ...args,
    });

// Files of a step are below workloads/.
const folder = mkdtempSync("workloads/reporting/unit-");
afterAll(() => rmSync(folder, { recursive: true }));
let copies = 0;

/** A copy of an item with one text in one of its files replaced. */
function broken(item: string, file: string, from: string, to: string): string {
    const copy = path.join(folder, `${++copies}`, path.basename(item));
    cpSync(item, copy, { recursive: true });
    const at = path.join(copy, file);
    const text = readFileSync(at, "utf8");
    expect(text).toContain(from);
    writeFileSync(
        at,
        text.replace(from, () => to),
    );
    return copy;
}

async function steps(args: Partial<ReportPublicationArgs> = {}) {
    const made = await recorded(() => publication(args));
    const of = (name: string) => {
        const { inputs, dependsOn } = one(made, "command:local:Command", `report-${name}`);
        const environment = inputs.environment as Record<string, string>;
        return { environment, step: stepSchema.parse(JSON.parse(environment.STEP ?? "")), dependsOn, inputs };
    };
    return { made, of };
}

describe("ReportPublication", () => {
    it("is five steps: workspace, gateway, connection, model and report", async () => {
        const { made } = await steps();
        expect(listed(made).filter((each) => each.startsWith("Command"))).toEqual([
            "Command report-connection",
            "Command report-gateway",
            "Command report-model",
            "Command report-report",
            "Command report-workspace",
        ]);
    });

    it("gives roles by entries, so that a preview shows all but the ids", async () => {
        const { environment, step } = (await steps()).of("workspace");
        expect(step.arguments).toEqual({
            workspace: "shop-reports",
            capacity: "CAPACITY",
            roles: [
                { principal: "PRINCIPAL_0", type: "Group", role: "Admin" },
                { principal: "PRINCIPAL_1", type: "ServicePrincipal", role: "Viewer" },
            ],
        });
        expect(environment).toMatchObject({ CAPACITY: "fcshop", PRINCIPAL_0: owners, PRINCIPAL_1: readers });
    });

    it("publishes every file with its digest, the model by its connection and the report of the model", async () => {
        const { of } = await steps();
        const [published, shown] = ["model", "report"].map((name) => of(name).step as FabricItemStep);
        expect(published?.arguments).toMatchObject({ item: "predictions", connection: "shop-reports" });
        expect(published?.arguments.values).toEqual({ server: "SERVER", database: "DATABASE" });
        expect(shown?.arguments).toMatchObject({ item: "predictions", model: "predictions", values: {} });
        expect(Object.keys(published?.files ?? {})).toEqual(published?.arguments.parts);
        expect(shown?.arguments.parts).toContain(`${report}/.platform`);
    });

    it("deletes gateway and connection with their steps, and nothing else", async () => {
        const { of } = await steps();
        const deleted = ["workspace", "gateway", "connection", "model", "report"].filter(
            (name) => of(name).inputs.delete !== undefined,
        );
        expect(deleted).toEqual(["gateway", "connection"]);
    });

    it("publishes after what it depends on, in the order of what needs what", async () => {
        const { of } = await steps();
        const after = (name: string) => of(name).dependsOn.map((urn) => urn.split("::").at(-1));
        expect(after("connection")).toEqual(expect.arrayContaining(["report-gateway"]));
        expect(after("model")).toEqual(expect.arrayContaining(["report-workspace", "report-connection"]));
        expect(after("report")).toEqual(expect.arrayContaining(["report-model"]));
    });
});

describe("ReportPublication refuses, before it registers anything,", () => {
    const tmdl = "definition/tables/Loads.tmdl";

    it("a measure that names a column that is missing, with file and line", async () => {
        const found = await refusal(() =>
            publication({ model: broken(model, tmdl, "MAX(Loads[Loaded at])", "MAX(Loads[At])") }),
        );
        expect(found.join("; ")).toMatch(/model: .*Loads\.tmdl:13: measure Last load names Loads\[At\]/);
    });

    it("a column that the views lack", async () => {
        const found = await refusal(() =>
            publication({ model: broken(model, tmdl, "sourceColumn: loaded_at", "sourceColumn: at") }),
        );
        expect(found.join("; ")).toMatch(/model: .*reads at, which report\.loads lacks/);
    });

    it("TMDL and PBIR that do not parse, both at once", async () => {
        const found = await refusal(() =>
            publication({
                model: broken(model, tmdl, "column Model", "colunm Model"),
                report: broken(report, "definition/pages/pages.json", "{", "{,"),
            }),
        );
        expect(found.join("; ")).toMatch(/model: .*Loads\.tmdl:\d+: .*colunm/);
        expect(found.join("; ")).toMatch(/report: .*pages\.json:1: is no JSON/);
    });

    it("a credential in a model", async () => {
        const found = await refusal(() =>
            publication({
                model: broken(
                    model,
                    tmdl,
                    "Sql.Database(Server, Database)",
                    'Sql.Database(Server, Database, "Password=x")',
                ),
            }),
        );
        expect(found.join("; ")).toMatch(/model: .*credential/);
    });

    it("a visual of a measure that the model does not have", async () => {
        const visual = "definition/pages/errors/visuals/days/visual.json";
        const found = await refusal(() =>
            publication({ report: broken(report, visual, '"Property": "Days measured"', '"Property": "Days"') }),
        );
        expect(found.join("; ")).toMatch(/report: .*names measure Days, but Errors has no such measure/);
    });

    it.each<[string, Partial<ReportPublicationArgs>, RegExp]>([
        ["a folder elsewhere", { model: "steps" }, /model: "steps" must be a folder below workloads\//],
        ["a folder that is no item", { report: "workloads/sql" }, /report: "workloads\/sql" lacks \.platform/],
        ["no Admin", { roles: [{ objectId: readers, role: "Viewer" }] }, /roles: has no Admin/],
        ["too many members", { gatewayMembers: 10 }, /gatewayMembers: is 10, must be 1 to 9/],
        ["another sleep", { gatewaySleepMinutes: 45 }, /gatewaySleepMinutes: is 45, must be one of 30, 60/],
        ["a name that is empty", { workspaceName: " " }, /workspaceName: " " must have 2 to 200 characters/],
    ])("%s", async (_, args, reason) => {
        expect((await refusal(() => publication(args))).join("; ")).toMatch(reason);
    });
});
