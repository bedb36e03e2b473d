import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { emptyRun } from "../../../simulation/engine/run";
import { FakeMachine, hubs, own } from "./fakes";

let machine: FakeMachine;
beforeEach(() => {
    machine = new FakeMachine();
});
afterEach(() => machine.remove());

const failed = (message: string) => ({ ...emptyRun(), errors: [{ urn: "", message }] });
const whole = [
    "up shared",
    "preview dev with policies",
    "up dev with policies",
    "up dev",
    "refresh dev",
    "up dev",
    "destroy dev",
    "destroy shared",
];
const stepNames = () =>
    [...machine.out.matchAll(/^(ok {2}|FAIL) (.{34})/gm)].map(([, mark, name]) => `${mark} ${name?.trimEnd()}`);

describe("Without --yes", () => {
    it("the cost is reported, and nothing is changed", async () => {
        expect(await machine.liveDev()).toBe(0);
        expect(machine.operations).toEqual([]);
        expect(machine.out).toBe(
            [
                "Makes and destroys, with the prefix rhtst in every name:",
                `  hub shared in subscription ${hubs}`,
                `  stack dev in subscription ${own}`,
                `Writes to 2 subscriptions: ${hubs}, ${own}`,
                "Expected to cost in 2 h, of 5 EUR at most:",
                "  kind              count             EUR  EUR in 2 h  meter",
                "  NAT gateway           2  0.045 / 1 Hour        0.18  NAT Gateway, Standard Gateway",
                "  Private endpoint      2   0.01 / 1 Hour        0.04  Virtual Network, Standard Private Endpoint",
                "  Together 0.22 EUR by https://prices.azure.com/api/retail/prices",
                "The estimate ends nothing: what is not destroyed goes on costing money.",
                "Nothing was done; with --yes it is.",
                "",
            ].join("\n"),
        );
        const questions = /^(az (account show|resource list|group list) |pulumi stack ls |preview \w+ --json -$)/;
        expect(machine.commands.filter((command) => !questions.test(command))).toEqual([]);
        expect(machine.commands).toContain(`az resource list --subscription ${own} --tag stack=dev --output json`);
    });

    it("a prefix is made where none is given", async () => {
        expect(await machine.live("dev", "--subscription", own, "--budget", "5")).toBe(0);
        expect(machine.out).toMatch(/^Makes and destroys, with the prefix rh[a-z0-9]{3} in every name:/);
    });
});

describe("A live scenario", () => {
    it("goes from nothing to nothing, hub first and hub last", async () => {
        expect(await machine.liveDev("--yes")).toBe(0);
        expect(machine.operations).toEqual(whole);
        expect(new Set(machine.prefixes)).toEqual(new Set(["rhtst"]));
        expect(stepNames()).toEqual([
            "ok   up shared",
            "ok   preview with the policy pack",
            "ok   up",
            "ok   up again",
            "ok   refresh",
            "ok   up with another cost centre",
            "ok   destroy dev",
            "ok   destroy shared",
            "ok   what is left",
        ]);
        expect(machine.out).toContain("Live rehearsal of dev ended well: 9 steps in 0 min\n");
        expect(machine.out).not.toContain("kept");
        expect(machine.closed).toBe(1);
    });

    it("of a stack that stands alone has no hub", async () => {
        machine.writeStack("dev", own);
        expect(await machine.liveDev("--yes")).toBe(0);
        expect(machine.operations).toEqual(whole.filter((each) => !each.endsWith("shared")));
    });

    it("destroys after an up that failed", async () => {
        machine.ends["up dev with policies"] = failed("StorageAccountAlreadyTaken");
        expect(await machine.liveDev("--yes")).toBe(1);
        expect(machine.operations).toEqual([...whole.slice(0, 3), "destroy dev", "destroy shared"]);
        expect(machine.out).toContain("       StorageAccountAlreadyTaken\n");
        expect(machine.out).toContain('failed at "up": 6 steps');
        expect(machine.closed).toBe(1);
    });

    it("destroys after an error of its own", async () => {
        machine.ends["refresh dev"] = new Error("the engine went away");
        expect(await machine.liveDev("--yes")).toBe(1);
        expect(machine.operations).toEqual([...whole.slice(0, 5), "destroy dev", "destroy shared"]);
        expect(machine.out).toMatch(/^FAIL refresh .* the engine went away$/m);
    });

    it("destroys only what it began", async () => {
        machine.ends["up shared"] = failed("no quota");
        expect(await machine.liveDev("--yes")).toBe(1);
        expect(machine.operations).toEqual(["up shared", "destroy shared"]);
    });

    it("begins nothing after a preview with a finding, and takes the hub away", async () => {
        const policy = [{ rule: "storage-tls", level: "mandatory", urn: "", message: "TLS 1.0" }];
        machine.ends["preview dev with policies"] = { policy };
        expect(await machine.liveDev("--yes")).toBe(1);
        expect(machine.operations).toEqual(["up shared", "preview dev with policies", "destroy shared"]);
        expect(machine.out).toContain("       storage-tls: TLS 1.0\n");
    });

    it("fails where a second up changes something", async () => {
        const steps = [
            { op: "update", urn: "urn:pulumi:dev::p::azure-native:a:B::lake", type: "", diffs: ["sku"], keys: [] },
        ];
        machine.ends["up dev 1"] = { steps };
        expect(await machine.liveDev("--yes")).toBe(1);
        expect(machine.out).toContain("       update azure-native:a:B lake sku\n");
    });

    it("that is stopped goes on with the destroy", async () => {
        machine.ends["up dev with policies"] = () => machine.heard();
        expect(await machine.liveDev("--yes")).toBe(1);
        expect(machine.operations).toEqual([...whole.slice(0, 3), "destroy dev", "destroy shared"]);
        expect(machine.out).toContain("Stopping: the step that runs is ended, then comes the destroy.\n");
        expect(machine.out).toMatch(/^FAIL up again .* stopped$/m);
    });

    it("that is stopped before anything was made leaves nothing to look for", async () => {
        Object.assign(machine, { onStop: () => ({ wanted: () => true, end: () => undefined }) });
        expect(await machine.liveDev("--yes")).toBe(1);
        expect(machine.operations).toEqual([]);
        expect(machine.commands.some((command) => command.startsWith("az keyvault"))).toBe(false);
        expect(machine.closed).toBe(1);
    });
});

