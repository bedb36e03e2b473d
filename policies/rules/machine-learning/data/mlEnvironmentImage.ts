import { matches } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

export const mlEnvironmentImage = defineRule({
    id: "ml-environment-image",
    title: "Environments name their image by digest",
    rationale: "A tag moves: the same environment then runs other code, and a run cannot be repeated.",
    remedy: "Set properties.image to the image with @sha256: and its digest.",
    severity: "medium",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:machinelearningservices:EnvironmentVersion"],
    references: [],
    checks: {
        "properties.image": matches(/@sha256:[0-9a-f]{64}$/i, "an image with @sha256: and its digest", {
            missing: "pass",
            because: "an environment built from a Dockerfile names its image there",
        }),
    },
});
