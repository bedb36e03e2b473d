import { z } from "zod";
import { key, location, uuid } from "../../core/fields";

const principal = z
    .strictObject({
        name: key.describe("Name in the plan. A change replaces the assignment"),
        objectId: uuid("Object id of the group or identity. A change replaces the assignment"),
        type: z
            .enum(["Group", "ServicePrincipal"])
            .describe("Kind of the principal; an identity is a ServicePrincipal"),
    })
    .describe("A group or an identity");

/** Registry that models are promoted to. */
export const modelRegistrySection = z
    .strictObject({
        regions: z
            .array(location("Region that keeps the assets"))
            .min(1)
            .optional()
            .describe(
                "Regions that keep the assets, the stack's own among them; that alone by default. One is added in place",
            ),
        readers: z
            .array(principal)
            .optional()
            .describe("Who may read every asset, the identities of workspaces and jobs among them; no one by default"),
        promoters: z
            .array(principal)
            .optional()
            .describe("Who may add assets as well, and deletes none; no one by default"),
    })
    .describe("Machine Learning registry that models are promoted to");

/** Settings of the registry of models. */
export type ModelRegistrySettings = z.infer<typeof modelRegistrySection>;
