import { describe, expect, it } from "vitest";
import { openDoors } from "../../preview/report/doors";
import { markdownReport } from "../../preview/report/markdown/report";
import type { PlanProperties } from "../../preview/plan";
import { change, comparison, finding, plan, rendered, resource, view } from "./markdownSamples";

const linesOf = (text: string) => text.split("\n").filter((line) => line !== "");
const lost = change({
    action: "replace",
    forcedBy: ["location"],
    stateful: true,
    dataLoss: true,
    protectedBefore: true,
});
const moved = { path: "location", before: "westeurope", after: "northeurope", knownAfter: false };

describe("The comment", () => {
    it("begins with a mark that a later run finds, then the verdict and the counts", () => {
        const changes = [{ ...lost, properties: [moved] }, change({ name: "new", action: "create" })];
        const shown = plan([resource()], { violations: [finding({ level: "advisory" })] });
        expect(linesOf(markdownReport(view({ plan: shown, comparison: comparison(changes) }))).slice(0, 3)).toEqual([
            "<!-- azure-ml-platform preview: dev -->",
            "### Preview of `dev`: data would be lost in 1 resource (Pulumi refuses 1: protected)",
            "Against `main`: **1** to create, **0** to update, **1** to replace, **0** to delete, 5 unchanged · **0** mandatory and 1 advisory findings (policy profile `dev`)",
        ]);
    });

    it("says every sort of risk, the worst first, before all else", () => {
        const changes = [
            { ...lost, properties: [moved] },
            change({ name: "net", action: "delete", protectedBefore: true }),
            change({ name: "key", action: "delete", stateful: true }),
            change({ name: "odd", replacementUnknown: true }),
        ];
        const unprotected = [{ urn: "u", type: "azure-native:keyvault:Vault", name: "vault", stateful: true }];
        const open = resource({ inputs: { publicNetworkAccess: "Enabled" } });
        const shown = plan([open], { violations: [finding({ urn: open.urn })] });
        const door = { path: "publicNetworkAccess", before: "Disabled", after: "Enabled", knownAfter: false };
        changes[0]?.properties.push(door);
        const text = markdownReport(view({ plan: shown, comparison: comparison(changes, unprotected) }));
        expect(linesOf(text.slice(0, text.indexOf("<details>"))).slice(3)).toEqual([
            "#### Risks",
            "**Data would be lost (1)**: These hold data and would be deleted or made anew.",
            '- Storage account `lake` is replaced because of `location` (`"westeurope"` → `"northeurope"`); protected, so Pulumi refuses',
            "**Pulumi refuses (1)**: These are protected, and a deployment ends before it deletes or replaces one.",
            "- Storage account `net` is deleted",
            "**Left behind (1)**: These hold data, and Pulumi forgets them instead of deleting them.",
            "- Storage account `key` is deleted",
            "**Policy `storage-account-shared-key` (1)**: Stops the deployment. Set allowSharedKeyAccess to false.",
            "- Storage account `lake`: allowSharedKeyAccess is true, expected false (`components/storage/dataLake.ts` or `stacks/config/Pulumi.dev.yaml`, section `lake`)",
            "**Open doors (1)**: This change opens a way in.",
            "- Storage account `lake` answers on a public address: `publicNetworkAccess`",
            "**Protection is lifted (1)**: Nothing keeps a later change from deleting these.",
            "- Vault `vault`, which holds data",
            "**May be made anew (1)**: What forces that is not known of their kinds.",
            "- Storage account `odd` is updated",
        ]);
    });

    it("folds the changes, property by property, what forces a replacement first", () => {
        const follows = { path: "account", before: "a", after: "a", knownAfter: true };
        const secret = {
            path: "tags.key",
            before: { $secret: true },
            after: { a: [{ $secret: true }] },
            knownAfter: false,
        };
        const odd = { path: "zones[0]", after: { $unknown: true }, knownAfter: false };
        const changes = [{ ...lost, properties: [follows, odd, secret, moved] }];
        const text = markdownReport(view({ plan: plan([resource()]), comparison: comparison(changes) }));
        expect(linesOf(text.slice(text.indexOf("<details>")))).toEqual([
            "<details>",
            "<summary>Replaced (1)</summary>",
            "| Resource | Input | Before | After |",
            "| --- | --- | --- | --- |",
            '| Storage account `lake` | `location`<br>**forces it** | `"westeurope"` | `"northeurope"` |',
            "|  | `zones[0]` | none | (known after deployment) |",
            '|  | `tags.key` | (secret) | `{ "a": [(secret)] }` |',
            '|  | `account` | `"a"` | (known after deployment) |',
            "</details>",
        ]);
    });

    it("cuts long values to the place where they differ", () => {
        const [before, after] = ["a", "b"].map((end) => `${"x".repeat(500)}${end}${"y".repeat(500)}`);
        const properties = [{ path: "definition", before, after, knownAfter: false }];
        const text = markdownReport(
            view({ plan: plan([resource()]), comparison: comparison([change({ properties })]) }),
        );
        expect(text).toMatch(/\| `…x{20}ay+…` \| `…x{20}by+…` \|/);
    });

    it("gives each finding its rule, resource, input, words, remedy, file and section", () => {
        const violations = [finding({ level: "advisory" })];
        const waived = [finding({ rule: "governance-resource-protect", path: "" })];
        const text = markdownReport(view({ plan: plan([resource()], { violations, waived, unknown: [finding()] }) }));
        expect(linesOf(text.slice(text.indexOf("<summary>Findings")))).toEqual([
            "<summary>Findings of the policy pack (2)</summary>",
            "| Rule | Resource and input | Finding and remedy | Change in |",
            "| --- | --- | --- | --- |",
            "| `storage-account-shared-key`<br>advisory | Storage account `lake`<br>`allowSharedKeyAccess` | allowSharedKeyAccess is true, expected false<br>Set allowSharedKeyAccess to false. | `components/storage/dataLake.ts`<br>`stacks/config/Pulumi.dev.yaml`, section `lake` |",
            "| `governance-resource-protect`<br>waived | Storage account `lake` | allowSharedKeyAccess is true, expected false<br>Set allowSharedKeyAccess to false. | `components/storage/dataLake.ts`<br>`stacks/config/Pulumi.dev.yaml`, section `protection` |",
            "1 condition cannot be judged before deployment.",
            "</details>",
        ]);
    });

    it("says what a stack holds, by component, where nothing is compared with", () => {
        const urn = "urn:pulumi:dev::azure-ml-platform::azure-ml-platform:index:DataLake::lake";
        const lake = resource({ urn, type: "azure-ml-platform:index:DataLake", custom: false });
        const inside = [resource({ name: "a", parent: urn }), resource({ name: "b", parent: urn })];
        const text = markdownReport(view({ plan: plan([lake, ...inside]) }));
        expect(text).toContain("### Preview of `dev`: no risk found\n\n**2** resources · **0** mandatory");
        expect(text).toContain("| DataLake `lake` | 2 | 2 Storage account | `components/storage/dataLake.ts` |");
    });

    it("says so where nothing changes, and what a reader must know of the base", () => {
        const notes = ["package-lock.json of `main` differs from today's"];
        const text = markdownReport(view({ plan: plan([resource()]), comparison: comparison([]), notes }));
        expect(text).toContain("### Preview of `dev`: nothing changes\n");
        expect(text).toContain("\n> Note: `package-lock.json` of <code>&#96;main&#96;</code> differs from today's\n");
        expect(text).not.toContain("<details>");
    });

    it("is the faults with their paths, and nothing else, where the settings are wrong", () => {
        const faults = [
            { path: "lake.zones[1].format", message: 'found "parquet";\n must be one of delta, files' },
            { path: "", message: "cannot be read" },
        ];
        expect(linesOf(markdownReport(view({ faults })))).toEqual([
            "<!-- azure-ml-platform preview: dev -->",
            "### Preview of `dev`: not possible, 2 faults",
            '- `lake.zones[1].format`: found "parquet"; must be one of delta, files',
            "- cannot be read",
        ]);
    });

    it("is the same text for the same preview", () => {
        const shown = view({ plan: plan([resource()]), comparison: comparison([lost]) });
        expect(markdownReport(structuredClone(shown))).toBe(markdownReport(shown));
    });

    it("is read as what it is meant to be", () => {
        const text = markdownReport(view({ plan: plan([resource()]), comparison: comparison([lost]) }));
        const { elements } = rendered(text);
        expect(elements.filter(({ tag }) => tag === "td").map((cell) => cell.text)).toEqual([
            "Storage account lake",
            "",
            "",
            "",
        ]);
    });
});

