import type { Plan } from "../../preview/plan";
import { table } from "../../preview/report/markdown/text";
import { rightsOf, type Right } from "./access";
import { byDataFactory } from "./accessDataFactory";
import type { Settings } from "../../stacks/settings/settings";

/** A resolved plan with the settings that it was made from. */
export interface PlannedStack {
    /** The plan. */
    plan: Plan;
    /** The settings. */
    settings: Settings;
}

/** Who may do what, stack by stack: rights of one principal on one object stand in one row. */
export function accessReference(stacks: readonly PlannedStack[]): string {
    return [
        "# Access",
        "",
        "Every right that a deployment gives, read from the plan: Azure roles, Databricks privileges, permissions, entitlements, secret scopes, owners in Unity Catalog and administrators of Azure SQL. A right that is not here is not given by it; a right that is new shows in the review of this page.",
        "",
        ...(stacks.some(({ settings }) => settings.databricks) ? byDatabricks(stacks) : []),
        ...(stacks.some(({ settings }) => settings.machineLearning) ? byMachineLearning() : []),
        ...(stacks.some(({ settings }) => settings.sql) ? bySql() : []),
        ...(stacks.some(({ settings }) => settings.ingest) ? byDataFactory() : []),
        ...stacks.flatMap(({ plan, settings }) => sectionOf(plan.stack, rightsOf(plan, settings))),
    ].join("\n");
}

/**
 * What an owner may do, and what Databricks grants automatically. Sources, under learn.microsoft.com/azure/databricks:
 * data-governance/unity-catalog/manage-privileges/ownership, "Owner privileges"; security/auth/entitlements, "Access
 * entitlements" (group users); data-governance/unity-catalog/manage-privileges, "Workspace catalog privileges";
 * security/secrets/, "Manage secret scope permissions" (MANAGE of who makes a scope).
 */
function byDatabricks(stacks: readonly PlannedStack[]): string[] {
    const open = stacks.filter(
        ({ settings: { databricks } }) => databricks && databricks.workspace?.usersGroupId === undefined,
    );
    const names = open.map(({ plan }) => `\`${plan.stack}\``).join(", ");
    return [
        "An owner in Unity Catalog has every privilege on the object, gives privileges on it and on what is in it to others, changes it, hands it over and deletes it. The deploying principal works as a member of the groups that own what it makes: it has these rights as long as it is in them. READ on a secret scope is the right to every secret in it. A Storage role on a container reaches its files past Unity Catalog, also where that governs the zone; a user has one only with the reason that `lake.access` gives.",
        "",
        "In addition, Databricks itself gives rights in a workspace:",
        "",
        open.length > 0
            ? `- Every user of the workspace has workspace access and Databricks SQL access through the workspace's own group \`users\`, so that no user has SQL alone, in ${names}. Where \`databricks.workspace.usersGroupId\` names that group, both are taken from it.`
            : "- Nothing through the workspace's own group `users`: both of its entitlements are taken from it.",
        "- The deploying principal administers the workspace that it makes, and has MANAGE on its secret scope. Administrators of the account, and the metastore's owners, take any right in Unity Catalog that they want.",
        "- What is made in a schema, for example a table, belongs to the user or program that makes it; the owners of its schema and catalog give rights on it too.",
        "- Where the account enables new workspaces for Unity Catalog automatically, all users of the workspace may use its workspace catalog and, in that catalog's schema `default`, make tables, volumes, models and functions of their own. [The runbook](../runbooks/databricks.md) says how to close it.",
        "",
    ];
}

/**
 * What Azure Machine Learning does beyond the assignments. Sources: MicrosoftDocs/azure-ai-docs, machine-learning/
 * how-to-manage-registries.md (actions on assets), how-to-managed-network.md (system rules), how-to-identity-based-service-
 * authentication.md (identity of compute).
 */
function byMachineLearning(): string[] {
    return [
        "In Azure Machine Learning:",
        "",
        "- A job reads and writes as the identity of its cluster, or of the user who started it on an instance; users who may start jobs on a cluster use the rights of its identity.",
        "- The workspace's identity and the deploying principal both have to approve the endpoints that the workspace's network makes, on each target.",
        "- In a registry there is no right for a single kind of asset: who reads models reads environments, components and data, and who promotes models may add those. Neither role deletes. People get theirs where the registry is made; identities of clusters get the one that reads in the stack that makes them, on the registry's resource group.",
        "",
    ];
}

/** What an administrator may do. Source: learn.microsoft.com/azure/azure-sql/database/logins-create-manage, "Existing logins and user accounts after creating a new database". */
function bySql(): string[] {
    return [
        "In Azure SQL:",
        "",
        "- Members of the administrators' group may do everything in every database of the server, as `dbo`: read and write all data, make users and give rights. The deploying principal is one of them where the stack makes schemas or users.",
        "- There is no login with a password: a principal that is neither in that group nor a user of a database is refused.",
        "",
    ];
}

function sectionOf(stack: string, rights: readonly Right[]): string[] {
    if (rights.length === 0) {
        return [];
    }
    const rows = new Map<string, { right: Right; actions: Set<string>; givenBy: Set<string>; purposes: Set<string> }>();
    for (const right of rights) {
        const key = `${right.principal}\n${right.object}`;
        const row = rows.get(key) ?? {
            right,
            actions: new Set(),
            givenBy: new Set(),
            purposes: new Set(),
        };
        row.actions.add(right.action);
        row.givenBy.add(right.givenBy);
        row.purposes.add(right.purpose);
        rows.set(key, row);
    }
    const cells = [...rows.values()].map(({ right, actions, givenBy, purposes }) => [
        right.principal,
        right.object,
        [...actions].join(", "),
        [...givenBy].map((name) => `\`${name}\``).join(", "),
        [...purposes].filter((purpose) => purpose !== "").join(" "),
    ]);
    return [`## ${stack}`, "", ...table(["who", "on what", "may", "given by", "for"], cells), ""];
}
