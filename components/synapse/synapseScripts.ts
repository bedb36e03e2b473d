import * as pulumi from "@pulumi/pulumi";
import type { PoolKind } from "../../steps/contract";
import { DeploymentStep } from "../operations";
import { schemaIssues, valueEntry } from "../operations/sqlScripts";
import { throwIfInvalid } from "../shared/validation";

/** Inputs of the scripts of a pool. */
export interface SynapseScriptsArgs {
    /** Host of the pool: `sqlHost` of `SynapseWarehouse` for the dedicated one, `serverlessSqlHost` for the serverless one. */
    host: pulumi.Input<string>;
    /** Kind of the pool: `dedicated` or `serverless`. Plain: it decides how scripts are applied, and what they may say. */
    pool: PoolKind;
    /** Name of the database: that of the dedicated pool, one of the serverless pool, or `master`. Plain: a preview shows it. */
    databaseName: string;
    /** Scripts of T-SQL from the root of the project, in the order that they are applied, one or more, each below `workloads/`. They may be applied any number of times; in `master` they are each time. Refused: a script that does not exist or is elsewhere, holds a password, drops or empties tables without being in `allowDrop`, or breaks a rule of pools: on transactions, `COPY`, distributions, labels, `SELECT *` and views. */
    scripts: string[];
    /** Scripts that may drop or empty tables and columns; none by default. Refused: one that is not among the scripts. */
    allowDrop?: string[];
    /** Values that take the place of `$(name)` in strings of the scripts, by the name; none by default. Shown in the state: no secrets. Refused: one that no script has a place for, a place without a value, and a value with quotes. */
    values?: Record<string, pulumi.Input<string>>;
    /** External data sources that lead to a zone in Delta format, the only ones that views of the serverless pool may read; none by default. */
    deltaSources?: string[];
}

/**
 * The contents of a database of a Synapse pool: scripts that a step applies after what `dependsOn` names, and again when one or a
 * value changes. Each is recorded in the database with its digest, but in `master`. A pool that is paused is not resumed: the
 * step says so and ends. On deletion nothing is undone: it holds data.
 */
export class SynapseScripts extends pulumi.ComponentResource {
    /** Line that the step wrote, which changes whenever the step runs. */
    public readonly result: pulumi.Output<string>;

    constructor(name: string, args: SynapseScriptsArgs, opts?: pulumi.ComponentResourceOptions) {
        throwIfInvalid("SynapseScripts", name, schemaIssues(args));
        super("azure-ml-platform:index:SynapseScripts", name, args, opts);

        const { host, pool, databaseName, scripts, allowDrop = [], values = {}, deltaSources = [] } = args;
        const entries = Object.keys(values).map((each) => [each, valueEntry(each)] as const);
        const step = new DeploymentStep(
            name,
            {
                step: {
                    kind: "sqlScript",
                    target: poolTarget(pool, databaseName),
                    arguments: {
                        server: "SERVER",
                        database: databaseName,
                        pool,
                        scripts,
                        allowDrop,
                        ...(entries.length > 0 && { values: Object.fromEntries(entries) }),
                        ...(deltaSources.length > 0 && { deltaSources }),
                    },
                },
                entries: {
                    SERVER: host,
                    ...Object.fromEntries(Object.entries(values).map(([each, value]) => [valueEntry(each), value])),
                },
            },
            { parent: this, dependsOn: opts?.dependsOn },
        );
        this.result = step.result;
        this.registerOutputs({ result: this.result });
    }
}

/** What messages call a database of a pool. */
export const poolTarget = (pool: PoolKind, databaseName: string): string => `synapse/${pool}/${databaseName}`;
