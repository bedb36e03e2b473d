import { isTrue } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

export const defenderStorageSettings = defineRule({
    id: "defender-storage-settings",
    title: "Defender for Storage scans uploads and finds sensitive data",
    rationale: "Malware dropped into the lake reaches every reader, and sensitive data in the wrong zone goes unseen.",
    remedy: "Set properties.isEnabled, properties.malwareScanning.onUpload.isEnabled and properties.sensitiveDataDiscovery.isEnabled to true.",
    severity: "high",
    level: { dev: "advisory", prod: "mandatory" },
    targets: ["azure-native:security:DefenderForStorage"],
    references: [
        "storage.defender",
        "Azure.Storage.DefenderCloud",
        "Azure.Storage.Defender.MalwareScan",
        "Azure.Storage.Defender.DataScan",
    ],
    checks: {
        "properties.isEnabled": isTrue(),
        "properties.malwareScanning.onUpload.isEnabled": isTrue(),
        "properties.sensitiveDataDiscovery.isEnabled": isTrue(),
    },
});
