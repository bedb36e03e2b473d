import * as pulumi from "@pulumi/pulumi";
import type { PoolKind } from "../../steps/contract";
import { DeploymentStep, type SqlUser } from "../operations";
import { sqlUserIssues, sqlUsersStep } from "../operations/sqlUserStep";
import { throwIfInvalid } from "../shared/validation";
import { poolTarget } from "./synapseScripts";

/** Inputs of the users of a pool's database. */
export interface SynapseUsersArgs {
    /** Host of the pool: `sqlHost` of `SynapseWarehouse` for the dedicated one, `serverlessSqlHost` for the serverless one. */
    host: pulumi.Input<string>;
    /** Kind of the pool: `dedicated` or `serverless`. */
    pool: PoolKind;
    /** Name of the database. Plain: a preview shows it. Refused: `master`, where users are of the workspace. */
    databaseName: string;
    /** All users with all their rights: one that is taken away here is dropped, a role or permission revoked. Users that others made stay. Refused: two of one name, or of one id, and a role that the scripts do not make. */
    users: SqlUser[];
    /** Scripts of the database, whose roles users may have; none by default. */
    scripts?: string[];
}

/**
 * Users of a database of a Synapse pool by the ids of identities and groups, without passwords. A step makes them after what
 * `dependsOn` names, and again when one changes. On deletion they stay in the database.
 */
export class SynapseUsers extends pulumi.ComponentResource {
    /** Line that the step wrote, which changes whenever the step runs. */
    public readonly result: pulumi.Output<string>;

    constructor(name: string, args: SynapseUsersArgs, opts?: pulumi.ComponentResourceOptions) {
        const { host, pool, databaseName, users } = args;
        const isMaster = databaseName.toLowerCase() === "master";
        throwIfInvalid("SynapseUsers", name, [
            ...(isMaster
                ? [
                      {
                          propertyPath: "databaseName",
                          reason: "is master, which takes no users; name the pool or a database",
                      },
                  ]
                : []),
            ...sqlUserIssues(args),
        ]);
        super("azure-ml-platform:index:SynapseUsers", name, args, opts);

        const database = { target: poolTarget(pool, databaseName), host, database: databaseName, pool };
        const step = new DeploymentStep(name, sqlUsersStep(database, users), {
            parent: this,
            dependsOn: opts?.dependsOn,
        });
        this.result = step.result;
        this.registerOutputs({ result: this.result });
    }
}