describe("A door", () => {
    const open: [string, PlanProperties, string][] = [
        ["a public address", { publicNetworkAccessForQuery: "Enabled" }, "publicNetworkAccessForQuery"],
        [
            "a firewall that lets in by default",
            { networkRuleSet: { defaultAction: "Allow" } },
            "networkRuleSet.defaultAction",
        ],
        ["reading without signing in", { allowBlobPublicAccess: true }, "allowBlobPublicAccess"],
        ["a container of all", { publicAccess: "Blob" }, "publicAccess"],
        [
            "addresses let in",
            { properties: { networkAcls: { ipRules: [{ value: "1.2.3.4" }] } } },
            "properties.networkAcls.ipRules",
        ],
        ["a list of addresses", { listType: "ALLOW", ipAddresses: ["1.2.3.4"] }, "ipAddresses"],
        [
            "a security rule for everyone",
            { securityRules: [{ name: "all", direction: "Inbound", access: "Allow", sourceAddressPrefix: "*" }] },
            'securityRules["all"]',
        ],
    ];
    const shut: PlanProperties[] = [
        { publicNetworkAccess: "Disabled", publicIPAddressVersion: "IPv4" },
        { networkRuleSet: { defaultAction: "Deny", ipRules: [] }, allowBlobPublicAccess: false, publicAccess: "None" },
        { listType: "BLOCK", ipAddresses: ["1.2.3.4"] },
        { securityRules: [{ direction: "Inbound", access: "Deny", sourceAddressPrefix: "*" }] },
        { securityRules: [{ direction: "Outbound", access: "Allow", sourceAddressPrefix: "*" }] },
        { publicNetworkAccess: { $unknown: true } },
    ];

    it.each(open)("is found: %s", (_, inputs, path) => {
        expect(openDoors(plan([resource({ inputs })])).map((door) => [door.path, door.opened])).toEqual([[path, true]]);
    });

    it.each(shut.map((inputs) => [JSON.stringify(inputs), inputs] as const))("is not found in %s", (_, inputs) => {
        expect(openDoors(plan([resource({ inputs })]))).toEqual([]);
    });

    it("is opened by a change of it or around it, and by nothing else", () => {
        const inputs = {
            securityRules: [{ name: "all", direction: "Inbound", access: "Allow", sourceAddressPrefix: "*" }],
        };
        const shown = plan([resource({ inputs })]);
        const opened = (path: string, after: string | null = "x") => {
            const properties = [{ path, before: null, after, knownAfter: false }];
            return openDoors(shown, comparison([change({ properties })])).map((door) => door.opened);
        };
        expect(opened('securityRules["all"].access')).toEqual([true]);
        expect(opened("securityRules[0]")).toEqual([true]);
        expect(opened("securityRules")).toEqual([true]);
        expect(opened("securityRules", null)).toEqual([false]);
        expect(opened('securityRules["other"]')).toEqual([false]);
        expect(opened("securityRulesOther")).toEqual([false]);
        expect(openDoors(shown, comparison([])).map((door) => door.opened)).toEqual([false]);
    });
});
