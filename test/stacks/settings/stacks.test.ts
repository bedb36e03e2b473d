import { describe, expect, it } from "vitest";
import { overlappingPairs } from "../../../components/shared/addressSpaces";
import { valuesByPath } from "../../../docs/generator/stackDifferences";
import { isMinimal, readStackConfig, stackNames } from "../../../preview/stackFile";
import { listedSections } from "../../../stacks/settings/sections";
import { accepted, configWith, project, type StackName } from "../support/stackSettings";

const environments = ["dev", "test", "prod"] as const;
const all: StackName[] = [...environments, "shared"];
const settingsOf = (stack: StackName) => accepted(configWith({}, stack), stack);

describe("The environments", () => {
    it("are these four", () => {
        expect(stackNames(project).filter((stack) => !isMinimal(stack))).toEqual([...all].sort());
    });

    it.each(all)("%s is accepted, and says of itself what it is", (stack) => {
        expect(settingsOf(stack).tags.environment).toBe(stack);
    });

    it("have address spaces that do not overlap, so that every one can be peered with the hub", () => {
        const ranges = all.flatMap((stack) =>
            (settingsOf(stack).network?.addressSpace ?? []).map((range) => ({ stack, range })),
        );
        expect(ranges).toHaveLength(4);
        expect(overlappingPairs(ranges, ({ range }) => range)).toEqual([]);
    });

    it("lie in one tenant, one region and four subscriptions", () => {
        const places = all.map((stack) => settingsOf(stack).azure);
        expect(new Set(places.map(({ tenantId }) => tenantId)).size).toBe(1);
        expect(new Set(places.map(({ location }) => location)).size).toBe(1);
        expect(new Set(places.map(({ subscriptionId }) => subscriptionId)).size).toBe(4);
    });

    it("use as a hub the shared stack, in the subscription that it is in", () => {
        const { subscriptionId } = settingsOf("shared").azure;
        for (const stack of environments) {
            expect(settingsOf(stack).hub).toEqual({ stack: "shared", subscriptionId });
        }
    });

    it("let the hub's agents reach their private endpoints, and reach those of the hub, which allows them", () => {
        const { subnets = [], privateEndpointClients } = settingsOf("shared").network ?? {};
        const rangeOf = (wanted: string) =>
            subnets.filter(({ purpose }) => purpose === wanted).map((subnet) => subnet.addressPrefix);
        for (const stack of environments) {
            expect(settingsOf(stack).network).toMatchObject({
                privateEndpointClients: rangeOf("agents"),
                remotePrivateEndpoints: rangeOf("privateEndpoints"),
            });
        }
        const ranges = environments.flatMap((stack) => settingsOf(stack).network?.addressSpace ?? []);
        expect(privateEndpointClients).toEqual(ranges);
    });

    it("belong to the Databricks account of the shared stack, which makes the groups of their personas", () => {
        const { accountId, groups = [] } = settingsOf("shared").databricksAccount ?? {};
        for (const stack of environments) {
            const { databricks, personas = {} } = settingsOf(stack);
            expect(databricks?.accountId).toBe(accountId);
            const wanted = Object.entries(databricks?.personas ?? {}).map(([name, { group }]) => ({
                name: group,
                entraObjectId: personas[name]?.groupObjectId,
            }));
            expect(wanted).toHaveLength(3);
            expect(groups).toEqual(expect.arrayContaining(wanted));
        }
    });

    it.each(["shared", "test", "prod"] as const)(
        "%s lets out through a firewall what its machines need, and no more",
        (stack) => {
            const { egress, subnets = [] } = settingsOf(stack).network ?? {};
            expect(egress).toEqual({ kind: "firewall", tier: expect.any(String) as string });
            expect(subnets.map(({ purpose }) => purpose)).toContain("firewall");
        },
    );

    it("shared holds models, keys and the way to Synapse Studio, no other data and no people", () => {
        expect(Object.keys(settingsOf("shared")).sort()).toEqual(
            [
                "azure",
                "naming",
                "tags",
                "protection",
                "policy",
                "runner",
                "observability",
                "network",
                "privateDns",
                "keyVault",
                "synapseStudio",
                "modelRegistry",
                "databricksAccount",
            ].sort(),
        );
    });
});

describe("A minimal stack", () => {
    const serviceOf = (stack: string) => stack.replace(/-minimal$/, "");
    const minimal = stackNames(project).filter(isMinimal);
    // A workspace writes its traces to Log Analytics, jobs without data have nothing to do, and files that are copied need
    // a lake and a database that remembers them. A warehouse reads a lake, and a data factory pauses it.
    const neededBy: Readonly<Record<string, string[]>> = {
        "machine-learning": ["observability", "storage"],
        "data-factory": ["sql", "storage"],
        synapse: ["data-factory", "key-vault", "storage"],
    };

    it("is there for every service that has settings of its own", () => {
        const services = new Set(listedSections.map(({ service }) => service).filter((name) => name !== "platform"));
        expect(minimal.map(serviceOf)).toEqual([...services].sort());
    });

    it.each(minimal)("holds the platform, a network and its service, nothing more: %s", (stack) => {
        const settings = accepted(readStackConfig(project, stack), stack);
        const services = listedSections.filter(({ name }) => name in settings).map(({ service }) => service);
        const needed = neededBy[serviceOf(stack)] ?? [];
        expect([...new Set(services)].sort()).toEqual(
            [...new Set(["platform", "network", ...needed, serviceOf(stack)])].sort(),
        );
    });

    it.each(minimal)("stands alone, in profile dev, with nothing protected: %s", (stack) => {
        const { hub, policy, protection } = accepted(readStackConfig(project, stack), stack);
        expect({ hub, policy, protection }).toEqual({
            hub: undefined,
            policy: { profile: "dev" },
            protection: { protectData: false, lockData: false },
        });
    });
});

describe("dev, test and prod", () => {
    it.each(["groupObjectId", "group", "servicePrincipal"])("share no %s", (setting) => {
        const values = environments.flatMap((stack) =>
            [...valuesByPath(settingsOf(stack))].filter(([at]) => at.endsWith(`.${setting}`)).map(([, value]) => value),
        );
        expect(values.length).toBeGreaterThan(0);
        expect(new Set(values).size).toBe(values.length);
    });
});
