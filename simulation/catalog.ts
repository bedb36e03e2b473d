import { databricksTypes } from "./azureNative/databricks";
import { keyVaultTypes } from "./azureNative/keyVault";
import { monitoringTypes } from "./azureNative/monitoring";
import { networkTypes } from "./azureNative/network";
import { platformTypes } from "./azureNative/platform";
import { storageTypes } from "./azureNative/storage";
import { accountTypes } from "./databricks/account";
import { unityCatalogTypes } from "./databricks/unityCatalog";
import { workspaceTypes } from "./databricks/workspace";
import { uuidOf } from "./ids";
import type { SimulatedTypes } from "./types";

/** Every type that the simulated cloud knows, by token. */
export const catalog: SimulatedTypes = {
    ...platformTypes,
    ...monitoringTypes,
    ...networkTypes,
    ...storageTypes,
    ...keyVaultTypes,
    ...databricksTypes,
    ...workspaceTypes,
    ...unityCatalogTypes,
    ...accountTypes,
    // A wait leaves nothing behind but the moment it ended, which the provider uses as its id.
    "time:index/sleep:Sleep": { path: [], id: (_inputs, context) => `sleep-${context.logicalName}` },
};

/** Packages whose types a program may use; a provider of one of them takes any inputs. */
export const knownPackages = ["azure-native", "databricks", "time"] as const;

/** Id of an explicit provider, which the engine makes itself. */
export const providerId = (urn: string) => uuidOf(urn);
