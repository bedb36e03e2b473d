import * as sql from "@pulumi/azure-native/sql";
import * as pulumi from "@pulumi/pulumi";
import { resourceTypes } from "../../azure/kinds";
import { ArmGap } from "../shared/armGap";
import type { CustomerManagedKey } from "../shared/customerManagedKey";
import { withDefaults } from "../shared/defaults";
import { resourceName } from "../shared/naming";
import { privateService, privateServiceIssues, type PrivateServiceArgs } from "../shared/privateService";
import { throwIfInvalid } from "../shared/validation";
import { administratorIssues, type SqlAdministrators } from "../shared/identities";
import { databaseIssues } from "./databaseIssues";
import type { SqlDatabaseSpec } from "./databases";
import { encryptWithKey, keyIdentity } from "./encryption";
import { makeDatabase } from "./makeDatabase";
import { watchServer } from "./watching";

/** Inputs of a server with its databases. */
export interface SqlDatabaseArgs extends PrivateServiceArgs {
    /** Tenant of the administrators (a UUID). A change changes them in place. */
    tenantId: string;
    /** Group whose members administer the server and every database. A change changes them in place. */
    administrators: SqlAdministrators;
    /** Databases by name, one or more. Plain: it decides which resources exist. A name that changes replaces the database with its data. */
    databases: Record<string, SqlDatabaseSpec>;
    /** Key of the customer's that encrypts every database, an RSA key of 2048 or 3072 bits; Microsoft's key by default. The server follows its rotation. Another key is not taken in place of it: take the key away, deploy, and give the other one. */
    customerManagedKey?: CustomerManagedKey;
    /** Whether Microsoft Defender for SQL looks for attacks, billed by the server; false by default. */
    defender?: boolean;
}

/** What a server has where its inputs say nothing. */
export const sqlDatabaseDefaults = { defender: false } as const;

/** Group ids that a server needs. */
export const sqlDatabaseGroupIds = ["sqlServer"];

/**
 * A private Azure SQL server with its databases: it takes Entra identities alone, no login and no password, answers on its
 * private endpoint only, and reaches nothing outside itself. With `diagnostics` every login and every statement is audited.
 */
export class SqlDatabase extends pulumi.ComponentResource {
    /** ARM id of the server. */
    public readonly serverResourceId: pulumi.Output<string>;
    /** Name of the server. */
    public readonly serverName: pulumi.Output<string>;
    /** Host of the server, for example `sql-amlp-dev-sql-1a2b3c4d.database.windows.net`. */
    public readonly serverHost: pulumi.Output<string>;
    /** ARM ids of the databases, by name. */
    public readonly databaseResourceIds: Record<string, pulumi.Output<string>>;
    /** Names of the databases as the service has them, by name; each is known once its database is made. */
    public readonly databaseNames: Record<string, pulumi.Output<string>>;
    /** What works in the databases depends on these: a way to the server, its administrators and the databases. */
    public readonly ready: pulumi.Resource[];

    constructor(name: string, args: SqlDatabaseArgs, opts?: pulumi.ComponentResourceOptions) {
        throwIfInvalid("SqlDatabase", name, [
            ...administratorIssues(args),
            ...databaseIssues(args.databases),
            ...privateServiceIssues(args, sqlDatabaseGroupIds),
        ]);
        super("azure-ml-platform:index:SqlDatabase", name, args, opts);

        const server = this.createServer(name, args);
        const administrators = this.createAdministrators(name, args, server);
        const watched = watchServer(this, name, withDefaults(args, sqlDatabaseDefaults), server);
        const { customerManagedKey: key, resourceGroupName } = args;
        const protector = key && encryptWithKey(this, name, resourceGroupName, server, key);
        // Audited and under its key from the first row on.
        const before = [...watched, ...(protector ? [protector] : [])];
        const databases = Object.entries(args.databases).map(([database, spec]) => {
            const made = makeDatabase(this, `${name}-${database}`, args, server, database, spec, before);
            return [database, made] as const;
        });
        // The server itself writes no logs; those of its database `master` hold the audit.
        const logs = { name: `${name}-logs`, resourceId: pulumi.interpolate`${server.id}/databases/master` };
        const reachable = privateService(this, name, server, args, sqlDatabaseGroupIds, { logs });

        this.serverResourceId = server.id;
        this.serverName = server.name;
        this.serverHost = server.fullyQualifiedDomainName;
        this.databaseResourceIds = Object.fromEntries(databases.map(([database, { id }]) => [database, id]));
        this.databaseNames = Object.fromEntries(databases.map(([database, made]) => [database, made.name]));
        this.ready = [...reachable, administrators, ...databases.map(([, made]) => made)];
        this.registerOutputs({
            serverResourceId: this.serverResourceId,
            serverName: this.serverName,
            serverHost: this.serverHost,
            databaseResourceIds: this.databaseResourceIds,
            databaseNames: this.databaseNames,
        });
    }

    private createServer(name: string, args: SqlDatabaseArgs): sql.Server {
        const { groupObjectId, name: login } = args.administrators;
        return new sql.Server(
            name,
            {
                serverName: resourceName(args.naming, "sqlServer", name),
                resourceGroupName: args.resourceGroupName,
                location: args.location,
                version: "12.0",
                administrators: {
                    administratorType: sql.AdministratorType.ActiveDirectory,
                    principalType: sql.PrincipalType.Group,
                    login,
                    sid: groupObjectId,
                    tenantId: args.tenantId,
                    azureADOnlyAuthentication: true,
                },
                minimalTlsVersion: sql.MinimalTlsVersion.MinimalTlsVersion_1_2,
                publicNetworkAccess: sql.ServerPublicNetworkAccessFlag.Disabled,
                restrictOutboundNetworkAccess: sql.ServerNetworkAccessFlag.Enabled,
                ...keyIdentity(args.customerManagedKey),
                tags: args.tags,
            },
            // azure-native would replace the server for other administrators: pulumi/pulumi-azure-native, issue 4096.
            { parent: this, ignoreChanges: ["administrators"] },
        );
    }

    /**
     * The administrators once more, where they change in place; azure-native's ServerAzureADAdministrator makes none where
     * the server has some (defaultResourcesState.go of the provider has no such path). unverified: that Azure takes those that the server was made
     * with; were they refused, the first deployment would end here.
     */
    private createAdministrators(name: string, args: SqlDatabaseArgs, server: sql.Server): ArmGap {
        const { resourceGroupName, naming, tags, tenantId } = args;
        const { groupObjectId: sid, name: login } = args.administrators;
        return new ArmGap(
            `${name}-administrators`,
            {
                naming,
                resourceGroupName,
                resource: {
                    type: "Microsoft.Sql/servers/administrators",
                    apiVersion: resourceTypes.sqlServer.apiVersion,
                    name: "[concat(parameters('server'), '/ActiveDirectory')]",
                    properties: { administratorType: "ActiveDirectory", login, sid, tenantId },
                },
                parameters: { server: server.name },
                // A change of the server sends the administrators that it was made with once more.
                follows: args.customerManagedKey && [args.customerManagedKey.identityResourceId],
                tags,
            },
            { parent: this },
        );
    }
}
