import type { ResourceTypes } from "../resourceType";

/** Azure SQL. */
export const sql = {
    sqlServer: {
        token: "azure-native:sql:Server",
        arm: "Microsoft.Sql/servers",
        names: ["serverName"],
        apiVersion: "2023-08-01",
        taggable: true,
        stateful: true,
        privateLink: { sqlServer: ["privatelink.database.windows.net"] },
        name: {
            abbreviation: "sql",
            minLength: 1,
            maxLength: 63,
            pattern: /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/,
            words: "1 to 63 lower-case letters, digits and hyphens, no hyphen first or last",
            scope: "global",
        },
        dataFlow: { stage: "serving" },
    },
    sqlDatabase: {
        token: "azure-native:sql:Database",
        arm: "Microsoft.Sql/servers/databases",
        names: ["serverName", "databaseName"],
        apiVersion: "2023-08-01",
        taggable: true,
        logs: {},
        stateful: true,
        dataFlow: { stage: "serving" },
    },
} as const satisfies ResourceTypes;
