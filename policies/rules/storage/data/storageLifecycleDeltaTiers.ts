import { allOf, anyOf, each, matches, not, present, shape } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

const ofDeltaZone = shape({ name: matches(/^delta-/, "a name starting with delta-") });
const losesFiles = anyOf(
    ...["baseBlob", "snapshot", "version"].flatMap((object) =>
        ["delete", "tierToArchive"].map((action) => shape({ [`definition.actions.${object}.${action}`]: present() })),
    ),
);

export const storageLifecycleDeltaTiers = defineRule({
    id: "storage-lifecycle-delta-tiers",
    title: "The lifecycle of a Delta zone only moves data to cooler online tiers",
    rationale:
        "A Delta table lists its files in its log; deleting or archiving one by age breaks the table. VACUUM is what removes old files.",
    remedy: "Take delete and tierToArchive out of the rules named delta-\u2026; use VACUUM on the tables.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:storage:ManagementPolicy"],
    references: ["storage.lifecycle"],
    checks: { "policy.rules": each(not(allOf(ofDeltaZone, losesFiles), "no delete and no archive in a delta- rule")) },
});
