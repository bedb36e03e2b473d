import * as pulumi from "@pulumi/pulumi";
import { DeploymentStep, type SqlUser } from "../operations";
import { sqlUserIssues, sqlUsersStep } from "../operations/sqlUserStep";
import { throwIfInvalid } from "../shared/validation";

/** Inputs of the users of a database. */
export interface SqlUsersArgs {
    /** Host of the server, `serverHost` of `SqlDatabase`. */
    serverHost: pulumi.Input<string>;
    /** Name of the database. Plain: a preview shows it. */
    databaseName: string;
    /** All users with all their rights: one that is taken away here is dropped, a role or permission revoked. Users that others made stay. Refused: two of one name, or of one id. */
    users: SqlUser[];
    /** Scripts of the database's schema, whose roles users may have; none by default. */
    scripts?: string[];
}

/**
 * Users of a database by their ids, so that the server needs no right to read the directory. A step makes them after what
 * `dependsOn` names, and again when one changes. On deletion they stay in the database.
 */
export class SqlUsers extends pulumi.ComponentResource {
    /** Line that the step wrote, which changes whenever the step runs. */
    public readonly result: pulumi.Output<string>;

    constructor(name: string, args: SqlUsersArgs, opts?: pulumi.ComponentResourceOptions) {
        throwIfInvalid("SqlUsers", name, sqlUserIssues(args));
        super("azure-ml-platform:index:SqlUsers", name, args, opts);

        const { serverHost, databaseName, users } = args;
        const database = { target: `sql/${databaseName}`, host: serverHost, database: databaseName };
        const step = new DeploymentStep(name, sqlUsersStep(database, users), {
            parent: this,
            dependsOn: opts?.dependsOn,
        });
        this.result = step.result;
        this.registerOutputs({ result: this.result });
    }
}
