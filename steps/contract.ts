import { z } from "zod";
import { common, entry, file, word } from "./contractForms";
import { fabricConnectionStep, fabricGatewayStep, fabricItemStep, fabricWorkspaceStep } from "./fabricContract";

export { isStepFile } from "./contractForms";
export { fabricLimits } from "./fabricContract";
export type { FabricConnectionStep, FabricGatewayStep, FabricItemStep, FabricWorkspaceStep } from "./fabricContract";

/** What runs a step on the runner: `node steps/run.cjs apply`, without a shell, in the folder of the project. */
export const stepProgram = ["node", "steps/run.cjs"] as const;

/**
 * What the program is asked for: do the step, undo it, or say what differs from it without changing anything. Each writes
 * one line to stdout, which ends with the time in UTC, so that what follows a step runs again whenever the step has.
 */
export const stepCommands = { apply: "apply", undo: "undo", verify: "verify" } as const;

/** Name of the environment's entry that holds the step as JSON. */
export const stepEntry = "STEP";

const database = {
    /** Entry that holds the server's host name. */
    server: entry,
    /** Name of the database. */
    database: z.string().min(1),
    /** Kind of the SQL pool of Synapse that has the database; none where it is one of Azure SQL. */
    pool: z.enum(["dedicated", "serverless"]).optional(),
};

/** Kind of a SQL pool of Synapse. */
export type PoolKind = "dedicated" | "serverless";

/** Form of the name of a value that is put into scripts. */
export const valueNameForm = /^[A-Za-z][A-Za-z0-9_]*$/;

/** Scripts of T-SQL, applied to a database in this order. */
const sqlScriptStep = z.strictObject({
    kind: z.literal("sqlScript"),
    ...common,
    arguments: z.strictObject({
        ...database,
        /** Scripts, each among the files. */
        scripts: z.array(file).min(1),
        /** Scripts that may drop or empty tables and columns. */
        allowDrop: z.array(file),
        /** Entries whose values take the place of `$(name)` in the scripts, by the name; none by default. */
        values: z.record(z.string().regex(valueNameForm, { error: "must be one word" }), entry).optional(),
        /** External data sources that lead to tables in Delta format, which views of a serverless pool may read; none by default. */
        deltaSources: z.array(z.string().min(1)).optional(),
    }),
});

/** Form of a permission, such as `VIEW DEFINITION`. */
export const permissionForm = /^[A-Z]+(?: [A-Z]+)*$/;

const grant = z.strictObject({
    /** Permission, such as `EXECUTE`. */
    permission: z.string().regex(permissionForm, { error: "must be a permission in capitals" }),
    /** Schema that it is on; the whole database where none is named. */
    schema: z.string().min(1).optional(),
});

const user = z.strictObject({
    /** Name of the user in the database. */
    name: z.string().min(1).max(128),
    /** What the user is in Entra. */
    type: z.enum(["identity", "group"]),
    /** Entry that holds the client id of an identity, the object id of a group. */
    id: entry,
    /** Roles of the database. */
    roles: z.array(z.string().min(1)),
    /** Permissions in addition to the roles. */
    grants: z.array(grant),
});

/** Users of a database with all their rights: what is not stated is revoked. */
const sqlUsersStep = z.strictObject({
    kind: z.literal("sqlUsers"),
    ...common,
    arguments: z.strictObject({ ...database, users: z.array(user) }),
});

const transition = z.strictObject({
    /** Action of the resource, the last part of the address that is posted to: `start`. */
    action: word,
    /** Body of the request; none by default. */
    body: z.record(z.string(), z.json()).optional(),
    /** Where the state stands in the resource, as a path of property names. */
    state: z.string().regex(/^[A-Za-z]+(?:\.[A-Za-z]+)*$/),
    /** States that end it; one of these before the action means that there is nothing to do. */
    reached: z.array(word).min(1),
});

/** An action of Azure Resource Manager that takes a resource from one state to another. */
const armActionStep = z.strictObject({
    kind: z.literal("armAction"),
    ...common,
    arguments: z.strictObject({
        /** Entry that holds the ARM id of the resource. */
        resource: entry,
        /** Version of the REST API. */
        apiVersion: z.string().regex(/^\d{4}-\d{2}-\d{2}(?:-preview)?$/),
        ...transition.shape,
        /** What it means that the resource does not exist. */
        absent: z.enum(["succeed", "fail"]),
        /** Entries that the action does not read: the step runs again when one changes. */
        follows: z.array(entry),
        /** What undoes the action when the step is deleted. */
        inverse: transition.optional(),
    }),
});

/** A step as its program reads it. */
export const stepSchema = z.discriminatedUnion("kind", [
    sqlScriptStep,
    sqlUsersStep,
    armActionStep,
    fabricWorkspaceStep,
    fabricGatewayStep,
    fabricConnectionStep,
    fabricItemStep,
]);

/** A step as its program reads it: one kind of work on one target. */
export type Step = z.infer<typeof stepSchema>;

/** Kinds of work that a step does. */
export type StepKind = Step["kind"];

/** Scripts of T-SQL, applied to a database in this order. */
export type SqlScriptStep = z.infer<typeof sqlScriptStep>;

/** Users of a database with all their rights. */
export type SqlUsersStep = z.infer<typeof sqlUsersStep>;

/** An action of Azure Resource Manager. */
export type ArmActionStep = z.infer<typeof armActionStep>;

/** Entries of the environment that a step refers to by name. */
export function entriesOf(step: Step): string[] {
    switch (step.kind) {
        case "sqlScript":
            return [step.arguments.server, ...Object.values(step.arguments.values ?? {})];
        case "sqlUsers":
            return [step.arguments.server, ...step.arguments.users.map(({ id }) => id)];
        case "armAction":
            return [step.arguments.resource, ...step.arguments.follows];
        case "fabricWorkspace":
            return [step.arguments.capacity, ...step.arguments.roles.map(({ principal }) => principal)];
        case "fabricGateway":
            return [step.arguments.capacity, step.arguments.subnet];
        case "fabricConnection":
            return [step.arguments.server, step.arguments.database];
        case "fabricItem":
            return Object.values(step.arguments.values);
    }
}

/** Files that a step reads, by their paths from the root of the project. */
export function filesOf({ arguments: args }: Pick<Step, "arguments">): readonly string[] {
    return "scripts" in args ? args.scripts : "parts" in args ? args.parts : [];
}

/** Whether something undoes a step when it is deleted: a gateway keeps a subnet from deletion, and bills. */
export function hasInverse({ kind, arguments: args }: Pick<Step, "kind" | "arguments">): boolean {
    return kind === "fabricGateway" || kind === "fabricConnection" || ("inverse" in args && args.inverse !== undefined);
}
