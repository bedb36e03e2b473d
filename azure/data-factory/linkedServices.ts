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
const secretReference = "AzureKeyVaultSecret";

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

// The values of `authHeaders` are under names of headers.
const refersThroughout = (value: unknown) =>
    isMap(value) && Object.keys(value).length > 0 && Object.values(value).every(refers);

/** Whether a property of a linked service holds a secret, by its name. */
const namesSecret = (name: string) => namesCredential(name) || namedSecret.test(name);

/**
 * Paths of the properties of a linked service that hold a secret: by their name, by how their text looks, or because they
 * are a SecureString. A reference to a secret in a key vault is none. Of datasets and activities, `namesCredential` tells the
 * names: a column or a parameter may be called a key.
 */
export const secretsIn = (properties: Properties, isSecretName = namesSecret): string[] =>
    secretsBelow(properties, isSecretName, []);

type Names = (name: string) => boolean;

function secretsBelow(properties: Properties, isSecretName: Names, path: readonly string[]): string[] {
    return Object.entries(properties).flatMap(([name, value]) => {
        const at = [...path, name];
        if (value === undefined || value === null || refers(value) || refersThroughout(value)) {
            return [];
        }
        if (isSecretName(name) || (isMap(value) && value.type === "SecureString")) {
            return [at.join(".")];
        }
        return textsBelow(value, isSecretName, at);
    });
}

function textsBelow(value: unknown, isSecretName: Names, path: readonly string[]): string[] {
    if (Array.isArray(value)) {
        const elements = Object.fromEntries(value.map((each, i) => [`${i}`, each as unknown]));
        return secretsBelow(elements, isSecretName, path);
    }
    if (isMap(value)) {
        return secretsBelow(value, isSecretName, path);
    }
    return typeof value === "string" && looksLikeCredential(value) ? [path.join(".")] : [];
}

/** Whether a linked service refers to a secret in a key vault. */
export function refersToSecret(value: unknown): boolean {
    if (typeof value !== "object" || value === null) {
        return false;
    }
    return (isMap(value) && value.type === secretReference) || Object.values(value).some(refersToSecret);
}
