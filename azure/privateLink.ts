import type { resourceTypes } from "./kinds";
import { allResourceTypes } from "./resourceTypes";

type Rows = typeof resourceTypes;
type GroupsOf<Row> = Row extends { privateLink: infer Groups } ? keyof Groups & string : never;

/** One private-link sub-resource and the private DNS zones its endpoint's records go to. */
export interface PrivateLinkGroup {
    /** ARM type the sub-resource belongs to. */
    readonly armType: string;
    /** Zones of the public cloud, in the order of the documentation; `{regionName}` stands for the region. */
    readonly zones: readonly string[];
}

/** A group id of the table. */
export type PrivateLinkGroupId = { [Name in keyof Rows]: GroupsOf<Rows[Name]> }[keyof Rows];

/** By group id; no group id of this table is used by two of the ARM types in it. */
export const privateLinkGroups = Object.fromEntries(
    allResourceTypes.flatMap(({ arm: armType = "", privateLink = {} }) =>
        Object.entries(privateLink).map(([groupId, zones]) => [groupId, { armType, zones }]),
    ),
) as Readonly<Record<PrivateLinkGroupId, PrivateLinkGroup>>;

/**
 * Zones of a group id; undefined for an unknown one. A regional zone keeps its `{regionName}` where no region is given.
 * Synapse's ids are capitalised ("Sql"); they are looked up as written.
 */
export function privateLinkZones(groupId: string, regionName?: string): readonly string[] | undefined {
    if (!Object.hasOwn(privateLinkGroups, groupId)) {
        return undefined;
    }
    const { zones } = privateLinkGroups[groupId as PrivateLinkGroupId];
    return regionName === undefined ? zones : zones.map((zone) => zone.replace("{regionName}", regionName));
}
