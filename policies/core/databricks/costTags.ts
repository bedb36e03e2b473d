/** Tags that compute carries, so that its bill has a payer: the machines' own tags are what Azure's bill shows. */
export const costTags = ["owner", "costCenter", "environment"] as const;
