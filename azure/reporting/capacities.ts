/** What a capacity is. */
export interface CapacitySize {
    /** Service that it is of. */
    readonly service: "fabric" | "embedded";
    /** Capacity units. */
    readonly units: number;
}

const sizes = (service: CapacitySize["service"], units: Readonly<Record<string, number>>) =>
    Object.fromEntries(Object.entries(units).map(([size, each]) => [size, { service, units: each }]));

/**
 * Sizes of capacities with their units, by name. Source: learn.microsoft.com/fabric/enterprise/licenses, table of SKUs and
 * capacity units (F2 to F2048; A1 is as large as F8 and A8 as F1024).
 */
export const capacitySizes: Readonly<Record<string, CapacitySize>> = {
    ...sizes("fabric", Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11].map((n) => [`F${2 ** n}`, 2 ** n]))),
    ...sizes("embedded", Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8].map((n) => [`A${n}`, 2 ** (n + 2)]))),
};

/**
 * Capacity units that each member of a virtual network data gateway takes while it runs.
 * Source: learn.microsoft.com/data-integration/vnet/data-gateway-power-bi-premium-license.
 */
export const unitsPerGatewayMember = 4;

/** Tier of the SKU, which Azure wants next to its name. Source: azure-rest-api-specs, fabric 2023-11-01 and powerbidedicated 2021-01-01. */
export const capacityTiers = { fabric: "Fabric", embedded: "PBIE_Azure" } as const;

/**
 * Forms of an administrator of a capacity: a user by their user principal name, or a service principal by its object id.
 * Groups are not taken. Source: hashicorp/terraform-provider-azurerm, website/docs/r/fabric_capacity.html.markdown
 * (administration_members) and powerbi_embedded.html.markdown (administrators).
 */
export const administratorForms = {
    user: /^[^@\s]+@[^@\s]+\.[^@\s]+$/,
    servicePrincipal: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
} as const;
