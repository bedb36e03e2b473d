import { describe, expect, it } from "vitest";
import { recordMinimal } from "../support/recordStack";
import { accepted, minimalIssues, minimalStack, type BadSetting } from "../support/stackSettings";
import { one } from "../../support/recording";

const hub = "streaming.hubs[name=sales]";

const rows: BadSetting[] = [
    ["no hub", { "streaming.hubs": [] }, ["streaming.hubs: found []; must have at least 1 entry"]],
    ["hubs left out", { "streaming.hubs": undefined }, ["streaming.hubs: is missing; must be a list"]],
    ["a hub twice", { "streaming.hubs[+]": { name: "SALES" } }, ['streaming.hubs: "sales" is duplicated']],
    [
        "a name that Azure refuses",
        { [`${hub}.name`]: "sales/" },
        [
            'streaming.hubs[0].name: "sales/" must be 1 to 256 letters, digits, periods, hyphens and underscores, a letter or digit first and last',
        ],
    ],
    [
        "a tier without private endpoints",
        { "streaming.tier": "Basic" },
        ['streaming.tier: found "Basic"; must be one of Standard, Premium'],
    ],
    [
        "half a partition",
        { [`${hub}.partitions`]: 0.5 },
        ["streaming.hubs[0].partitions: found 0.5; must be a whole number"],
    ],
    [
        "more partitions than the tier has",
        { [`${hub}.partitions`]: 33 },
        ["streaming.hubs[0].partitions: is 33, must be a whole number from 1 to 32 in tier Standard"],
    ],
    [
        "longer retention than the tier has",
        { [`${hub}.retentionHours`]: 169 },
        ["streaming.hubs[0].retentionHours: is 169, must be a whole number from 1 to 168 in tier Standard"],
    ],
    [
        "more capacity than the tier has",
        { "streaming.throughputUnits": 41, "streaming.maxThroughputUnits": undefined },
        ["streaming.throughputUnits: is 41; tier Standard has 1 to 40 throughput units"],
    ],
    [
        "a limit below the capacity",
        { "streaming.throughputUnits": 3 },
        ["streaming.maxThroughputUnits: is 2, must be a whole number from throughputUnits (3) to 40"],
    ],
    [
        "a limit in tier Premium",
        { "streaming.tier": "Premium" },
        [
            "streaming.maxThroughputUnits: is 2, but tier Premium does not raise its capacity automatically; leave it out",
        ],
    ],
    [
        "an endpoint that no name leads to",
        { privateDns: undefined },
        [
            "streaming.privateEndpoint: wants private endpoints, but there is no privateDns section, so no name would resolve to them; add one",
        ],
    ],
];

describe("The streaming section refuses", () => {
    it.each(rows)("%s", (_, changes, lines) => {
        expect(minimalIssues("streaming", changes)).toEqual(lines);
    });
});

describe("A stack with Event Hubs", () => {
    const namespace = "azure-native:eventhub:Namespace";
    const resourcesWith = async (changes: Record<string, unknown>) =>
        (await recordMinimal("streaming", changes)).resources.map(({ shown }) => shown);

    it.each([true, false])(
        "spreads the namespace over zones where the stack's settings say %s",
        async (zoneRedundant) => {
            const made = await resourcesWith({ "azure.zoneRedundant": zoneRedundant });
            expect(one(made, namespace).inputs.zoneRedundant).toBe(zoneRedundant);
        },
    );

    it("has no endpoint and no zone where the settings want none", async () => {
        const made = await resourcesWith({ "streaming.privateEndpoint": false, privateDns: undefined });
        expect(made.filter(({ type }) => /PrivateEndpoint|PrivateZone/.test(type))).toEqual([]);
    });

    it("gives its hubs by name", async () => {
        const { outputs } = await recordMinimal("streaming");
        expect(outputs.streaming).toMatchObject({
            namespaceName: expect.stringMatching(/^evhns-amlp-streaming-minimal-streaming-/) as string,
            hubResourceIds: { sales: expect.stringMatching(/\/eventhubs\/sales$/) as string },
        });
    });

    it("is accepted without a limit of its capacity", () => {
        const { streaming } = accepted(
            minimalStack("streaming", { "streaming.maxThroughputUnits": undefined }),
            "streaming-minimal",
        );
        expect(streaming?.hubs).toHaveLength(1);
    });
});
