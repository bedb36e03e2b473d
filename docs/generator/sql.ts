import type { Plan, PlanProperties } from "../../preview/plan";
import { at } from "../../simulation/core/ids";
import { capabilitiesTable, type Capability } from "./capabilities";
import { readLibrary } from "./library";

const database = (title: string, where: (inputs: PlanProperties) => boolean): Capability => ({
    title,
    by: [{ component: "SqlDatabase", kinds: ["Database"], where }],
});

/** Capabilities of Azure SQL and of the steps that work in its databases. */
export const capabilities: readonly Capability[] = [
    {
        title: "SQL database on a server of its own",
        by: [{ component: "SqlDatabase", kinds: ["Server", "Database"] }],
    },
    database("Compute that follows the load and pauses when idle", ({ autoPauseDelay }) => Number(autoPauseDelay) > 0),
    database("Compute of its own, in all zones", ({ sku, zoneRedundant }) => {
        return zoneRedundant === true && !String(at(sku, "name")).startsWith("GP_S_");
    }),
    {
        title: "Entra identities alone: a group administers, no login has a password",
        by: [
            {
                component: "SqlDatabase",
                kinds: ["Server"],
                where: ({ administrators }) => at(administrators, "azureADOnlyAuthentication") === true,
            },
            // The same administrators, where they change in place.
            { component: "SqlDatabase", kinds: ["Deployment"] },
        ],
    },
    {
        title: "Private Link to the server",
        by: [{ component: "SqlDatabase", kinds: ["PrivateEndpoint"] }],
    },
    {
        title: "Audit of logins and statements",
        by: [{ component: "SqlDatabase", kinds: ["ExtendedServerBlobAuditingPolicy", "DiagnosticSetting"] }],
    },
    {
        title: "Customer-managed key that follows its rotation",
        by: [{ component: "SqlDatabase", kinds: ["ServerKey", "EncryptionProtector"] }],
    },
    {
        title: "Restore to any point in time, and backups of weeks, months and years",
        by: [{ component: "SqlDatabase", kinds: ["BackupShortTermRetentionPolicy", "LongTermRetentionPolicy"] }],
    },
    {
        title: "Microsoft Defender for SQL",
        by: [{ component: "SqlDatabase", kinds: ["ServerSecurityAlertPolicy"] }],
    },
    {
        title: "Schema of a database from scripts under version control",
        by: [{ component: "SqlSchema", kinds: ["Command"] }],
    },
    {
        title: "Users of a database with roles and permissions as a whole",
        by: [{ component: "SqlUsers", kinds: ["Command"] }],
    },
    {
        title: "Steps after a deployment, as resources of the plan",
        by: [{ component: "DeploymentStep", kinds: ["Command"] }],
    },
];

/** Where each capability is: resources of these stacks, file, test. */
export function sqlReference(plans: readonly Plan[]): string {
    return [
        "# Azure SQL and steps, capability by capability",
        "",
        `Resources as stacks ${plans.map(({ stack }) => `\`${stack}\``).join(" and ")} register them. [Every step](steps.md) has a page of its own.`,
        "",
        ...capabilitiesTable(capabilities, plans, readLibrary().components),
        "",
    ].join("\n");
}
