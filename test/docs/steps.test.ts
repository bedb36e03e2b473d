import * as network from "@pulumi/azure-native/network";
import { describe, expect, it } from "vitest";
import { bracketed } from "../../components";
import { stepsReference } from "../../docs/generator/steps";
import type { Plan, PlanResource } from "../../preview/plan";
import { planWith, resource, urnOf } from "../preview/comparison/plans";
import { command, scripts, users } from "../preview/support/steps";
import { recorded } from "../support/recording";

const trigger = "/subscriptions/s/resourceGroups/r/providers/Microsoft.DataFactory/factories/f/triggers/daily";

/** A resource that is stopped before it changes. */
function program(): void {
    const state = "properties.runtimeState";
    bracketed(
        "daily",
        {
            target: "data-factory/daily",
            resourceId: trigger,
            apiVersion: "2018-06-01",
            stop: { action: "stop", state, reached: ["Stopped"] },
            start: { action: "start", state, reached: ["Started"] },
            inputs: { resourceGroupName: "rg", publicIpAddressName: "stands-for-a-trigger" },
        },
        (inputs, opts) => new network.PublicIPAddress("daily", inputs, opts),
        {},
    );
}

/** Scripts and users of a database whose server has an endpoint. */
function database(): PlanResource[] {
    const component = resource("azure-ml-platform:index:SqlDatabase", "sql", {
        custom: false,
        parent: urnOf("pulumi:pulumi:Stack", "unit"),
    });
    const server = resource("azure-native:sql:Server", "sql-server", {
        parent: component.urn,
        inputs: { serverName: "sql-unit", administrators: { login: "sql-admins" } },
    });
    const endpoint = resource("azure-native:network:PrivateEndpoint", "sql-endpoint", {
        parent: component.urn,
        inputs: { privateLinkServiceConnections: [{ groupIds: ["sqlServer"] }] },
    });
    const entries = { SERVER: "sql-unit.database.windows.net" };
    const from = { propertyDependencies: { environment: [server.urn] } };
    const schema = command("z-schema", scripts({ "a.sql": "a" }), entries, { ...from, dependsOn: [endpoint.urn] });
    const later = command("a-users", users(), entries, { ...from, dependsOn: [schema.urn] });
    return [component, server, endpoint, later, schema];
}

const rowsOf = (text: string) =>
    text
        .split("\n")
        .flatMap((line) =>
            /^\| `/.test(line) ? [line.split(" | ").map((cell) => cell.replace(/^\| | \|$/g, ""))] : [],
        );

describe("The reference of steps", async () => {
    const resources: PlanResource[] = [...database(), ...(await recorded(program))];
    const text = stepsReference([planWith(...resources)]);
    const rows = rowsOf(text);
    const row = (name: string) => rows.find(([first]) => first === `\`${name}\``) ?? [];

    it("lists every step of a stack in the order in which they run", () => {
        expect(rows.map(([name, kind, target]) => [name, kind, target])).toEqual([
            ["`z-schema`", "sqlScript", "`sql/control`"],
            ["`a-users`", "sqlUsers", "`sql/control`"],
            ["`daily-stop`", "armAction", "`data-factory/daily`"],
            ["`daily-start`", "armAction", "`data-factory/daily`"],
        ]);
    });

    it("says after what a step runs, and on what change again", () => {
        expect(row("z-schema")[3]).toMatch(/^\S.* `sql-server`, Private endpoint `sql-endpoint`$/);
        expect(row("z-schema")[4]).toContain("`workloads/sql/control/a.sql`");
        expect(row("a-users")[3]).toContain("Step `z-schema`");
        expect(row("daily-start")[3]).toContain("Public IP address `daily`");
        expect(row("daily-start")[4]).toContain("`INPUTS` or `ANNOUNCED` or `STOPPED` changes");
        expect(row("daily-stop")[3]).toBe("Wait `daily-change`");
    });

    it("says what a step needs", () => {
        expect(row("z-schema")[5]).toBe(
            "membership in `sql-admins`, the group of the server's administrators; a network path to its private endpoint `sql-endpoint`",
        );
        expect(row("daily-start")[5]).toBe(
            ["read", "start/action", "stop/action"]
                .map((operation) => `\`Microsoft.DataFactory/factories/triggers/${operation}\``)
                .join(", "),
        );
        expect(row("daily-stop")[5]).not.toContain("start/action");
    });

    it("says what undoes it", () => {
        expect(row("daily-start")[6]).toBe("`stop` until `Stopped`, when it is deleted");
        expect(row("a-users")[6]).toBe("nothing: what it did stays");
    });

    it("has a section for each stack that has steps, and says so where none has", () => {
        const empty: Plan = { ...planWith(), stack: "empty" };
        expect(stepsReference([planWith(...resources), empty]).match(/^## .*$/gm)).toEqual(["## unit"]);
        expect(stepsReference([empty])).toContain("No stack has a step.");
    });
});
