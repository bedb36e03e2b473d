import { satisfies, shape } from "../../core/conditions";
import { defineRule } from "../../core/rule";

interface Properties {
    readonly type?: unknown;
    readonly skipHostKeyValidation?: unknown;
}

// learn.microsoft.com/azure/data-factory/connector-sftp: false where it is not set. An expression may become true in a run.
function checksHostKey(value: unknown): boolean {
    const { type, skipHostKeyValidation: skips = false } = value as Properties;
    return type !== "Sftp" || skips === false || skips === "false";
}

export const dataFactorySftpHostKey = defineRule({
    id: "data-factory-sftp-host-key",
    title: "Linked services check the key of an SFTP server",
    rationale:
        "Without the check any server that answers under the name gets the password and the requests, and its files are loaded.",
    remedy: "Set properties.hostKeyFingerprint, which the owner of the server states, and leave out skipHostKeyValidation.",
    severity: "high",
    level: { dev: "advisory", prod: "mandatory" },
    targets: ["azure-native:datafactory:LinkedService"],
    references: [],
    checks: { "": shape({ properties: satisfies("a check of the host's key where the type is Sftp", checksHostKey) }) },
});
