import * as pulumi from "@pulumi/pulumi";
import { DeploymentStep } from "../operations";
import { schemaIssues } from "../operations/sqlScripts";
import { throwIfInvalid } from "../shared/validation";

/** Inputs of a database's schema. */
export interface SqlSchemaArgs {
    /** Host of the server, `serverHost` of `SqlDatabase`. */
    serverHost: pulumi.Input<string>;
    /** Name of the database. Plain: a preview shows it. */
    databaseName: string;
    /** Scripts of T-SQL from the root of the project, in the order that they are applied, one or more, each below `workloads/`. They may be applied any number of times. Refused: a script that does not exist or is elsewhere, holds a password, has `USE` or `GO` with a number, or that drops or empties tables or columns without being in `allowDrop`. */
    scripts: string[];
    /** Scripts that may drop or empty tables and columns; none by default. Refused: one that is not among the scripts. */
    allowDrop?: string[];
}

/**
 * The schema of a database: scripts that a step applies after what `dependsOn` names, and again when one changes. Each is
 * recorded in the database with its digest and time. On deletion nothing is undone: it holds data.
 */
export class SqlSchema extends pulumi.ComponentResource {
    /** Line that the step wrote, which changes whenever the step runs. */
    public readonly result: pulumi.Output<string>;

    constructor(name: string, args: SqlSchemaArgs, opts?: pulumi.ComponentResourceOptions) {
        throwIfInvalid("SqlSchema", name, schemaIssues(args));
        super("azure-ml-platform:index:SqlSchema", name, args, opts);

        const { serverHost, databaseName, scripts, allowDrop = [] } = args;
        const step = new DeploymentStep(
            name,
            {
                step: {
                    kind: "sqlScript",
                    target: `sql/${databaseName}`,
                    arguments: { server: "SERVER", database: databaseName, scripts, allowDrop },
                },
                entries: { SERVER: serverHost },
            },
            { parent: this, dependsOn: opts?.dependsOn },
        );
        this.result = step.result;
        this.registerOutputs({ result: this.result });
    }
}
