import type { ResourceTypes } from "../resourceType";

/** Synapse Analytics. */
export const synapse = {
    synapseWorkspace: {
        token: "azure-native:synapse:Workspace",
        arm: "Microsoft.Synapse/workspaces",
        names: ["workspaceName"],
        apiVersion: "2021-06-01",
        title: "Synapse workspace",
        taggable: true,
        logs: {},
        stateful: true,
        privateLink: {
            Sql: ["privatelink.sql.azuresynapse.net"],
            SqlOnDemand: ["privatelink.sql.azuresynapse.net"],
            Dev: ["privatelink.dev.azuresynapse.net"],
        },
        name: {
            abbreviation: "synw",
            minLength: 1,
            maxLength: 50,
            pattern: /^(?!.*-ondemand)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/,
            words: "1 to 50 lower-case letters, digits and hyphens, no hyphen first or last, without -ondemand",
            scope: "global",
        },
        dataFlow: { stage: "serving" },
    },
    synapseSqlPool: {
        token: "azure-native:synapse:SqlPool",
        arm: "Microsoft.Synapse/workspaces/sqlPools",
        names: ["workspaceName", "sqlPoolName"],
        apiVersion: "2021-06-01",
        taggable: true,
        dataFlow: { stage: "serving" },
    },
    synapsePrivateLinkHub: {
        token: "azure-native:synapse:PrivateLinkHub",
        arm: "Microsoft.Synapse/privateLinkHubs",
        names: ["privateLinkHubName"],
        apiVersion: "2021-06-01",
        taggable: true,
        privateLink: { Web: ["privatelink.azuresynapse.net"] },
    },
} as const satisfies ResourceTypes;
