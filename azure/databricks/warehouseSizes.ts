/** Sizes of a warehouse's clusters. Source: docs/resources/sql_endpoint.md of databricks/terraform-provider-databricks, commit 684f4424. */
export const warehouseSizes = [
    "2X-Small",
    "X-Small",
    "Small",
    "Medium",
    "Large",
    "X-Large",
    "2X-Large",
    "3X-Large",
    "4X-Large",
    "5X-Large",
] as const;

/** Size of each cluster of a warehouse. */
export type WarehouseSize = (typeof warehouseSizes)[number];
