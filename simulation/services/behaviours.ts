import { databricksBehaviours } from "./databricks/azure/behaviours";
import { keyVaultBehaviours } from "./key-vault/behaviours";
import { monitoringBehaviours } from "./observability/behaviours";
import { networkBehaviours } from "./network/behaviours";
import { platformBehaviours } from "./platform/behaviours";
import { storageBehaviours } from "./storage/behaviours";
import { accessBehaviours } from "./databricks/access";
import { accountBehaviours } from "./databricks/account";
import { catalogBehaviours } from "./databricks/catalogs";
import { computeBehaviours } from "./databricks/compute";
import { connectivityBehaviours } from "./databricks/connectivity";
import { contentBehaviours } from "./databricks/contents";
import { grantBehaviours } from "./databricks/grants";
import { locationBehaviours } from "./databricks/locations";
import { settingBehaviours } from "./databricks/settings";
import type { Behaviours } from "../core/types";

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
