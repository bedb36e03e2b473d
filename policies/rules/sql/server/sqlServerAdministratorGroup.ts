import { equals, present } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

export const sqlServerAdministratorGroup = defineRule({
    id: "sql-server-administrator-group",
    title: "A group of Entra administers a SQL server",
    rationale:
        "A server without an administrator of Entra is opened by passwords alone; one whose administrator is a person is closed to all when that person leaves.",
    remedy: "Set administrators.principalType to Group and administrators.sid to the object id of the group.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:sql:Server"],
    references: ["sql.entra-admin", "Azure.SQL.AAD", "1f314764-cb73-4fc9-b863-8eca98ac36e9"],
    checks: {
        "administrators.principalType": equals("Group"),
        "administrators.sid": present(),
    },
});
