import type * as pulumi from "@pulumi/pulumi";
import { withDefaults } from "../shared/defaults";
import { type InputIssue, isWholeNumber } from "../shared/validation";
import { secretReference, type VaultSecret } from "./vaultSecret";

/** A server of files by SFTP, which knows no identity of Azure: a user whose password or key is in a key vault. */
export interface SftpTarget {
    /** SFTP. */
    type: "Sftp";
    /** Host of the server. */
    host: pulumi.Input<string>;
    /** Port; 22 by default. */
    port?: number;
    /** User. */
    userName: pulumi.Input<string>;
    /** Its password; none by default. Refused: neither a password nor a private key. */
    password?: VaultSecret;
    /** Its private key, of RSA or DSA in the form of OpenSSH, as Base64 in the vault; none by default. With a password, the server asks for both. */
    privateKey?: VaultSecret;
    /** What decrypts the private key; none by default. */
    passPhrase?: VaultSecret;
    /** Fingerprint of the server's key, such as `ssh-rsa 2048 1a:2b:…` with 16 bytes; none by default. Ask the owner of the server for it. Refused: missing where `skipHostKeyValidation` is false. */
    hostKeyFingerprint?: string;
    /** Whether any server that answers is taken for the right one; false by default. True lets who stands between read the password and the files. */
    skipHostKeyValidation?: boolean;
}

/** What an SFTP server has where its inputs say nothing. */
export const sftpTargetDefaults = { port: 22, skipHostKeyValidation: false } as const;

/** Properties of a linked service to an SFTP server: learn.microsoft.com/azure/data-factory/connector-sftp. */
export function sftpProperties(target: SftpTarget): Record<string, unknown> & { type: string } {
    const { host, port, userName, password, privateKey, passPhrase, hostKeyFingerprint, skipHostKeyValidation } =
        withDefaults(target, sftpTargetDefaults);
    return {
        type: target.type,
        host,
        port,
        skipHostKeyValidation,
        ...(hostKeyFingerprint !== undefined && { hostKeyFingerprint }),
        authenticationType:
            privateKey === undefined ? "Basic" : password === undefined ? "SshPublicKey" : "MultiFactor",
        userName,
        ...(password && { password: secretReference(password) }),
        ...(privateKey && { privateKeyContent: secretReference(privateKey) }),
        ...(passPhrase && { passPhrase: secretReference(passPhrase) }),
    };
}

// unverified: whether the connector takes a fingerprint by SHA-256; Microsoft's example has MD5.
const fingerprint = /^((ssh|ecdsa)-[\w-]+ \d+ )?(([0-9a-f]{2}:){15}[0-9a-f]{2}|SHA256:[A-Za-z0-9+/]{43}=?)$/i;

/** What is wrong with an SFTP server. */
export function sftpIssues(target: SftpTarget): InputIssue[] {
    const { host, port, password, privateKey, passPhrase, hostKeyFingerprint, skipHostKeyValidation } = withDefaults(
        target,
        sftpTargetDefaults,
    );
    const issues: InputIssue[] = [];
    if (typeof host === "string" && !/^[A-Za-z0-9]([A-Za-z0-9.:-]*[A-Za-z0-9])?$/.test(host)) {
        issues.push({ propertyPath: "target.host", reason: "must be the name or the IP address of a host alone" });
    }
    if (!isWholeNumber(port, [1, 65_535])) {
        issues.push({ propertyPath: "target.port", reason: `is ${port}, must be a whole number from 1 to 65535` });
    }
    if (!password && !privateKey) {
        issues.push({ propertyPath: "target.password", reason: "is missing; name the secret of it or of privateKey" });
    }
    if (passPhrase && !privateKey) {
        issues.push({ propertyPath: "target.passPhrase", reason: "decrypts no privateKey; name its secret as well" });
    }
    if (hostKeyFingerprint === undefined && !skipHostKeyValidation) {
        issues.push({
            propertyPath: "target.hostKeyFingerprint",
            reason: "is missing; ask the owner of the server for it",
        });
    }
    if (hostKeyFingerprint !== undefined && skipHostKeyValidation) {
        issues.push({
            propertyPath: "target.skipHostKeyValidation",
            reason: "is true, and hostKeyFingerprint is set; leave one out",
        });
    }
    if (hostKeyFingerprint !== undefined && !fingerprint.test(hostKeyFingerprint)) {
        issues.push({
            propertyPath: "target.hostKeyFingerprint",
            reason: `"${hostKeyFingerprint}" must be a fingerprint, such as ssh-rsa 2048 and 16 bytes as 1a:2b:…`,
        });
    }
    return issues;
}
