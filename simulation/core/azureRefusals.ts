import { regions, type Region } from "../../azure/regions";
import { resourceTypeOf } from "../../azure/resourceTypes";
import { lowerTagLimits, tagLimits } from "../../azure/tags";
import { listAt, regionOf, repeated, same } from "./refusals";
import type { Call, Refusal } from "./types";

const { forbidden, hiddenPrefix, reservedPrefixes, valueLength } = tagLimits;
const tagsPage =
    "learn.microsoft.com/azure/azure-resource-manager/management/tag-resources#limitations; Azure/azure-powershell, src/Migrate, New-AzMigrateServerReplication (codes and messages)";

const tagsOf = ({ inputs }: Call) => Object.entries((inputs.tags ?? {}) as Readonly<Record<string, unknown>>);
const namesOf = (call: Call) => tagsOf(call).map(([name]) => name);

const tooMany = (most: number): Refusal => ({
    what: `more than ${most} tags`,
    source: tagsPage,
    code: "InvalidTags",
    message: (call) => {
        const count = tagsOf(call).length;
        return count > most
            ? `Too many tags specified. Requested tag count - '${count}'. Maximum number of tags allowed - '${most}'.`
            : undefined;
    },
});

const wrongLength = (length: number): Refusal => ({
    what: `a name of a tag that is empty or longer than ${length}`,
    source: tagsPage,
    code: "InvalidTagName",
    message: (call) => {
        const wrong = namesOf(call).find((name) => name.trim() === "" || name.length > length);
        return wrong === undefined
            ? undefined
            : `Tag key empty or too large: '${wrong}'. Maximum allowed length for tag name - '${length}' characters.`;
    },
});

const wrongTags: readonly Refusal[] = [
    {
        what: `${forbidden.join(" ")} in the name of a tag`,
        source: tagsPage,
        code: "InvalidTagNameCharacters",
        message: (call) => {
            const wrong = namesOf(call)
                .filter((name) => !name.toLowerCase().startsWith(hiddenPrefix))
                .filter((name) => forbidden.some((character) => name.includes(character)));
            return wrong.length > 0
                ? `The tag names '${wrong.join(", ")}' have reserved characters '${forbidden.join(",")}' or control characters.`
                : undefined;
        },
    },
    {
        what: `a value of a tag longer than ${valueLength}`,
        source: tagsPage,
        code: "InvalidTagValueLength",
        message: (call) => {
            const wrong = tagsOf(call).find(([, value]) => String(value).length > valueLength);
            return (
                wrong &&
                `Tag value too large. The value of tag '${wrong[0]}' exceeded the maximum length. Maximum allowed length for tag value - '${valueLength}' characters.`
            );
        },
    },
    {
        what: "two tags whose names differ in case alone",
        source: `${tagsPage}; names ignore case: the same page; MicrosoftDocs/azure-docs, articles/machine-learning/troubleshooting-managed-feature-store.md (code and message)`,
        code: "InvalidRequestContent",
        message: (call) => {
            const twice = repeated(namesOf(call), same);
            return twice === undefined
                ? undefined
                : `The request content contains duplicate JSON property names creating ambiguity in paths 'tags.${twice}'. Please update the request content to eliminate duplicates and try again.`;
        },
    },
    {
        what: `a name of a tag that starts with ${reservedPrefixes.join(", ")}`,
        source: "REST API, Tags - Create Or Update, Microsoft.Resources 2022-09-01; unverified: that it holds for the tags of a resource, code and message",
        message: (call) => {
            const wrong = namesOf(call).find((name) =>
                reservedPrefixes.some((prefix) => name.toLowerCase().startsWith(prefix)),
            );
            return wrong === undefined
                ? undefined
                : `The tag name '${wrong}' starts with a prefix that is reserved: ${reservedPrefixes.join(", ")}. Take another name.`;
        },
    },
];

/** What Azure refuses of the tags of a type. */
function tagRefusals(token: string): readonly Refusal[] {
    const { most = tagLimits.most, nameLength = tagLimits.nameLength } = lowerTagLimits[token] ?? {};
    return [tooMany(most), wrongLength(nameLength), ...wrongTags];
}

const hasZones = (region: string) =>
    (regions as Readonly<Record<string, Region | undefined>>)[region]?.availabilityZones ?? true;

const zonesWhereNone = (arm: string): Refusal => ({
    what: "availability zones in a region that has none",
    source: "github.com/microsoft/physical-ai-toolchain/issues/14",
    code: "LocationNotSupportAvailabilityZones",
    message: ({ id, inputs }) => {
        const region = regionOf(inputs.location);
        return listAt(inputs, "zones").length > 0 && !hasZones(region)
            ? `The resource '${arm}/${id.split("/").at(-1) ?? ""}' does not support availability zones at location '${region}'.`
            : undefined;
    },
});

/** What Azure Resource Manager refuses of every type, as far as it applies to this one. */
export function azureRefusals(token: string): readonly Refusal[] {
    const { arm, taggable } = resourceTypeOf(token) ?? {};
    return [...(taggable ? tagRefusals(token) : []), ...(arm === undefined ? [] : [zonesWhereNone(arm)])];
}
