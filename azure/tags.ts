/**
 * Limits of tags. Sources: "Limitations", MicrosoftDocs/azure-docs, articles/azure-resource-manager/management/
 * tag-resources.md, commit 000024f4 (numbers, characters, storage accounts, private DNS); the reserved prefixes: REST API
 * "Tags - Create Or Update" of Microsoft.Resources 2022-09-01, which says it of a subscription's list of tag names;
 * names that start with `hidden-` may hold the characters: Azure/azure-powershell, Az.Migrate, which checks what Azure
 * does. unverified: that the tags of a resource are held to the reserved prefixes.
 */
export const tagLimits = {
    /** Most tags of a resource. */
    most: 50,
    /** Most characters of a name. */
    nameLength: 512,
    /** Most characters of a value. */
    valueLength: 256,
    /** Characters that no name holds. */
    forbidden: ["<", ">", "%", "&", "\\", "?", "/"],
    /** What a name with forbidden characters in it must start with. */
    hiddenPrefix: "hidden-",
    /** What no name starts with, in any case. */
    reservedPrefixes: ["microsoft", "azure", "windows"],
} as const;

/** Where a type's limits are lower, by type token. */
export const lowerTagLimits: Readonly<Record<string, { readonly most?: number; readonly nameLength?: number }>> = {
    "azure-native:storage:StorageAccount": { nameLength: 128 },
    "azure-native:privatedns:PrivateZone": { most: 15 },
    "azure-native:privatedns:VirtualNetworkLink": { most: 15 },
};
