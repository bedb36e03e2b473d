import { describe, expect, it } from "vitest";
import { linkedService, type LinkedServiceArgs, type LinkedServiceTarget } from "../../../components";
import { one, recorded, refusal, violations } from "../../support/recording";

const factory = {
    factoryName: "adf-unit",
    resourceGroupName: "rg-unit",
    credentialName: "identity",
    runtimeName: "managed",
};
const linked = (target: LinkedServiceTarget, args: Partial<LinkedServiceArgs> = {}) =>
    linkedService("source", { factory, name: "source", runtimeName: "managed", target, ...args });
const credential = { type: "CredentialReference", referenceName: "identity" };
const connectVia = { type: "IntegrationRuntimeReference", referenceName: "managed" };
const password = { vaultLinkedServiceName: "vault", secretName: "erp-password" };
const sftp = { type: "Sftp", host: "sftp.contoso.example", userName: "reader" } as const;
const md5 = Array.from({ length: 16 }, () => "1a").join(":");
const secret = {
    type: "AzureKeyVaultSecret",
    store: { type: "LinkedServiceReference", referenceName: "vault" },
    secretName: "erp-password",
};

describe("linkedService", () => {
    it.each<[LinkedServiceTarget, object]>([
        [
            { type: "AzureBlobFS", url: "https://stlake.dfs.core.windows.net" },
            { url: "https://stlake.dfs.core.windows.net", credential },
        ],
        [
            { type: "AzureSqlDatabase", server: "sql.database.windows.net", database: "orders" },
            {
                server: "sql.database.windows.net",
                database: "orders",
                encrypt: "mandatory",
                trustServerCertificate: false,
                authenticationType: "UserAssignedManagedIdentity",
                credential,
            },
        ],
        [
            { type: "SqlServer", server: "erp.contoso.example", database: "erp", userName: "reader", password },
            {
                server: "erp.contoso.example",
                database: "erp",
                encrypt: "mandatory",
                trustServerCertificate: false,
                authenticationType: "SQL",
                userName: "reader",
                password: secret,
            },
        ],
        [
            { type: "AzureDatabricks", url: "https://adb-1.2.azuredatabricks.net", workspaceResourceId: "/w" },
            {
                domain: "https://adb-1.2.azuredatabricks.net",
                workspaceResourceId: "/w",
                authentication: "MSI",
                credential,
            },
        ],
        [
            { type: "RestService", url: "https://management.azure.com/", audience: "https://management.azure.com" },
            {
                url: "https://management.azure.com/",
                authenticationType: "ManagedServiceIdentity",
                aadResourceId: "https://management.azure.com",
                enableServerCertificateValidation: true,
                credential,
            },
        ],
        [
            {
                type: "RestService",
                url: "https://api.contoso.example",
                apiKey: { header: "x-api-key", secret: password },
            },
            {
                url: "https://api.contoso.example",
                authenticationType: "Anonymous",
                authHeaders: { "x-api-key": secret },
                enableServerCertificateValidation: true,
            },
        ],
        [
            { type: "RestService", url: "https://open.contoso.example", anonymous: true },
            {
                url: "https://open.contoso.example",
                authenticationType: "Anonymous",
                enableServerCertificateValidation: true,
            },
        ],
        [
            { ...sftp, password, hostKeyFingerprint: `ssh-rsa 2048 ${md5}` },
            {
                host: "sftp.contoso.example",
                port: 22,
                skipHostKeyValidation: false,
                hostKeyFingerprint: `ssh-rsa 2048 ${md5}`,
                authenticationType: "Basic",
                userName: "reader",
                password: secret,
            },
        ],
        [
            { ...sftp, port: 2222, privateKey: password, passPhrase: password, skipHostKeyValidation: true },
            {
                host: "sftp.contoso.example",
                port: 2222,
                skipHostKeyValidation: true,
                authenticationType: "SshPublicKey",
                userName: "reader",
                privateKeyContent: secret,
                passPhrase: secret,
            },
        ],
        [
            { ...sftp, password, privateKey: password, hostKeyFingerprint: `SHA256:${"a".repeat(43)}` },
            {
                host: "sftp.contoso.example",
                port: 22,
                skipHostKeyValidation: false,
                hostKeyFingerprint: `SHA256:${"a".repeat(43)}`,
                authenticationType: "MultiFactor",
                userName: "reader",
                password: secret,
                privateKeyContent: secret,
            },
        ],
        [
            { type: "AzureKeyVault", vaultUri: "https://kv-unit.vault.azure.net/" },
            { baseUrl: "https://kv-unit.vault.azure.net/", credential },
        ],
    ])("of %o signs in without a secret of the program, on a runtime", async (target, properties) => {
        const made = await recorded(() => linked(target, { description: "Orders." }));
        expect(one(made, "azure-native:datafactory:LinkedService").inputs).toEqual({
            resourceGroupName: "rg-unit",
            factoryName: "adf-unit",
            linkedServiceName: "source",
            properties: { type: target.type, ...properties, connectVia, description: "Orders." },
        });
        // A server that is not checked is a finding.
        const skips = "skipHostKeyValidation" in properties && properties.skipHostKeyValidation;
        expect(await violations(() => linked(target))).toEqual(skips ? ["data-factory-sftp-host-key on source"] : []);
    });

    it.each([
        [undefined, { credential }],
        [false, {}],
    ])("of another type has its properties, and the credential unless identity is %s", async (identity, more) => {
        const properties = { server: "oracle.contoso.example", userName: "reader", password: secret };
        const target = { type: "other", linkedServiceType: "Oracle", properties, identity } as const;
        const made = await recorded(() => linked(target, { runtimeName: "office" }));
        expect(one(made, "azure-native:datafactory:LinkedService").inputs.properties).toEqual({
            type: "Oracle",
            ...properties,
            ...more,
            connectVia: { ...connectVia, referenceName: "office" },
        });
    });
});

