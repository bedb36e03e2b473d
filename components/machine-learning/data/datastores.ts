import { repeated, type InputIssue } from "../../shared/validation";

/** Zone of a lake that jobs read. */
export interface MlDataZone {
    /** Name of the filesystem. A change replaces the datastore, not the files. */
    name: string;
    /** Organisation of the files: `delta` tables, or plain `files`. */
    format: "delta" | "files";
}

/** Name of the datastore that batch jobs write to. */
export const outputDatastore = "outputs";

/** Name of a zone's datastore: the studio takes no hyphens, and a filesystem has no underscores. */
export const zoneDatastore = (zone: string) => `lake_${zone.replaceAll("-", "_")}`;

/** What is wrong with the zones that jobs read. */
export const dataZoneIssues = (zones: readonly MlDataZone[]): InputIssue[] =>
    repeated(zones.map(({ name }) => name)).map((name) => ({
        propertyPath: "lake.zones",
        reason: `"${name}" is duplicated`,
    }));
