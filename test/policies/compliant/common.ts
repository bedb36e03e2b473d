import { group } from "../support/fixture";

export const tags = { owner: "data-team", costCenter: "4711", environment: "prod", dataClassification: "confidential" };

/** The inputs of most resources of Azure. */
export const common = { resourceGroupName: "rg-data", location: "westeurope", tags };

/** The id of a resource of the group. */
export function arm(type: string, path: string): string {
    return `${group}/providers/${type}/${path}`;
}
