import { beforeAll, describe, expect, it } from "vitest";
import { compare } from "../../../preview/comparison/compare";
import type { ResourceChange } from "../../../preview/comparison/types";
import type { Plan } from "../../../preview/plan";
import { planOf } from "./planOf";

const hosts = "machineLearning.network.allowedFqdns";
const from = { [hosts]: ["pypi.org"] };
let before: Plan;

async function changesTo(more: Record<string, unknown>): Promise<readonly ResourceChange[]> {
    return compare(before, await planOf("machine-learning-minimal", { ...from, ...more }), "main").changes;
}

beforeAll(async () => {
    before = await planOf("machine-learning-minimal", from);
});

describe("A change of an outbound rule of the managed network updates the workspace alone", () => {
    it.each<[string, string[], string[]]>([
        ["one more host", ["pypi.org", "conda.org"], ["managedNetwork.outboundRules.host-conda_org"]],
        [
            "another host",
            ["conda.org"],
            ["managedNetwork.outboundRules.host-conda_org", "managedNetwork.outboundRules.host-pypi_org"],
        ],
        [
            "the last host, and with it the firewall",
            [],
            ["managedNetwork.firewallSku", "managedNetwork.outboundRules.host-pypi_org"],
        ],
    ])("%s", async (_, allowedFqdns, paths) => {
        const changes = await changesTo({ [hosts]: allowedFqdns });
        expect(changes.map(({ action, name }) => `${action} ${name}`)).toEqual(["update ml"]);
        expect(changes[0]?.properties.map(({ path }) => path).sort()).toEqual(paths);
    });
});

describe("A change of a tag", () => {
    it("updates the tags of every resource that carries them, and nothing else", async () => {
        const changes = await changesTo({ "tags.owner": "platform-operations" });
        const carriers = before.resources.filter(({ custom, inputs }) => custom && inputs.tags !== undefined);
        expect(carriers.map(({ urn }) => urn)).toContain(
            before.resources.find(({ type }) => type === "azure-native:machinelearningservices:Workspace")?.urn,
        );
        expect(changes.map(({ urn }) => urn).sort()).toEqual(carriers.map(({ urn }) => urn).sort());
        expect(changes.flatMap(({ action, properties }) => properties.map(({ path }) => `${action} ${path}`))).toEqual(
            changes.map(() => "update tags.owner"),
        );
    });
});
