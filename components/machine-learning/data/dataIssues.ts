import { isWholeNumber, type InputIssue } from "../../shared/validation";
import { dataAssetIssues, type MlDataAssetArgs } from "./dataAssets";
import { dataZoneIssues, type MlDataZone } from "./datastores";
import { environmentIssues, type MlEnvironmentArgs } from "./environments";

/** What jobs of a workspace read and run in, as far as checks look at it. */
export interface MlDataPlan {
    /** Zones of the lake. */
    zones: readonly MlDataZone[];
    /** Data; none by default. */
    assets?: readonly MlDataAssetArgs[];
    /** Environments; none by default. */
    environments?: readonly MlEnvironmentArgs[];
    /** Generation of the versions; 0 where it is left out. */
    generation?: number;
}

/** Everything that is wrong with zones, data assets and environments. */
export function mlDataIssues({ zones, assets = [], environments = [], generation = 0 }: MlDataPlan): InputIssue[] {
    const wrong = isWholeNumber(generation, [0, 99])
        ? []
        : [{ propertyPath: "generation", reason: `must be a whole number from 0 to 99, is ${generation}` }];
    return [...dataZoneIssues(zones), ...dataAssetIssues(assets, zones), ...environmentIssues(environments), ...wrong];
}
