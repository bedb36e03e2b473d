import { equals } from "../../../core/conditions";
import { ofInstance } from "../../../core/machine-learning/compute";
import { defineRule } from "../../../core/rule";

export const mlInstanceSsh = defineRule({
    id: "ml-instance-ssh",
    title: "Compute instances are not reached by SSH",
    rationale:
        "A port of the internet is tried by everyone, and a key that is lost opens the instance with the data on it.",
    remedy: "Set properties.properties.sshSettings.sshPublicAccess to Disabled.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:machinelearningservices:Compute"],
    references: ["ml.compute-ssh"],
    applies: ofInstance,
    checks: { "properties.properties.sshSettings.sshPublicAccess": equals("Disabled") },
});
