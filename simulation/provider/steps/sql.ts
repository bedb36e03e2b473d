import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { SqlScriptStep, SqlUsersStep } from "../../../steps/contract";
import { isWithin, keyOf } from "../../core/armIds";
import type { Inputs } from "../../core/simulatedType";
import { dataPlaneTokens } from "../../services/sql/dataPlane";
import { withRetries } from "../retries";
import type { StepContext } from "./context";

const caller = { subscriptionId: "", tenantId: "" };

/** Applies scripts in their order, and records each with its digest; one that fails leaves those before it recorded. */
export function applyScripts(context: StepContext, { files, arguments: { scripts, ...given } }: SqlScriptStep): void {
    const place = placeOf(context, given);
    for (const script of scripts) {
        const sql = readScript(context, script, files[script]);
        put(context, dataPlaneTokens.script, {
            ...place,
            path: script,
            sha256: files[script],
            schemas: namesMadeBy(sql, "SCHEMA"),
            roles: namesMadeBy(sql, "ROLE"),
        });
    }
}

/** Takes the users that a step makes to what it states: one that is no longer stated is dropped. */
export function applyUsers(context: StepContext, { target, arguments: { users, ...given } }: SqlUsersStep): void {
    const { cloud, entries } = context;
    const place = placeOf(context, given);
    const stated = users.map(({ name }) => keyOf(name));
    const gone = cloud.store
        .ofType(dataPlaneTokens.user)
        .filter(({ id }) => isWithin(id, `${place.server}/databases/${place.database}`))
        .filter(({ inputs }) => inputs.step === target && !stated.includes(keyOf(String(inputs.name))));
    for (const { id } of gone) {
        withRetries(() => cloud.delete(id));
    }
    for (const { id, ...user } of users) {
        put(context, dataPlaneTokens.user, { ...place, ...user, principal: entries[id], step: target });
    }
}

function put({ cloud }: StepContext, type: string, inputs: Inputs): void {
    withRetries(() => cloud.put({ type, logicalName: "", inputs, caller }));
}

/** Server, by its host name, and database of a step. */
function placeOf(
    { cloud, entries }: StepContext,
    { server, database }: { server: string; database: string },
): { server: string; database: string } {
    const host = entries[server] ?? "";
    const [name = ""] = host.split(".");
    const found = cloud.store.all().find(({ id }) => keyOf(id).endsWith(`/microsoft.sql/servers/${keyOf(name)}`));
    if (!found || keyOf(host) !== keyOf(`${name}.database.windows.net`)) {
        throw new Error(`getaddrinfo ENOTFOUND ${host}: there is no such server`);
    }
    return { server: found.id, database };
}

function readScript({ project }: StepContext, script: string, digest: string | undefined): string {
    const file = path.join(project, script);
    const bytes = existsSync(file) ? readFileSync(file) : undefined;
    if (!bytes || createHash("sha256").update(bytes).digest("hex") !== digest) {
        throw new Error(`${script} is not the file that the step was made with`);
    }
    return bytes.toString("utf8");
}

const namesMadeBy = (sql: string, what: "SCHEMA" | "ROLE"): string[] =>
    [...sql.matchAll(new RegExp(`\\bCREATE\\s+${what}\\s+\\[?(\\w+)\\]?`, "gi"))].map(([, name = ""]) => name);
