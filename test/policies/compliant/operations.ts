import type { Step } from "../../../steps/contract";
import { type FixtureResource, outputOf } from "../support/fixture";
import { arm } from "./common";
import { sqlServer } from "./sql";
import { triggerStart, triggerStop } from "../../support/stepArguments";

const digest = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
const script = "workloads/sql/control/schema.sql";

/** A command that does a step. */
export function commandOf(name: string, step: Step, entries: Record<string, unknown>, undone = false): FixtureResource {
    return {
        type: "command:local:Command",
        name,
        id: name,
        props: {
            interpreter: ["node", "steps/run.cjs"],
            create: "apply",
            update: "apply",
            ...(undone && { delete: "undo" }),
            dir: "..",
            environment: { STEP: JSON.stringify(step), ...entries },
            addPreviousOutputInEnv: false,
        },
    };
}

const server = { SERVER: outputOf(sqlServer, "sql-data.database.windows.net") };

const started: Step = {
    kind: "armAction",
    target: "data-factory/daily",
    files: {},
    arguments: triggerStart({ follows: ["INPUTS"], inverse: triggerStop }),
};

const trigger = { RESOURCE_ID: arm("Microsoft.DataFactory/factories", "adf-data/triggers/daily"), INPUTS: digest };

/** What stops a trigger of the factory before it changes. */
export const stopOf = (name: string): FixtureResource =>
    commandOf(
        `${name}-stop`,
        {
            kind: "armAction",
            target: `data-factory/${name}`,
            files: {},
            arguments: { ...triggerStart({ absent: "succeed", follows: ["INPUTS"] }), ...triggerStop },
        },
        { RESOURCE_ID: arm("Microsoft.DataFactory/factories", `adf-data/triggers/${name}`), INPUTS: digest },
    );

/** What stops the daily trigger. */
export const dailyStop = stopOf("daily");

/** Scripts of a database as a step. */
export const scripts: Step = {
    kind: "sqlScript",
    target: "sql/control",
    files: { [script]: digest },
    arguments: { server: "SERVER", database: "control", scripts: [script], allowDrop: [script] },
};

const users: Step = {
    kind: "sqlUsers",
    target: "sql/control",
    files: {},
    arguments: {
        server: "SERVER",
        database: "control",
        users: [
            {
                name: "ingest",
                type: "identity",
                id: "USER_INGEST",
                roles: ["db_datareader"],
                grants: [{ permission: "EXECUTE", schema: "control" }],
            },
        ],
    },
};

const part = "workloads/reporting/shop.Report/definition.pbir";

const report: Step = {
    kind: "fabricItem",
    target: "reporting/shop.Report",
    files: { [part]: digest },
    arguments: {
        workspace: "shop",
        type: "Report",
        item: "shop",
        folder: "workloads/reporting/shop.Report",
        parts: [part],
        values: {},
        model: "shop",
    },
};

const gateway: Step = {
    kind: "fabricGateway",
    target: "reporting/shop",
    files: {},
    arguments: { gateway: "shop", capacity: "CAPACITY", subnet: "SUBNET", members: 1, sleepMinutes: 30 },
};

export const operations: readonly FixtureResource[] = [
    commandOf("daily-start", started, trigger, true),
    dailyStop,
    commandOf("control-schema", scripts, server),
    commandOf("shop-report", report, {}),
    commandOf(
        "shop-gateway",
        gateway,
        { CAPACITY: "fabricshop", SUBNET: arm("Microsoft.Network/virtualNetworks", "vnet/subnets/gateway") },
        true,
    ),
    commandOf("control-users", users, { ...server, USER_INGEST: "44444444-2222-3333-4444-555555555555" }),
];
