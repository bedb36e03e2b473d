import { appendFileSync, rmSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Cloud } from "../../simulation/cloud/cloud";
import { at } from "../../simulation/core/ids";
import { typeAndName } from "../../simulation/core/urns";
import type { EngineRun } from "../../simulation/engine/run";
import type { Session } from "../../simulation/engine/session";
import { leftovers } from "../../simulation/rehearsal/comparison";
import { copyProject } from "./support/copiedProject";
import { openScenario } from "./support/stage";
import { engineMissing } from "./support/tools";

const stack = "sql-minimal";
const [script, user, server] = ["transact-sql:AppliedScript", "transact-sql:DatabaseUser", "azure-native:sql:Server"];

let project: string;
let session: Session;
let cloud: Cloud;

/** What a run did, without components, which have no life of their own. */
const done = ({ steps }: EngineRun) =>
    steps
        .filter(({ type }) => !type.startsWith("azure-ml-platform:"))
        .map(({ op, urn }) => `${op} ${typeAndName(urn).name}`)
        .sort();

async function up(): Promise<string[]> {
    const run = await session.run("up", stack);
    expect(run).toMatchObject({ ok: true, errors: [] });
    return done(run);
}

const expectNothingLeft = async () => expect(await session.run("up", stack)).toMatchObject({ ok: true, steps: [] });

function changeDatabase(change: (database: Record<string, unknown>) => object): void {
    const { control } = at(session.project.config(stack), "sql", "databases") as Record<string, object>;
    session.project.set(stack, "sql", "databases", { control: { ...control, ...change(control as never) } });
}

const usersMade = () => cloud.store.ofType(user).map(({ inputs }) => inputs.name);
const digestOf = (file: string) =>
    cloud.store.ofType(script).find(({ inputs }) => String(inputs.path).endsWith(file))?.inputs.sha256;

// One life, told in its order: each begins with what the one before left.
describe.skipIf(engineMissing)("A database", { timeout: 600_000 }, () => {
    beforeAll(async () => {
        project = copyProject();
        ({ session, cloud } = await openScenario(stack, { project }));
    });
    afterAll(() => {
        session.close();
        rmSync(project, { recursive: true });
    });

    it("has its schema and users after the first up, which fails in the middle, and a second one", async () => {
        cloud.setFaults({ quotas: { [script]: 3 } });
        const failed = await session.run("up", stack);
        expect(failed.ok).toBe(false);
        expect(failed.errors.map(({ message }) => message).join("\n")).toMatch(/sqlScript sql\/control: /);
        expect(cloud.store.ofType(script)).toHaveLength(3);
        expect(usersMade()).toEqual([]);
        cloud.setFaults({});
        expect(await up()).toEqual(["create sql-control-schema", "create sql-control-users"]);
        expect(cloud.store.ofType(script).length).toBeGreaterThan(3);
        expect(usersMade().length).toBeGreaterThan(1);
    });

    it("stays as it is at the next up", expectNothingLeft);

    it("has a changed script applied, and nothing else changed", async () => {
        const [before, other] = [digestOf("080_roles.sql"), digestOf("010_schema.sql")];
        appendFileSync(path.join(project, "workloads/sql/control/080_roles.sql"), "\n-- Changed.\n");
        expect(await up()).toEqual(["update sql-control-schema"]);
        expect(digestOf("080_roles.sql")).not.toBe(before);
        expect(digestOf("010_schema.sql")).toBe(other);
        await expectNothingLeft();
    });

    it("gets a new user, and loses one that is no longer stated", async () => {
        const before = usersMade();
        changeDatabase(({ users }) => ({
            users: [...(users as object[]).slice(1), { identity: "reporting", roles: ["control_reader"] }],
        }));
        session.project.set(stack, "identities", "reporting", { purpose: "Reports read what was loaded" });
        const changed = await up();
        expect(changed).toContain("update sql-control-users");
        expect(changed.filter((each) => each.includes("sql") && !each.includes("users"))).toEqual([]);
        expect(usersMade()).not.toContain(before[0]);
        expect(usersMade()).toHaveLength(before.length);
        await expectNothingLeft();
    });

    it("keeps its server when the administrators change", async () => {
        const [before] = cloud.store.ofType(server);
        const groupObjectId = "8a6d2c10-0000-4000-8000-00000000b011";
        session.project.set(stack, "sql", "administrators", { groupObjectId, name: "other-administrators" });
        expect(await up()).toEqual(["update sql-administrators"]);
        const [after] = cloud.store.ofType(server);
        expect(after?.id).toBe(before?.id);
        expect(after?.inputs.administrators).toMatchObject({ sid: groupObjectId, login: "other-administrators" });
        await expectNothingLeft();
    });

    it("keeps the administrators when the server changes", async () => {
        session.project.set(stack, "tags", "costCenter", "cc-2000");
        expect(await up()).toContain("update sql");
        expect(cloud.store.ofType(server)[0]?.inputs.administrators).toMatchObject({ login: "other-administrators" });
    });

    it("has users only where its scripts made their roles", async () => {
        changeDatabase(() => ({ schema: undefined }));
        const refused = await session.run("up", stack);
        expect(refused.errors.map(({ message }) => message).join("\n")).toMatch(/control_reader/);
    });

    it("leaves nothing when the stack is destroyed", async () => {
        expect(await session.run("destroy", stack)).toMatchObject({ ok: true, errors: [] });
        expect(leftovers(cloud.store)).toEqual([]);
    });
});
