import type * as pulumi from "@pulumi/pulumi";
import { secretsIn } from "../../azure/data-factory/linkedServices";
import type { InputIssue } from "../shared/validation";
import { restIssues, restProperties, type RestTarget } from "./restTarget";
import { sftpIssues, sftpProperties, type SftpTarget } from "./sftpTarget";
import { secretReference, type VaultSecret } from "./vaultSecret";

/** A data lake, by its endpoint `dfs`. */
export interface LakeTarget {
    /** Azure Data Lake Storage. */
    type: "AzureBlobFS";
    /** Address of the endpoint, for example `https://stlake.dfs.core.windows.net`. */
    url: pulumi.Input<string>;
}

/** A database of Azure SQL. */
export interface AzureSqlTarget {
    /** Azure SQL Database. */
    type: "AzureSqlDatabase";
    /** Host of the server. */
    server: pulumi.Input<string>;
    /** Name of the database. */
    database: pulumi.Input<string>;
}

/** A dedicated SQL pool of Synapse. */
export interface SynapsePoolTarget {
    /** Azure Synapse Analytics. */
    type: "AzureSqlDW";
    /** Host of the pool, `sqlHost` of `SynapseWarehouse`. */
    server: pulumi.Input<string>;
    /** Name of the pool. */
    database: pulumi.Input<string>;
}

/** A database of SQL Server on a machine, which knows no identity of Azure: a login whose password is in a key vault. */
export interface SqlServerTarget {
    /** SQL Server. */
    type: "SqlServer";
    /** Host of the server, with port or instance where it has one. */
    server: pulumi.Input<string>;
    /** Name of the database. */
    database: pulumi.Input<string>;
    /** Whether the login is one of SQL or of Windows; `SQL` by default. */
    authentication?: "SQL" | "Windows";
    /** Login. */
    userName: pulumi.Input<string>;
    /** Its password. */
    password: VaultSecret;
}

/** A workspace of Azure Databricks, whose jobs activities run. */
export interface DatabricksTarget {
    /** Azure Databricks. */
    type: "AzureDatabricks";
    /** Address of the workspace, for example `https://adb-1.2.azuredatabricks.net`. */
    url: pulumi.Input<string>;
    /** ARM id of the workspace. */
    workspaceResourceId: pulumi.Input<string>;
}

/** A key vault, whose secrets other linked services name. */
export interface VaultTarget {
    /** Azure Key Vault. */
    type: "AzureKeyVault";
    /** Base address of the vault. */
    vaultUri: pulumi.Input<string>;
}

/** Any other type that Data Factory connects to. */
export interface OtherTarget {
    /** Another type. */
    type: "other";
    /** The type as Data Factory names it, for example `Oracle`. */
    linkedServiceType: string;
    /** Its properties, flat as azure-native has them. Refused: one that holds a secret; write `{ type: "AzureKeyVaultSecret", store: { type: "LinkedServiceReference", referenceName }, secretName }` there. */
    properties: Record<string, unknown>;
    /** Whether it signs in with the factory's credential, where its type can; true by default. */
    identity?: boolean;
}

/** What a linked service leads to. */
export type LinkedServiceTarget =
    | LakeTarget
    | AzureSqlTarget
    | SynapsePoolTarget
    | SqlServerTarget
    | DatabricksTarget
    | RestTarget
    | SftpTarget
    | VaultTarget
    | OtherTarget;

/** How SQL Server is signed in to where the inputs say nothing. */
export const sqlServerTargetDefaults = { authentication: "SQL" } as const;

/** What is left to say of another type where its inputs say nothing. */
export const otherTargetDefaults = { identity: true } as const;

/** Properties of a linked service that lead to its target, and sign in. */
export function targetProperties(
    target: LinkedServiceTarget,
    credentialName: pulumi.Input<string>,
): Record<string, unknown> & { type: string } {
    const credential = { type: "CredentialReference", referenceName: credentialName };
    switch (target.type) {
        case "AzureBlobFS":
            return { type: target.type, url: target.url, credential };
        case "AzureSqlDatabase":
        case "AzureSqlDW":
            return { ...databaseOf(target), authenticationType: "UserAssignedManagedIdentity", credential };
        case "SqlServer":
            return { ...databaseOf(target), ...loginOf(target) };
        case "AzureDatabricks":
            return {
                type: target.type,
                domain: target.url,
                workspaceResourceId: target.workspaceResourceId,
                authentication: "MSI",
                credential,
            };
        case "RestService":
            return restProperties(target, credential);
        case "Sftp":
            return sftpProperties(target);
        case "AzureKeyVault":
            return { type: target.type, baseUrl: target.vaultUri, credential };
        case "other":
            return {
                ...target.properties,
                type: target.linkedServiceType,
                ...((target.identity ?? otherTargetDefaults.identity) && { credential }),
            };
    }
}

const databaseOf = ({ type, server, database }: AzureSqlTarget | SynapsePoolTarget | SqlServerTarget) => ({
    type,
    server,
    database,
    encrypt: "mandatory",
    trustServerCertificate: false,
});

const loginOf = ({ authentication, userName, password }: SqlServerTarget) => ({
    authenticationType: authentication ?? sqlServerTargetDefaults.authentication,
    userName,
    password: secretReference(password),
});

const reserved = ["type", "connectVia", "credential", "encryptedCredential"];

/** Everything that is wrong with what a linked service leads to. */
export function targetIssues(target: LinkedServiceTarget): InputIssue[] {
    if (target.type === "other") {
        return otherIssues(target);
    }
    if (target.type === "Sftp") {
        return sftpIssues(target);
    }
    return [...addressIssues(target), ...(target.type === "RestService" ? restIssues(target) : [])];
}

function addressIssues(target: LinkedServiceTarget): InputIssue[] {
    const url = "url" in target ? target.url : "vaultUri" in target ? target.vaultUri : undefined;
    const at = "url" in target ? "target.url" : "target.vaultUri";
    return typeof url === "string" && !/^https:\/\/[^/\s@?]+(\/[^\s@?]*)?$/i.test(url)
        ? [{ propertyPath: at, reason: "must be an address that begins with https:// and holds no user and no query" }]
        : [];
}

// Values are never shown: what is refused may be the secret itself.
function otherIssues({ linkedServiceType, properties }: OtherTarget): InputIssue[] {
    const builders = [
        "AzureBlobFS",
        "AzureSqlDatabase",
        "AzureSqlDW",
        "SqlServer",
        "AzureDatabricks",
        "AzureKeyVault",
        "Sftp",
    ];
    const issues: InputIssue[] = secretsIn(properties)
        .filter((path) => !reserved.includes(path))
        .map((path) => ({
            propertyPath: `target.properties.${path}`,
            reason: "holds a secret; put it into a key vault and refer to it as an AzureKeyVaultSecret",
        }));
    if (builders.includes(linkedServiceType)) {
        issues.push({
            propertyPath: "target.linkedServiceType",
            reason: `"${linkedServiceType}" has a target of its own; set target.type to it`,
        });
    }
    for (const name of reserved.filter((each) => each in properties)) {
        issues.push({
            propertyPath: `target.properties.${name}`,
            reason: "is set by the linked service itself; leave it out",
        });
    }
    return issues;
}
