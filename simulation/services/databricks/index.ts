import type { SimulatedService } from "../../core/types";
import { accessBehaviours } from "./access";
import { accountBehaviours } from "./account";
import { databricksBehaviours } from "./azure/behaviours";
import { databricksTypes } from "./azure/types";
import { catalogBehaviours } from "./catalogs";
import { computeBehaviours } from "./compute";
import { connectivityBehaviours } from "./connectivity";
import { contentBehaviours } from "./contents";
import { grantBehaviours } from "./grants";
import { locationBehaviours } from "./locations";
import { servingBehaviours } from "./serving";
import { settingBehaviours } from "./settings";
import { accountTypes } from "./types/account";
import { unityCatalogTypes } from "./types/unityCatalog";
import { workspaceTypes } from "./types/workspace";

/** Databricks: workspaces in Azure, what is in them, Unity Catalog and the account. */
export const databricks: SimulatedService = {
    types: { ...databricksTypes, ...workspaceTypes, ...unityCatalogTypes, ...accountTypes },
    behaviours: {
        ...databricksBehaviours,
        ...computeBehaviours,
        ...contentBehaviours,
        ...accessBehaviours,
        ...settingBehaviours,
        ...servingBehaviours,
        ...locationBehaviours,
        ...catalogBehaviours,
        ...grantBehaviours,
        ...accountBehaviours,
        ...connectivityBehaviours,
    },
};
