import type { NameRule } from "../../core/types";

/** Where the names of networks are from. */
export const networkNames =
    "learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules#microsoftnetwork";

/** Where the bodies of networks are from; nothing in it is create-only, so that azure-native replaces what its own list says. */
export const networkSpecs =
    "azure-rest-api-specs/specification/network/resource-manager/Microsoft.Network/stable/2024-05-01; pulumi-azure-native provider/pkg/gen/replacement.go";

/** Rule of nearly every name in Microsoft.Network. */
export function networkName(property: string, from = 1, to = 80): NameRule {
    return {
        property,
        pattern: new RegExp(`^(?=.{${from},${to}}$)[a-zA-Z0-9]([a-zA-Z0-9_.-]*[a-zA-Z0-9_])?$`),
        words: `${from} to ${to} letters, digits, underscores, periods and hyphens, a letter or digit first, no period or hyphen at the end`,
    };
}
