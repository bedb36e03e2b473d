import { isTrue } from "../../core/conditions";
import { defineRule } from "../../core/rule";

export const eventhubsNamespaceLocalAuth = defineRule({
    id: "eventhubs-namespace-local-auth",
    title: "Event Hubs refuses shared access keys",
    rationale: "A key sends and reads for anyone who has it, records no identity in the log and is not bound by roles.",
    remedy: "Set disableLocalAuth to true and assign data roles to identities.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:eventhub:Namespace"],
    references: [
        "eh.local-auth",
        "Azure.EventHub.DisableLocalAuth",
        "5d4e3c65-4873-47be-94f3-6f8b953a3598",
        "57f35901-8389-40bb-ac49-3ba4f86d889d",
    ],
    checks: { disableLocalAuth: isTrue() },
});