describe("linkedService refuses, before it registers anything,", () => {
    const other = (properties: Record<string, unknown>, linkedServiceType = "Oracle") =>
        ({ type: "other", linkedServiceType, properties }) as const;
    const secretAt = (path: string) =>
        `target.properties.${path}: holds a secret; put it into a key vault and refer to it as an AzureKeyVaultSecret`;
    const vault = { type: "AzureKeyVault", vaultUri: "https://kv-unit.vault.azure.net/" } as const;

    it.each<[string, LinkedServiceTarget, string[]]>([
        ["a password", other({ password: "x" }), [secretAt("password")]],
        ["a key", other({ servicePrincipalKey: "x", key: "y" }), [secretAt("servicePrincipalKey"), secretAt("key")]],
        [
            "a SecureString, wherever it is",
            other({ authHeaders: { a: { type: "SecureString", value: "x" } }, nested: [{ type: "SecureString" }] }),
            [secretAt("authHeaders"), secretAt("nested.0")],
        ],
        ["a SAS", other({ url: "https://st.blob.core.windows.net/c?sv=1&sig=abc" }), [secretAt("url")]],
        ["a connection string", other({ connectionString: "Server=s;Database=d" }), [secretAt("connectionString")]],
        ["a connection string under another name", other({ source: "Server=s;Password=p" }), [secretAt("source")]],
        [
            "what the linked service sets itself, and a type that has a target",
            other({ connectVia: {}, encryptedCredential: "x", host: "h" }, "AzureBlobFS"),
            [
                'target.linkedServiceType: "AzureBlobFS" has a target of its own; set target.type to it',
                "target.properties.connectVia: is set by the linked service itself; leave it out",
                "target.properties.encryptedCredential: is set by the linked service itself; leave it out",
            ],
        ],
        [
            "an address that is not encrypted, or holds a user or a query",
            { type: "RestService", url: "https://user:secret@api.contoso.example?key=1", audience: "api" },
            ["target.url: must be an address that begins with https:// and holds no user and no query"],
        ],
        [
            "a key among headers that is in no vault",
            other({ authHeaders: { a: secret, b: "x" } }),
            [secretAt("authHeaders")],
        ],
        [
            "an API that is signed in to in no way, or in two",
            { type: "RestService", url: "https://api.contoso.example" },
            ["target.audience: state one of audience, apiKey and anonymous: true"],
        ],
        [
            "a header that is none, and two ways to sign in",
            {
                type: "RestService",
                url: "https://api.contoso.example",
                anonymous: true,
                apiKey: { header: "x-api-key: ", secret: password },
            },
            [
                "target.audience: state one of audience, apiKey and anonymous: true",
                "target.apiKey.header: must be the name of a header alone",
            ],
        ],
        [
            "an SFTP server that anyone may stand for, without a password",
            { ...sftp, host: "sftp://contoso.example/", port: 0, passPhrase: password },
            [
                "target.host: must be the name or the IP address of a host alone",
                "target.port: is 0, must be a whole number from 1 to 65535",
                "target.password: is missing; name the secret of it or of privateKey",
                "target.passPhrase: decrypts no privateKey; name its secret as well",
                "target.hostKeyFingerprint: is missing; ask the owner of the server for it",
            ],
        ],
        [
            "a fingerprint that is none, and a check that is off",
            { ...sftp, password, hostKeyFingerprint: "1a:2b", skipHostKeyValidation: true },
            [
                "target.skipHostKeyValidation: is true, and hostKeyFingerprint is set; leave one out",
                'target.hostKeyFingerprint: "1a:2b" must be a fingerprint, such as ssh-rsa 2048 and 16 bytes as 1a:2b:…',
            ],
        ],
        [
            "an address of a vault in clear text",
            { ...vault, vaultUri: "http://kv-unit.vault.azure.net/" },
            ["target.vaultUri: must be an address that begins with https:// and holds no user and no query"],
        ],
    ])("%s, and shows no value", async (_, target, issues) => {
        const said = await refusal(() => linked(target));
        expect(said).toEqual(issues.map((issue) => `linkedService "source" ${issue}`));
    });

    it("a factory that a repository writes, and a name with a hyphen, together", async () => {
        expect(await refusal(() => linked(vault, { factory: undefined, name: "key-vault" }))).toEqual([
            'linkedService "source" factory: is written by a Git repository, which holds its linked services and pipelines; set authoring.kind of the DataFactory to "program", or make none here',
            'linkedService "source" name: "key-vault" must be 1 to 260 characters without < > * # . % & : \\ + ? / -, a letter first',
        ]);
    });
});
