import { databricksBehaviours } from "./azureNative/databricks";
import { keyVaultBehaviours } from "./azureNative/keyVault";
import { monitoringBehaviours } from "./azureNative/monitoring";
import { networkBehaviours } from "./azureNative/network";
import { platformBehaviours } from "./azureNative/platform";
import { storageBehaviours } from "./azureNative/storage";
import { accessBehaviours } from "./databricks/access";
import { accountBehaviours } from "./databricks/account";
import { catalogBehaviours } from "./databricks/catalogs";
import { computeBehaviours } from "./databricks/compute";
import { connectivityBehaviours } from "./databricks/connectivity";
import { contentBehaviours } from "./databricks/contents";
import { grantBehaviours } from "./databricks/grants";
import { locationBehaviours } from "./databricks/locations";
import { settingBehaviours } from "./databricks/settings";
import type { Behaviours } from "./types";

/** How the cloud treats each type that it knows, by token. */
export const behaviours: Behaviours = {
    ...platformBehaviours,
    ...monitoringBehaviours,
    ...networkBehaviours,
    ...storageBehaviours,
    ...keyVaultBehaviours,
    ...databricksBehaviours,
    ...computeBehaviours,
    ...contentBehaviours,
    ...accessBehaviours,
    ...settingBehaviours,
    ...locationBehaviours,
    ...catalogBehaviours,
    ...grantBehaviours,
    ...accountBehaviours,
    ...connectivityBehaviours,
};
