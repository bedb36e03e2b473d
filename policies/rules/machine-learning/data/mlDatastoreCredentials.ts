import { equals } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

export const mlDatastoreCredentials = defineRule({
    id: "ml-datastore-credentials",
    title: "Datastores hold no credentials",
    rationale:
        "A key, signature or secret in a datastore opens the storage to every user of the workspace, under no name of theirs.",
    remedy: "Set properties.credentials.credentialsType to None and give roles on the storage to users and compute.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:machinelearningservices:Datastore"],
    references: ["ml.datastore-credentials"],
    checks: { "properties.credentials.credentialsType": equals("None") },
});
