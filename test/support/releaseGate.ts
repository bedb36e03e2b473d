import { statefulTypes } from "../../policies/core/azure/governance";

/**
 * Types of which an upgrade may replace or delete none that the changelog does not name: what holds data, and what all
 * else is in, so that it is deleted with it.
 */
export const gatedTypes: readonly string[] = [
    ...statefulTypes,
    "azure-native:network:VirtualNetwork",
    "azure-native:resources:ResourceGroup",
];
