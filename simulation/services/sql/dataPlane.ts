import { fixedDatabaseRoles } from "../../../azure/sql/databaseRoles";
import { parentOf } from "../../core/armIds";
import { at, text } from "../../core/ids";
import { known, listAt, same, shown, textsAt } from "../../core/refusals";
import type { Inputs, SimulatedTypes } from "../../core/simulatedType";
import type { Behaviour, Behaviours, Call, Refusal } from "../../core/types";
import { sqlTokens } from "./tokens";

// What statements of T-SQL make: no package of Pulumi has it, and Resource Manager does not answer for it.

/** Types of what is in a database: scripts that were applied to it, and its users. */
export const dataPlaneTokens = { script: "transact-sql:AppliedScript", user: "transact-sql:DatabaseUser" } as const;

const idIn = (folder: string, name: string) => (inputs: Inputs) =>
    `${text(inputs, "server")}/databases/${text(inputs, "database")}/${folder}/${encodeURIComponent(text(inputs, name))}`;

/** Scripts that were applied to a database, and its users. */
export const dataPlaneTypes: SimulatedTypes = {
    [dataPlaneTokens.script]: { path: ["server", "database", "path"], id: idIn("appliedScripts", "path") },
    [dataPlaneTokens.user]: { path: ["server", "database", "name"], id: idIn("users", "name") },
};

const errors = "learn.microsoft.com/sql/relational-databases/errors-events";
const noStatus = "unverified: status, since an error of T-SQL has none";
// Schemas of every database: learn.microsoft.com/sql/relational-databases/security/authentication-access/
// ownership-and-user-schema-separation. The program of the steps makes `platform`.
const givenSchemas = ["dbo", "guest", "sys", "INFORMATION_SCHEMA", "platform"];

const databaseOf = ({ id }: Pick<Call, "id">) => parentOf(id) ?? "";

const noAdministrator: Refusal = {
    what: "a login to a server whose administrator is no group of Entra",
    source: `${errors}/mssqlserver-18456-database-engine-error (number, message); ${noStatus}. Not modelled: who is a member of the group`,
    status: 401,
    code: "18456",
    message: (call) => {
        const server = known(call.view, parentOf(databaseOf(call)), sqlTokens.server);
        const { principalType, sid } = (server?.inputs.administrators ?? {}) as Inputs;
        return server && !(same(principalType, "Group") && typeof sid === "string")
            ? "Login failed for user '<token-identified principal>'. Set a group of Entra as administrator of the server, with the deploying principal among its members."
            : undefined;
    },
};

/** Schemas and roles that the scripts made which were applied to a database. */
const madeByScripts = (call: Call, what: "schemas" | "roles") =>
    call.view
        .under(databaseOf(call))
        .filter(({ type }) => type === dataPlaneTokens.script)
        .flatMap(({ inputs }) => textsAt(inputs, what));

const unknownRole: Refusal = {
    what: "a role that the database does not have",
    source: `${errors}/database-engine-events-and-errors-15000-to-15999 (number, message); ${noStatus}`,
    code: "15151",
    message: (call) => {
        const roles = [...fixedDatabaseRoles, ...madeByScripts(call, "roles")];
        const missing = textsAt(call.inputs, "roles").find((role) => !roles.some((each) => same(each, role)));
        return (
            missing &&
            `Cannot alter the role '${missing}', because it does not exist or you do not have permission. Apply the script that makes it first.`
        );
    },
};

const unknownSchema: Refusal = {
    what: "a permission on a schema that the database does not have",
    source: `${errors}/database-engine-events-and-errors-15000-to-15999 (number, message); ${noStatus}`,
    code: "15151",
    message: (call) => {
        const schemas = [...givenSchemas, ...madeByScripts(call, "schemas")];
        const named = listAt(call.inputs, "grants").map((grant) => at(grant, "schema"));
        const missing = named.find((name) => name !== undefined && !schemas.some((each) => same(each, name)));
        return missing === undefined
            ? undefined
            : `Cannot find the schema '${shown(missing)}', because it does not exist or you do not have permission. Apply the script that makes it first.`;
    },
};

const twoUsersOfOneId: Refusal = {
    what: "a second user for one identity or group",
    source: `${errors}/database-engine-events-and-errors-15000-to-15999 (number, message); ${noStatus}`,
    code: "15063",
    message: (call) => {
        const twin = call.view
            .under(databaseOf(call))
            .find(
                ({ id, type, inputs }) =>
                    type === dataPlaneTokens.user &&
                    !same(id, call.id) &&
                    same(inputs.principal, call.inputs.principal),
            );
        return (
            twin &&
            `The login already has an account under a different user name. It is ${shown(twin.inputs.name)}; drop that user, or give it the rights.`
        );
    },
};

const behaviour = (refusals: readonly Refusal[], source: string): Behaviour => ({
    source,
    required: ["server", "database"],
    replaceOn: [],
    // Goes with its database, which no step deletes.
    staysByItself: true,
    dataPlane: {
        calls: "all",
        groupId: "sqlServer",
        target: (inputs) =>
            text(inputs, "server")
                .split("/")
                .slice(3)
                .map((part) => `/${part}`)
                .join(""),
    },
    refusals: [noAdministrator, ...refusals],
    seconds: 2,
});

/** Scripts that were applied to a database, and its users. */
export const dataPlaneBehaviours: Behaviours = {
    [dataPlaneTokens.script]: behaviour(
        [],
        "steps/sql of this project (what a script is recorded as). Not modelled: what its statements do, other than that schemas and roles are made",
    ),
    [dataPlaneTokens.user]: behaviour(
        [unknownRole, unknownSchema, twoUsersOfOneId],
        "steps/sql of this project (users by their ids, which the server looks up nowhere)",
    ),
};