const group = (name: string, tags?: Record<string, string>) => ({
    id: `/subscriptions/${own}/resourceGroups/${name}`,
    name,
    tags,
});

/** Nothing to the preconditions, which ask first; then what is said. */
function answerLater(start: string, answer: (nth: number) => object[]): void {
    let asked = 0;
    machine.answer(start, () => (asked++ === 0 ? [] : answer(asked - 1)));
}

describe("What cannot be destroyed", () => {
    it("is reported with the commands that go on, and its state is kept", async () => {
        machine.ends["destroy dev"] = failed("SubnetInUse");
        answerLater(`az group list --subscription ${own}`, () => [
            group("rg-rhtst-dev-network"),
            group("rg-amlp-dev-network"),
            group("rg-xrhtst-dev"),
        ]);
        const tags = { stack: "dev", project: "project" };
        const inside = `${group("rg-rhtst-dev-network").id}/providers/Microsoft.Network/virtualNetworks/vnet`;
        const watched = `/subscriptions/${own}/resourceGroups/NetworkWatcherRG/providers/Microsoft.Network/networkWatchers/n/flowLogs/f`;
        answerLater(`az resource list --subscription ${own} --tag stack=dev`, () => [
            { id: inside, name: "vnet", tags },
            { id: watched, name: "f", tags },
        ]);
        expect(await machine.liveDev("--yes")).toBe(1);
        expect(machine.operations.slice(-1)).toEqual(["destroy dev"]);
        expect(machine.out.slice(machine.out.indexOf("Not destroyed"))).toBe(
            [
                `Not destroyed: dev, shared. Their state is kept in ${machine.session}; to go on:`,
                `  cd "${machine.session}/project"`,
                `  export PULUMI_BACKEND_URL="file://${machine.session}/backend?metadata=skip" PULUMI_CONFIG_PASSPHRASE=rehearsal`,
                "  pulumi destroy --yes --stack dev",
                "  pulumi destroy --yes --stack shared",
                "Azure still holds, and bills, what these commands remove:",
                `  az group delete --yes --subscription ${own} --name rg-rhtst-dev-network`,
                `  az resource delete --ids "${watched}"`,
                "docs/runbooks/live-rehearsal.md says more.",
                "",
            ].join("\n"),
        );
        expect(machine.closed).toBe(0);
    });

    it("is looked for again while Azure's lists are behind", async () => {
        answerLater(`az group list --subscription ${own}`, (nth) => (nth < 3 ? [group("rg-rhtst-dev-lake")] : []));
        expect(await machine.liveDev("--yes")).toBe(0);
        expect(machine.waits).toEqual([60, 60]);
    });

    it("is reported where the destroy went well and Azure still holds something", async () => {
        machine.answer(`az group list --subscription ${own}`, [group("other", { stack: "dev", project: "project" })]);
        expect(await machine.liveDev("--yes")).toBe(1);
        expect(machine.waits).toHaveLength(4);
        expect(machine.out).toContain(`The stacks' state is kept in ${machine.session}.\n`);
        expect(machine.out).toContain(`  az group delete --yes --subscription ${own} --name other\n`);
        expect(machine.closed).toBe(0);
    });

    it("is not taken for nothing where Azure does not answer", async () => {
        let asked = 0;
        machine.answer("az group list", () => (asked++ < 2 ? [] : { code: 1, err: "ERROR: token expired" }));
        expect(await machine.liveDev("--yes")).toBe(1);
        expect(machine.out).toMatch(/^FAIL what is left .* az group list answers "ERROR: token expired"$/m);
        expect(machine.out).toContain("What Azure still holds could not be read; check with az group list.\n");
        expect(machine.closed).toBe(0);
    });

    it("is not a vault that is deleted and holds its name", async () => {
        machine.answer(`az keyvault list-deleted --subscription ${own}`, [
            { id: "", name: "kv-rhtst-dev-vault-1" },
            { id: "", name: "kv-amlp-dev-vault-2" },
        ]);
        expect(await machine.liveDev("--yes")).toBe(0);
        expect(machine.out).toContain("0 objects; soft-deleted, purged by Azure later: kv-rhtst-dev-vault-1\n");
    });
});

describe("An internal error", () => {
    it("ends with code 70", async () => {
        machine.answer("preview dev", { out: "no plan" });
        expect(await machine.liveDev()).toBe(70);
        expect(machine.err).toContain("Internal error in the rehearsal: SyntaxError");
    });
});
