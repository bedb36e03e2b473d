import { looksLikeCredential, namesCredential } from "../credentials";

/**
 * Types of linked services of Azure that sign in as an identity of Entra, so that a key or a password is never needed:
 * those whose inputs in @pulumi/azure-native 3.28.0 have `credential`, without the ones that lead outside Azure or to a
 * source with its own accounts (Informix, MicrosoftAccess, Odbc, RestService, SqlServer) and those of which
 * learn.microsoft.com/azure/data-factory/connector-overview says no managed identity (Dynamics, HDInsight).
 */
export const identityTypes: readonly string[] = [
    "AzureBatch",
    "AzureBlobFS",
    "AzureBlobStorage",
    "AzureDataExplorer",
    "AzureDatabricks",
    "AzureDatabricksDeltaLake",
    "AzureFileStorage",
    "AzureFunction",
    "AzureKeyVault",
    "AzurePostgreSql",
    "AzureSqlDW",
    "AzureSqlDatabase",
    "AzureSqlMI",
    "AzureTableStorage",
    "CosmosDb",
    "Lakehouse",
    "Warehouse",
];

/** How a property refers to a secret in a key vault, which is in no plan and no log. */
export const secretReference = "AzureKeyVaultSecret";

/** How a linked service refers to a credential of its factory. */
export const credentialReference = "CredentialReference";

// Inputs of linked services in @pulumi/azure-native 3.28.0 that take a SecureString, as far as azure/credentials.ts does
// not know their names, and `authHeaders`, whose values are SecureStrings.
const namedSecret = /(key|keyContent|embeddedCert|authHeaders)$/i;

type Properties = Readonly<Record<string, unknown>>;

const isMap = (value: unknown): value is Properties =>
    typeof value === "object" && value !== null && !Array.isArray(value);

// A secret in a key vault, a credential of the factory, or a text that the service reads from somewhere else.
const refers = (value: unknown) => isMap(value) && [secretReference, credentialReference].includes(String(value.type));

/**
 * Paths of the properties of a linked service, a dataset or an activity that hold a secret: by their name, by how their text
 * looks, or because they are a SecureString. A reference to a secret in a key vault is none.
 */
export function secretsIn(properties: Properties, path: readonly string[] = []): string[] {
    return Object.entries(properties).flatMap(([name, value]) => {
        const at = [...path, name];
        if (value === undefined || value === null || refers(value)) {
            return [];
        }
        if (namesCredential(name) || namedSecret.test(name) || (isMap(value) && value.type === "SecureString")) {
            return [at.join(".")];
        }
        return textsIn(value, at);
    });
}

function textsIn(value: unknown, path: readonly string[]): string[] {
    if (Array.isArray(value)) {
        return secretsIn(Object.fromEntries(value.map((each, i) => [`${i}`, each as unknown])), path);
    }
    if (isMap(value)) {
        return secretsIn(value, path);
    }
    return typeof value === "string" && looksLikeCredential(value) ? [path.join(".")] : [];
}
