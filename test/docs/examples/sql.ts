import { SqlDatabase, SqlSchema, SqlUsers, defaultNamePattern } from "../../../components";

const orders = new SqlDatabase("sql", {
    resourceGroupName: "rg-shop",
    location: "westeurope",
    naming: {
        project: "shop",
        stack: "dev",
        subscriptionId: "00000000-0000-4000-8000-000000000001",
        prefix: "shop",
        pattern: defaultNamePattern,
        generation: 0,
    },
    tenantId: "00000000-0000-4000-8000-000000000002",
    administrators: { groupObjectId: "00000000-0000-4000-8000-000000000003", name: "shop-sql-administrators" },
    databases: { orders: { compute: "serverless", autoPauseMinutes: 60 } },
});
const { serverHost, ready } = orders;
const scripts = ["workloads/sql/control/010_schema.sql", "workloads/sql/control/080_roles.sql"];
const schema = new SqlSchema("schema", { serverHost, databaseName: "orders", scripts }, { dependsOn: ready });
const engineer = { name: "engineer", groupObjectId: "00000000-0000-4000-8000-000000000004", roles: ["control_reader"] };
new SqlUsers("users", { serverHost, databaseName: "orders", users: [engineer], scripts }, { dependsOn: schema });
