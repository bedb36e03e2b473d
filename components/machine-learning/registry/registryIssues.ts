import { regions as knownRegions } from "../../../azure/regions";
import type { PrincipalType } from "../../shared/roleAssignments";
import { repeated, type InputIssue } from "../../shared/validation";
import { principalIssues } from "../principals";

/** A group or an identity that works with a registry. */
export interface MlRegistryPrincipal {
    /** Name in the plan, for example `prod-training`; lower-case letters, digits and hyphens. A change replaces the assignment. */
    name: string;
    /** Object id of the group or identity (a UUID). A change replaces the assignment. */
    objectId: string;
    /** Kind of the principal. */
    type: PrincipalType;
}

/** A registry, as far as its checks look at it. */
export interface MlRegistryPlan {
    /** Region of the registry itself. */
    location: string;
    /** Regions that keep the assets. */
    regions: readonly string[];
    /** Who may read; no one by default. */
    readers?: readonly MlRegistryPrincipal[];
    /** Who may promote; no one by default. */
    promoters?: readonly MlRegistryPrincipal[];
}

/** Everything that is wrong with the regions of a registry and with who works with it. */
export function registryIssues({ location, regions, readers = [], promoters = [] }: MlRegistryPlan): InputIssue[] {
    const issues: InputIssue[] = repeated(regions).map((region) => ({
        propertyPath: "regions",
        reason: `"${region}" is duplicated`,
    }));
    regions.forEach((region, i) => {
        if (!Object.hasOwn(knownRegions, region)) {
            issues.push({
                propertyPath: `regions[${i}]`,
                reason: `"${region}" is not a region of Azure; write it as ${location}, in lower case without spaces`,
            });
        }
    });
    if (!regions.includes(location)) {
        issues.push({
            propertyPath: "regions",
            reason: `lacks ${location}, the region of the registry itself; add it`,
        });
    }
    return [...issues, ...principalIssues("readers", readers), ...principalIssues("promoters", promoters)];
}
