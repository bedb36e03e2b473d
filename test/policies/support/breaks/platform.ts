import type { ServiceBreaks } from "./breaks";

export const platformBreaks: ServiceBreaks = {
    checks: {
        "governance-resource-tags tags.dataClassification": { disallowed: ["secret-ish", " "] },
        "governance-deployment-template properties.template": { structured: true, unsetPasses: true },
        "identity-assignment-principal-type principalType": { disallowed: ["User", "ForeignGroup", "Device"] },
        "identity-role-definition-wildcard permissions": { disallowed: [], structured: true },
    },
};
