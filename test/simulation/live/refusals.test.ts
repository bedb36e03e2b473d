import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { EngineError } from "../../../simulation/engine/errors";
import { FakeMachine, hubs, own, plan, tenant } from "./fakes";

let machine: FakeMachine;
beforeEach(() => {
    machine = new FakeMachine();
});
afterEach(() => machine.remove());

const other = "00000000-0000-4000-8000-000000000009";

/** Issues that the command reports, one text each. */
async function issues(args: string[] = ["dev"], subscription = own, budget = "5"): Promise<string[]> {
    const all = [...args, "--subscription", subscription, "--budget", budget, "--prefix", "rhtst", "--yes"];
    const code = await machine.live(...all);
    expect({ code, out: machine.out, operations: machine.operations }).toEqual({ code: 2, out: "", operations: [] });
    const [first, ...rest] = machine.err.trimEnd().split(/\n- /);
    expect(first).toBe(`The live rehearsal of ${args[0]} is refused; nothing was done:`);
    return rest;
}

describe("A live rehearsal is refused", () => {
    it.each(["true", "1"])("in CI (%s)", async (value) => {
        machine.env.CI = value;
        expect(await issues()).toEqual([
            `CI is "${value}" in the environment: a live rehearsal costs money and never runs in CI; run it from a terminal of your own`,
        ]);
    });

    it("without Pulumi", async () => {
        machine.toolchain = undefined;
        expect(await issues()).toEqual([
            "pulumi is not on the PATH: install Pulumi (https://www.pulumi.com/docs/install/)",
        ]);
    });

    it("with a Pulumi that has no language host of its own", async () => {
        machine.toolchain = { ...machine.toolchain!, hasLanguageHost: false };
        expect(await issues()).toEqual([
            "/opt/pulumi/pulumi has no pulumi-language-nodejs next to it on the PATH, which only a full installation has: " +
                "install Pulumi (https://www.pulumi.com/docs/install/)",
        ]);
    });

    it("with a Pulumi that is refused", async () => {
        Object.assign(machine, { installed: () => Promise.reject(new EngineError("pulumi is version 3.1.0")) });
        expect(await issues()).toEqual(["pulumi is version 3.1.0"]);
    });

    it("without az", async () => {
        machine.answer("az", { code: undefined });
        expect(await issues()).toEqual([
            "az is not on the PATH: install the Azure CLI (https://learn.microsoft.com/cli/azure/install-azure-cli) and run az login",
        ]);
    });

    it("without a login", async () => {
        machine.answer("az", { code: 1, err: "WARNING: old\nERROR: Please run 'az login' to setup account.\n" });
        expect(await issues()).toEqual([
            `az account show answers "ERROR: Please run 'az login' to setup account.": run az login`,
        ]);
    });

    it("with a login to another subscription", async () => {
        machine.answer("az account show --output", { out: JSON.stringify({ id: other, tenantId: tenant }) });
        expect(await issues()).toEqual([
            `az account show answers subscription ${other}, --subscription says ${own}: ` +
                `run az account set --subscription ${own}, or name the subscription that is meant`,
        ]);
    });

    it("with a login to another tenant", async () => {
        machine.answer("az account show", { out: JSON.stringify({ id: own, tenantId: other }) });
        expect(await issues()).toEqual([
            `azure.tenantId of stack dev is ${tenant}, az is logged in to ${other}: they have to be one`,
        ]);
    });

    it("of a stack in another subscription", async () => {
        machine.answer("az account show", { out: JSON.stringify({ id: other, tenantId: tenant }) });
        expect(await issues(["dev"], other)).toEqual([
            `azure.subscriptionId of stack dev is ${own}, --subscription says ${other}: they have to be one`,
        ]);
    });

    it("where the login does not reach the hub", async () => {
        machine.answer(`az account show --subscription ${hubs}`, { code: 1, err: "ERROR: not found" });
        expect(await issues()).toEqual([
            `az reaches no subscription ${hubs}, in which the hub is: log in with an account that does`,
        ]);
    });

    it("of a stack that the project lacks", async () => {
        expect(await issues(["production"])).toEqual([
            "production is not a stack of this project; its stacks are dev, shared",
        ]);
    });

    it("of a stack whose hub the project lacks", async () => {
        machine.writeStack("dev", own, { hub: { stack: "core", subscriptionId: hubs } });
        expect(await issues()).toEqual(["core is not a stack of this project; its stacks are dev, shared"]);
    });

    it.each([
        ["protectData", { protectData: true, lockData: false }, "true"],
        ["lockData", { protectData: false, lockData: true }, "true"],
        ["lockData", { protectData: false }, "not set"],
    ])("of a stack with %s: %j", async (key, protection, found) => {
        machine.writeStack("dev", own, { protection });
        expect(await issues()).toEqual([
            `protection.${key} of stack dev is ${found}: what is made here is destroyed again, so it has to be false`,
        ]);
    });

    it("of a stack with a protected hub", async () => {
        machine.writeStack("dev", own, { hub: { stack: "shared", subscriptionId: hubs } });
        machine.writeStack("shared", hubs, { protection: { protectData: true, lockData: true } });
        expect(await issues()).toEqual([
            "protection.protectData of hub shared is true: what is made here is destroyed again, so it has to be false",
            "protection.lockData of hub shared is true: what is made here is destroyed again, so it has to be false",
        ]);
    });

    it("with the prefix that the stack has", async () => {
        machine.writeStack("dev", own, { naming: { prefix: "rhtst" } });
        expect(await issues()).toEqual([
            'naming.prefix of stack dev is "rhtst", --prefix as well: choose another, or leave it out',
        ]);
    });

    it("with names that have no prefix", async () => {
        machine.writeStack("dev", own, { naming: { prefix: "amlp", pattern: "{type}-{stack}-{name}" } });
        expect(await issues()).toEqual([
            'naming.pattern of stack dev is "{type}-{stack}-{name}": without {prefix} the names would be the stack\'s own',
        ]);
    });
});

