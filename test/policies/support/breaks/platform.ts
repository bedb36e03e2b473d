import type { ServiceBreaks } from "./breaks";

export const platformBreaks: ServiceBreaks = {
    checks: {
        "identity-assignment-principal-type principalType": { disallowed: ["User", "ForeignGroup", "Device"] },
        "identity-role-definition-wildcard permissions": { disallowed: [], structured: true },
    },
};
