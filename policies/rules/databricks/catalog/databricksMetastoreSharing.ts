import { anyOf, exactly, satisfies, shape } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

const notShared = { missing: "pass", because: "a metastore shares inside its account by default" } as const;
const expires = satisfies(
    "from 1 second to 90 days",
    (seconds) => typeof seconds === "number" && seconds > 0 && seconds <= 90 * 86400,
);

export const databricksMetastoreSharing = defineRule({
    id: "databricks-metastore-sharing",
    title: "Delta Sharing stays inside, or its tokens expire",
    rationale: "A recipient's token without an end reads shared tables for ever, from anywhere.",
    remedy: "Set deltaSharingScope to INTERNAL, or deltaSharingRecipientTokenLifetimeInSeconds to 90 days or less.",
    severity: "medium",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["databricks:index/metastore:Metastore"],
    references: ["dbx.delta-sharing", "SAT GOV-17"],
    checks: {
        "": anyOf(
            shape({ deltaSharingScope: exactly(["INTERNAL"], notShared) }),
            shape({ deltaSharingRecipientTokenLifetimeInSeconds: expires }),
        ),
    },
});
