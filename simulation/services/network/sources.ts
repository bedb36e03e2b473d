/** Where the names of networks are from. */
export const networkNames =
    "learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules#microsoftnetwork";

/** Where the bodies of networks are from; nothing in it is create-only, so that azure-native replaces what its own list says. */
export const networkSpecs =
    "azure-rest-api-specs/specification/network/resource-manager/Microsoft.Network/stable/2024-05-01; pulumi-azure-native provider/pkg/gen/replacement.go";
