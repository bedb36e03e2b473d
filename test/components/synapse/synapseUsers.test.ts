import { describe, expect, it } from "vitest";
import { SynapseUsers, type SynapseUsersArgs } from "../../../components";
import { stepSchema } from "../../../steps/contract";
import { one, recorded, refusal } from "../../support/recording";

const folder = "workloads/sql/warehouse";
const users = (args: Partial<SynapseUsersArgs> = {}) =>
    new SynapseUsers("users", {
        host: "synw.sql.azuresynapse.net",
        pool: "dedicated",
        databaseName: "warehouse",
        users: [{ name: "ingest", clientId: "aa0ca2bc-3342-4a36-9665-6c2c171425a0", roles: ["predictions_loader"] }],
        scripts: [`${folder}/080_roles.sql`],
        ...args,
    });

const environmentOf = async (make: () => unknown) =>
    one(await recorded(make), "command:local:Command").inputs.environment as Record<string, string>;

describe("SynapseUsers", () => {
    it("is one step without a password", async () => {
        const { STEP, ...entries } = await environmentOf(() => users());
        expect(entries).toEqual({
            SERVER: "synw.sql.azuresynapse.net",
            USER_INGEST: "aa0ca2bc-3342-4a36-9665-6c2c171425a0",
        });
        expect(stepSchema.parse(JSON.parse(STEP ?? ""))).toMatchObject({
            kind: "sqlUsers",
            target: "synapse/dedicated/warehouse",
            arguments: { pool: "dedicated", users: [{ name: "ingest", roles: ["predictions_loader"] }] },
        });
    });

    it.each<[string, Partial<SynapseUsersArgs>, string]>([
        ["master", { databaseName: "Master" }, "databaseName: is master, which takes no users"],
        ["a role that no script makes", { scripts: [] }, '"predictions_loader" is no role of the database'],
    ])("refuses %s", async (_what, wrong, expected) => {
        expect((await refusal(() => users(wrong))).join("\n")).toContain(expected);
    });
});
