import { describe, expect, it } from "vitest";
import { findingKey } from "../../preview/comparison/findings";
import { markdownReport } from "../../preview/report/markdown/report";
import { change, comparison, finding, plan, rendered, resource, view } from "./markdownSamples";

const linesOf = (text: string) => text.split("\n").filter((line) => line !== "");
const dataLake = resource({
    urn: "urn:pulumi:dev::azure-ml-platform::azure-ml-platform:index:DataLake::lake",
    type: "azure-ml-platform:index:DataLake",
    custom: false,
});
const lost = change({
    action: "replace",
    forcedBy: ["location"],
    stateful: true,
    dataLoss: true,
    protectedBefore: true,
    refused: true,
});
const moved = { path: "location", before: "westeurope", after: "northeurope", knownAfter: false, forces: true };

describe("The comment", () => {
    it("begins with a mark that a later run finds, then the verdict and the counts", () => {
        const changes = [{ ...lost, properties: [moved] }, change({ name: "new", action: "create" })];
        const shown = plan([resource()], { violations: [finding({ level: "advisory" })] });
        expect(linesOf(markdownReport(view({ plan: shown, comparison: comparison(changes) }))).slice(0, 3)).toEqual([
            "<!-- azure-ml-platform preview: dev -->",
            "### Preview of `dev`: data would be lost in 1 resource (Pulumi refuses 1: protected)",
            "Against `main`: **1** to create, **0** to update, **1** to replace, **0** to delete, 5 unchanged · **0** mandatory and **1** advisory findings (policy profile `dev`)",
        ]);
    });

    it("says every sort of risk, the worst first, before all else", () => {
        const changes = [
            { ...lost, properties: [moved] },
            change({ name: "bare", action: "delete", stateful: true, dataLoss: true }),
            change({ name: "freed", action: "replace", stateful: true, dataLoss: true, protectedBefore: true }),
            change({ name: "net", action: "delete", protectedBefore: true, refused: true }),
            change({ name: "key", action: "delete", stateful: true, leftBehind: true }),
            change({ name: "odd", replacementUnknown: true }),
            change({ name: "lock", type: "azure-native:authorization:ManagementLockByScope", action: "delete" }),
        ];
        const logs = { urn: "l", type: "azure-native:operationalinsights:Workspace", name: "logs" };
        const more = {
            retentionReduced: [{ ...logs, what: "logs", path: "retentionInDays", before: 365, after: 90 }],
            rightsGiven: [
                {
                    by: { urn: "g", type: "databricks:index/permissions:Permissions", name: "use" },
                    principal: { kind: "Group", name: "analysts" },
                    may: ["CAN_MANAGE"],
                    on: { kind: "Cluster policy", name: "jobs" },
                    insteadOf: ["CAN_USE"],
                },
            ],
        };
        const unprotected = [{ urn: "u", type: "azure-native:keyvault:Vault", name: "vault", stateful: true }];
        const open = resource({ inputs: { publicNetworkAccess: "Enabled" } });
        const shown = plan([dataLake, { ...open, parent: dataLake.urn }], { violations: [finding({ urn: open.urn })] });
        const exposure = {
            path: "publicNetworkAccess",
            before: "Disabled",
            after: "Enabled",
            knownAfter: false,
            forces: false,
        };
        changes[0]?.properties.push(exposure);
        const text = markdownReport(view({ plan: shown, comparison: comparison(changes, unprotected, more) }));
        expect(linesOf(text.slice(0, text.indexOf("<details>"))).slice(3)).toEqual([
            "#### Risks",
            "**Data would be lost (1)**: These hold data and would be deleted or recreated.",
            "- Storage account `bare` is deleted",
            "**Data would be lost, protection lifted (1)**: These hold data, and their protection is lifted in the same change: Pulumi goes through with it.",
            "- Storage account `freed` is replaced",
            "**Data would be lost, but Pulumi refuses (1)**: These hold data and are protected: a deployment ends before it deletes or replaces one.",
            '- Storage account `lake` is replaced because of `location` (`"westeurope"` → `"northeurope"`)',
            "**Pulumi refuses (1)**: These are protected, and a deployment ends before it deletes or replaces one.",
            "- Storage account `net` is deleted",
            "**New public exposure (1)**: This change opens public access.",
            "- Storage account `lake` answers on a public address: `publicNetworkAccess`",
            "**Policy `storage-account-shared-key` (1)**: Stops the deployment. Set allowSharedKeyAccess to false.",
            "- Storage account `lake`: allowSharedKeyAccess is true, expected false (`components/storage/dataLake.ts` or `stacks/config/Pulumi.dev.yaml`, section `lake`)",
            "**Locks are taken away (1)**: Nothing in Azure keeps anybody from deleting what these held.",
            "- Management lock `lock` is deleted",
            "**Protection is lifted (1)**: Nothing keeps a later change from deleting these.",
            "- Key vault `vault`, which holds data",
            "**Data is kept for less time (1)**: What is older goes.",
            "- Log Analytics workspace `logs` keeps logs for 90 days, for 365 days before: `retentionInDays`",
            "**Rights are given (1)**: Somebody may do what they could not do before.",
            "- Permissions `use` lets Group `analysts` do `CAN_MANAGE` on Cluster policy `jobs`, instead of `CAN_USE`",
            "**Left behind (1)**: These hold data, and Pulumi forgets them instead of deleting them.",
            "- Storage account `key` is deleted",
            "**May be recreated (1)**: What forces that is not known of their kinds.",
            "- Storage account `odd` is updated",
        ]);
    });

    it("cuts long values to the place where they differ", () => {
        const [before, after] = ["a", "b"].map((end) => `${"x".repeat(500)}${end}${"y".repeat(500)}`);
        const properties = [{ path: "definition", before, after }];
        const text = markdownReport(
            view({ plan: plan([resource()]), comparison: comparison([change({ properties })]) }),
        );
        expect(text).toMatch(/\| `…x{20}ay+…` \| `…x{20}by+…` \|/);
    });

    it("gives each finding its rule, resource, input, words, remedy, file and section", () => {
        const violations = [finding({ level: "advisory" })];
        const waived = [finding({ rule: "governance-resource-protect", path: "" })];
        const text = markdownReport(
            view({
                plan: plan([dataLake, resource({ parent: dataLake.urn })], {
                    violations,
                    waived,
                    unknown: [finding()],
                }),
            }),
        );
        expect(linesOf(text.slice(text.indexOf("<summary>Findings")))).toEqual([
            "<summary>Findings of the policy pack (1)</summary>",
            "| Rule | Resource and input | Finding and remedy | Change in |",
            "| --- | --- | --- | --- |",
            "| `storage-account-shared-key`<br>advisory | Storage account `lake`<br>`allowSharedKeyAccess` | allowSharedKeyAccess is true, expected false<br>Set allowSharedKeyAccess to false. | `components/storage/dataLake.ts`<br>`stacks/config/Pulumi.dev.yaml`, section `lake` |",
            "</details>",
            "<details>",
            "<summary>Waived findings of the policy pack (1)</summary>",
            "| Rule | Resource and input | Finding and remedy | Change in |",
            "| --- | --- | --- | --- |",
            "| `governance-resource-protect`<br>waived | Storage account `lake` | allowSharedKeyAccess is true, expected false<br>Set allowSharedKeyAccess to false. | `components/storage/dataLake.ts`<br>`stacks/config/Pulumi.dev.yaml`, section `protection` |",
            "</details>",
            "1 condition cannot be judged before deployment.",
        ]);
    });

    it("says what a stack holds, by component, where nothing is compared with", () => {
        const urn = "urn:pulumi:dev::azure-ml-platform::azure-ml-platform:index:DataLake::lake";
        const lake = resource({ urn, type: "azure-ml-platform:index:DataLake", custom: false });
        const inside = [resource({ name: "a", parent: urn }), resource({ name: "b", parent: urn })];
        const text = markdownReport(view({ plan: plan([lake, ...inside]) }));
        expect(text).toContain(
            "### Preview of `dev`: no way in is open and no mandatory finding stops it\n\n**2** resources · **0** mandatory",
        );
        expect(text).toContain("| DataLake `lake` | 2 | 2 Storage account | `components/storage/dataLake.ts` |");
    });

    it("says so where nothing changes, and what a reader must know of the base", () => {
        const notes = ["package-lock.json of `main` differs from today's"];
        const text = markdownReport(view({ plan: plan([resource()]), comparison: comparison([]), notes }));
        expect(text).toContain("### Preview of `dev`: nothing changes\n");
        expect(text).toContain("\n> Note: `package-lock.json` of <code>&#96;main&#96;</code> differs from today's\n");
        expect(text).not.toContain("<details>");
    });

    it("is the issues with their paths, and nothing else, where the settings are wrong", () => {
        const issues = [
            { path: "lake.zones[1].format", message: 'found "parquet";\n must be one of delta, files' },
            { path: "", message: "cannot be read" },
        ];
        expect(linesOf(markdownReport(view({ issues })))).toEqual([
            "<!-- azure-ml-platform preview: dev -->",
            "### Preview of `dev`: not possible, 2 issues",
            '- `lake.zones[1].format`: found "parquet"; must be one of delta, files',
            "- cannot be read",
        ]);
    });

    it("says which findings are new, and tells none twice", () => {
        const old = finding({ rule: "old-rule" });
        const violations = [old, finding(), { ...old, level: "advisory" }, finding({ rule: "new", level: "advisory" })];
        const shown = plan([resource()], { violations });
        const known = comparison([change()], [], { findingsBefore: [findingKey(old)] });
        const text = markdownReport(view({ plan: shown, comparison: known }));
        expect(text).toContain("2 mandatory findings stop it (1 of them as before the change)");
        expect(text).toContain("**2** mandatory (1 new) and **2** advisory (1 new) findings");
        expect(text).toContain("**Policy `old-rule` (1)**: Stops the deployment, as before the change.");
        expect(text).toContain("**Policy `storage-account-shared-key` (1)**: Stops the deployment. ");
        expect(text).toContain("<summary>New findings of the policy pack (1)</summary>");
        expect(text).toContain("<summary>Findings of the policy pack that were there before (1)</summary>");
        expect(text.match(/`storage-account-shared-key`/g)).toHaveLength(1);
        const unknown = markdownReport(view({ plan: shown, comparison: comparison([change()]) }));
        expect(unknown).toContain("2 mandatory findings stop it");
        expect(unknown).not.toMatch(/new\)|before/);
    });

    it("says one mandatory finding in the singular, and what comes off where nothing is lost", () => {
        const shown = plan([resource()], { violations: [finding()] });
        const text = markdownReport(view({ plan: shown, comparison: comparison([change()]) }));
        expect(text).toContain(": nothing that holds data is replaced or deleted; 1 mandatory finding stops it\n");
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
