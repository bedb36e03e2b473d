import type * as pulumi from "@pulumi/pulumi";
import type { LinkedServiceTarget } from "../../../../components";
import type { IngestSourceSettings } from "../../schema/data-factory/sources";

/** What the linked service of a source leads to; its secrets are read by the linked service of a vault. */
export function targetOf(
    source: IngestSourceSettings,
    vaultLinkedServiceName: pulumi.Input<string>,
): LinkedServiceTarget {
    const secret = (secretName: string) => ({ vaultLinkedServiceName, secretName });
    const optional = (secretName: string | undefined) => (secretName === undefined ? undefined : secret(secretName));
    switch (source.type) {
        case "AzureSqlDatabase": {
            const { type, server, database } = source;
            return { type, server, database };
        }
        case "SqlServer": {
            const { type, server, database, authentication, userName, passwordSecret } = source;
            return { type, server, database, authentication, userName, password: secret(passwordSecret) };
        }
        case "Sftp": {
            const { type, host, port, userName, hostKeyFingerprint, skipHostKeyValidation } = source;
            return {
                ...{ type, host, port, userName, hostKeyFingerprint, skipHostKeyValidation },
                password: optional(source.passwordSecret),
                privateKey: optional(source.privateKeySecret),
                passPhrase: optional(source.passPhraseSecret),
            };
        }
        case "RestService": {
            const { type, url, audience, anonymous, apiKey } = source;
            return {
                ...{ type, url, audience, anonymous },
                apiKey: apiKey && { header: apiKey.header, secret: secret(apiKey.secret) },
            };
        }
    }
}

/** Settings of a source that name a secret of the vault. */
export function secretsOf(source: IngestSourceSettings): string[] {
    switch (source.type) {
        case "AzureSqlDatabase":
            return [];
        case "SqlServer":
            return ["passwordSecret"];
        case "Sftp":
            return (["passwordSecret", "privateKeySecret", "passPhraseSecret"] as const).filter(
                (name) => source[name] !== undefined,
            );
        case "RestService":
            return source.apiKey ? ["apiKey.secret"] : [];
    }
}
