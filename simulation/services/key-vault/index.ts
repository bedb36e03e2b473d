import type { SimulatedService } from "../../core/types";
import { keyVaultBehaviours } from "./behaviours";
import { keyVaultTypes } from "./types";

/** Key Vault. */
export const keyVault: SimulatedService = { types: keyVaultTypes, behaviours: keyVaultBehaviours };
