import { databricksTypes } from "./databricks/azure/types";
import { keyVaultTypes } from "./key-vault/types";
import { monitoringTypes } from "./observability/types";
import { networkTypes } from "./network/types";
import { platformTypes } from "./platform/types";
import { storageTypes } from "./storage/types";
import { accountTypes } from "./databricks/types/account";
import { unityCatalogTypes } from "./databricks/types/unityCatalog";
import { workspaceTypes } from "./databricks/types/workspace";
import { uuidOf } from "../core/ids";
import type { SimulatedTypes } from "../core/simulatedType";

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
