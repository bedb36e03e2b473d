import { minimalStack, type Changes } from "./stackSettings";

// What a test adds to a minimal stack where the service can use another one.

/** Takes the zones of a shared stack, which the stack is peered with. */
export const withHub: Changes = {
    hub: { stack: "shared", subscriptionId: "3b0e7a10-52f4-4f6b-8f3d-7d1f6c2a0001" },
    "privateDns.zones": "hub",
};

/** Adds a vault of keys, and the secret scope of Databricks with a vault of its own. */
export const withSecretScope: Changes = {
    keyVault: {},
    "databricks.azureDatabricksObjectId": "8a6d2c10-0000-4000-8000-00000000a001",
    "databricks.secretScope": { personas: ["engineer"] },
};

/** Adds a lake with Unity Catalog on it, and a SQL warehouse that reaches it without serverless compute. */
export const withCatalog: Changes = {
    lake: {
        replication: "Standard_LRS",
        zones: [
            { name: "landing", format: "files", governedByUnityCatalog: false },
            { name: "bronze", format: "delta" },
            { name: "silver", format: "delta" },
            { name: "gold", format: "delta" },
        ],
    },
    "databricks.sqlWarehouse.serverless": false,
    "databricks.unityCatalog": { owner: "amlp-minimal-catalog-owners", maintenance: { policy: "jobs" } },
};

/** Databricks account of the hub, and of the stacks that use it. */
export const accountId = "4d2b9f0e-6c1a-4f7e-9a35-2b8c0e5f0d01";

/** A shared stack with the zones of every service and the account's part of Databricks. */
export const hubStack = (changes: Changes = {}) =>
    minimalStack("network", {
        "network.addressSpace": ["10.100.0.0/22"],
        "network.subnets": [
            { purpose: "agents", addressPrefix: "10.100.0.0/24" },
            { purpose: "privateEndpoints", addressPrefix: "10.100.1.0/24" },
        ],
        "privateDns.groupIds": ["blob", "databricks_ui_api", "dfs", "vault"],
        databricksAccount: {
            accountId,
            metastore: { owner: "metastore-admins" },
            serverless: { allowedDomains: ["pypi.org"] },
        },
        ...changes,
    });
