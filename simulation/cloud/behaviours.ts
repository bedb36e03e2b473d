import { keyVaultBehaviours } from "./azureNative/keyVault";
import { monitoringBehaviours } from "./azureNative/monitoring";
import { networkBehaviours } from "./azureNative/network";
import { platformBehaviours } from "./azureNative/platform";
import { storageBehaviours } from "./azureNative/storage";
import type { Behaviours } from "./types";

/** How the cloud treats each type that it knows, by token. */
export const behaviours: Behaviours = {
    ...platformBehaviours,
    ...monitoringBehaviours,
    ...networkBehaviours,
    ...storageBehaviours,
    ...keyVaultBehaviours,
};
