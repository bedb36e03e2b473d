import type { Inputs } from "../../../simulation/core/simulatedType";
import { account, network, zone } from "../support";
import type { RefusedCase } from "./cases";

const named = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, "x"]));
const numbered = (count: number) => named(Array.from({ length: count }, (_, i) => `t${i}`));
const tagged = (
    what: string,
    good: Inputs,
    bad: Inputs,
    says: RegExp,
    [type, body] = account("stone"),
): RefusedCase => ({
    type: `azure-native:${type}`,
    what,
    passes: { ...body, tags: good },
    broken: { tags: bad },
    says,
});

/** What Azure refuses of every type. */
export const everyTypeCases: readonly RefusedCase[] = [
    tagged(
        "more than 50 tags",
        numbered(50),
        numbered(51),
        /^400 InvalidTags: Too many tags specified\. Requested tag count - '51'\. Maximum number of tags allowed - '50'\.$/,
    ),
    tagged("more than 15 tags", numbered(15), numbered(16), /^400 InvalidTags: .*allowed - '15'/, zone("a.example")),
    ...[..."<>%&\\?/"].map((character) =>
        tagged(
            "< > % & \\ ? / in the name of a tag",
            named(["a-b.c (d)", "hidden-link:/a"]),
            named([`a${character}`]),
            /^400 InvalidTagNameCharacters: The tag names 'a.' have reserved characters '<,>,%,&,\\,\?,\/' or control characters\.$/,
        ),
    ),
    ...["a".repeat(129), " "].map((name) =>
        tagged(
            "a name of a tag that is empty or longer than 128",
            named(["a".repeat(128)]),
            named([name]),
            /^400 InvalidTagName: .*Maximum allowed length for tag name - '128' characters\.$/,
        ),
    ),
    tagged(
        "a name of a tag that is empty or longer than 512",
        named(["a".repeat(512)]),
        named(["a".repeat(513)]),
        /^400 InvalidTagName: .*'512' characters/,
        network("v1"),
    ),
    tagged(
        "a value of a tag longer than 256",
        { a: "x".repeat(256) },
        { a: "x".repeat(257) },
        /^400 InvalidTagValueLength: Tag value too large\. The value of tag 'a' .*'256' characters\.$/,
    ),
    tagged(
        "two tags whose names differ in case alone",
        { owner: "x" },
        { owner: "x", Owner: "y" },
        /^400 InvalidRequestContent: .*ambiguity in paths 'tags\.Owner'/,
    ),
    tagged(
        "a name of a tag that starts with microsoft, azure, windows",
        named(["of-azure"]),
        named(["Azure-cost"]),
        /^400 BadRequest: The tag name 'Azure-cost' starts with a prefix/,
    ),
    {
        type: "azure-native:network:NatGateway",
        what: "availability zones in a region that has none",
        passes: { natGatewayName: "g", zones: ["1"] },
        broken: { location: "West US" },
        says: /^400 LocationNotSupportAvailabilityZones: The resource 'Microsoft\.Network\/natGateways\/g' does not support availability zones at location 'westus'\.$/,
    },
];
