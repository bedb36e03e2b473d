import { same, shown } from "../../core/refusals";
import type { Call, CloudObject, Refusal } from "../../core/types";
import { liesIn } from "./locations";
import { beside, tokenOf } from "./refusals";

const source =
    "learn.microsoft.com/azure/databricks/volumes/paths, learn.microsoft.com/azure/databricks/connect/unity-catalog/cloud-storage/managed-storage; github.com/elementary-data/elementary/issues/1635 (code and message)";
const code = "INVALID_PARAMETER_VALUE.LOCATION_OVERLAP";

/** Where the metastore, its catalogs and their schemas keep what is managed. */
const rootsOf = (call: Call): CloudObject[] => [
    ...beside(call, "Catalog"),
    ...beside(call, "Schema"),
    ...call.view.ofType(tokenOf("Metastore")).filter(({ outputs }) => outputs.metastoreId === call.id.split("/")[3]),
];

// A managed volume has no place of its own.
const placeOf = ({ inputs }: Pick<CloudObject, "inputs">, property: string) =>
    inputs.volumeType === "MANAGED" ? undefined : inputs[property];
const overlap = (one: unknown, other: unknown) => liesIn(one, other) || liesIn(other, one);
const fullName = ({ inputs: { catalogName, schemaName, name } }: CloudObject) =>
    [catalogName, schemaName, name]
        .filter((part) => part !== undefined)
        .map(shown)
        .join(".");

/** Refuses a place that a volume with files of its own covers or lies in; `property` names the place. */
export function overVolume(property: string, operation: string): Refusal {
    return {
        what: `a place at ${property} that overlaps with an external volume`,
        source:
            property === "storageLocation"
                ? source
                : `${source}; unverified: that the place of managed data is refused too`,
        code,
        message: (call) => {
            const place = placeOf(call, property);
            const other = beside(call, "Volume").find(
                (volume) => !same(volume.id, call.id) && overlap(placeOf(volume, "storageLocation"), place),
            );
            return (
                other &&
                `Input path url '${shown(place)}' overlaps with other external tables or volumes within '${operation}' call. Conflicting tables/volumes: ${fullName(other)}.`
            );
        },
    };
}

/** Refuses an external volume in or over what is managed. */
export const overManagedStorage: Refusal = {
    what: "an external volume that overlaps with managed storage",
    source,
    code,
    message: (call) => {
        const place = placeOf(call, "storageLocation");
        const root = rootsOf(call).find(({ inputs }) => overlap(place, inputs.storageRoot));
        return (
            root &&
            `Input path url '${shown(place)}' overlaps with managed storage within 'CreateVolume' call. ${fullName(root)} keeps its managed data at ${shown(root.inputs.storageRoot)}; take a path outside of it.`
        );
    },
};