describe("A live rehearsal of what is deployed is refused", () => {
    it("by the backend", async () => {
        machine.answer("pulumi stack ls", [
            { name: "somebody/dev", resourceCount: 90 },
            { name: "shared", resourceCount: 0 },
        ]);
        expect(await issues()).toEqual([
            "stack dev has 90 resources in the backend that pulumi is logged in to: " +
                "live rehearses on stacks of its own; name a stack that is not deployed",
        ]);
    });

    it("by the tags in Azure, those of other projects left aside", async () => {
        const id = `/subscriptions/${hubs}/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/vnet`;
        machine.answer(`az resource list --subscription ${hubs} --tag stack=shared`, [
            { id, name: "vnet", tags: { stack: "shared", project: "project" } },
            { id, name: "vnet", tags: { stack: "shared", project: "another" } },
            { id, name: "vnet", tags: null },
        ]);
        expect(await issues()).toEqual([
            `subscription ${hubs} holds 1 resources of hub shared, for example ${id}: ` +
                "live rehearses on stacks of its own; name a stack that is not deployed, or remove what is left of it",
        ]);
    });

    it("where another's group has the prefix", async () => {
        machine.answer(`az group list --subscription ${own}`, [
            { id: "", name: "rg-RHTST-lab" },
            { id: "", name: "rg-rhtstx" },
        ]);
        expect(await issues()).toEqual([
            `subscription ${own} holds rg-RHTST-lab, named with the prefix rhtst: choose another --prefix`,
        ]);
    });

    it("where Azure does not say what is there", async () => {
        machine.answer(`az resource list --subscription ${hubs}`, { code: 1, err: "ERROR: (429) Too many requests" });
        expect(await issues()).toEqual([
            `az resource list answers "ERROR: (429) Too many requests" for subscription ${hubs}: what is there already has to be known`,
        ]);
    });

    it("and no backend is no issue", async () => {
        machine.answer("pulumi stack ls", { code: 255, err: "error: PULUMI_ACCESS_TOKEN must be set" });
        expect(await machine.liveDev()).toBe(0);
    });
});

describe("A live rehearsal is refused for its plan", () => {
    it("above the budget, with the table", async () => {
        machine.answer("preview dev", plan("network:AzureFirewall"));
        const [issue = "", ...more] = await issues(["dev"], own, "3");
        expect(more).toEqual([]);
        const lines = issue.split("\n");
        expect(lines[0]).toBe("3.59 EUR are expected in 2 h, --budget says 3:");
        expect(lines[2]).toMatch(
            /^ {4}Azure Firewall Premium +1 +1\.75 \/ 1 Hour +3\.50 {2}Azure Firewall, Premium Deployment$/,
        );
        expect(lines.at(-1)).toBe("    Together 3.59 EUR by https://prices.azure.com/api/retail/prices");
    });

    it("where no meter is known", async () => {
        machine.answer("preview dev", plan("cdn:Profile"));
        expect(await issues()).toEqual([
            "no meter of azure-native:cdn:Profile is known: add it to simulation/live/meters.ts",
        ]);
    });

    it("where a price is not known, until that is confirmed", async () => {
        delete machine.prices["Standard Gateway"];
        expect(await issues()).toEqual([
            "not every price is known; look at https://azure.microsoft.com/pricing and confirm with --unknown-prices:\n" +
                "    NAT gateway: no price in westeurope",
        ]);
        machine.err = "";
        expect(await machine.liveDev("--unknown-prices")).toBe(0);
        expect(machine.out).toMatch(/^ {2}NAT gateway +2 +not known +\? {2}NAT Gateway, Standard Gateway$/m);
        expect(machine.out).toContain(
            "  Together 0.04 EUR by https://prices.azure.com/api/retail/prices, without what has no known price (1 of 2 lines)\n",
        );
    });

    it("above the budget by the prices that are known, whatever is confirmed", async () => {
        delete machine.prices["Standard Gateway"];
        expect(await machine.live("dev", "--subscription", own, "--budget", "0.03", "--unknown-prices")).toBe(2);
        expect(machine.err).toContain("0.04 EUR are expected in 2 h, --budget says 0.03:");
    });

    it("where there is none", async () => {
        machine.answer("preview dev", { code: 2, err: 'lake.zones[0].name: found "x"; must be another\n' });
        expect(await issues()).toEqual([
            'npm run preview -- dev ends with code 2: lake.zones[0].name: found "x"; must be another',
        ]);
    });

    it("where it has findings that stop a deployment", async () => {
        const violations = [
            { rule: "storage-soft-delete", level: "mandatory" },
            { rule: "network-flow-logs", level: "advisory" },
        ];
        machine.answer("preview shared", { code: 1, out: JSON.stringify({ resources: [], policy: { violations } }) });
        expect(await issues()).toEqual([
            "npm run preview -- shared has mandatory findings (storage-soft-delete): there must be none",
        ]);
    });
});

describe("Issues", () => {
    it("are reported together", async () => {
        machine.env.CI = "true";
        machine.toolchain = undefined;
        machine.answer("az", { code: undefined });
        machine.writeStack("dev", own, { protection: { protectData: true, lockData: true } });
        const told = await issues(["dev"], other, "0.01");
        expect(told.map((issue) => issue.split(" ").slice(0, 3).join(" "))).toEqual([
            'CI is "true"',
            "pulumi is not",
            "az is not",
            "protection.protectData of stack",
            "protection.lockData of stack",
            "azure.subscriptionId of stack",
            "0.13 EUR are",
        ]);
    });
});
