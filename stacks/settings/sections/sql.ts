import { sqlChecks, sqlEndpoints } from "../checks/sql";
import { section } from "../core/section";
import { sqlSection } from "../schema/sql";

/** Section `sql`. */
export const sql = section({
    service: "sql",
    schema: sqlSection.optional(),
    check: sqlChecks,
    endpoints: sqlEndpoints,
    owns: ["sql"],
    longestNames: {
        resourceGroup: "sql",
        sqlServer: "sql",
        deployment: "sql-administrators",
        key: "sql-key",
        userAssignedIdentity: "sql-key",
        privateEndpoint: "sql-sqlServer",
    },
});
