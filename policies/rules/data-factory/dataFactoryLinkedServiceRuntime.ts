import { not, oneOf, allOf, present } from "../../core/conditions";
import { defineRule } from "../../core/rule";

export const dataFactoryLinkedServiceRuntime = defineRule({
    id: "data-factory-linked-service-runtime",
    title: "Linked services name the runtime that they connect from",
    rationale: "Without one they connect from AutoResolveIntegrationRuntime, which is outside the managed network.",
    remedy: "Set properties.connectVia to a runtime in the managed network, or to one on a machine of your own.",
    severity: "medium",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:datafactory:LinkedService"],
    references: [],
    checks: {
        "properties.connectVia.referenceName": allOf(
            present(),
            not(oneOf(["AutoResolveIntegrationRuntime"]), "a runtime of the factory's own"),
        ),
    },
});
