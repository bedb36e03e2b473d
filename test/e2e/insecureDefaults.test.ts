import { describe, expect, it } from "vitest";
import type * as previewModule from "../../preview/preview";
import { ChangedProject, type CollectedTest, type SourceChange } from "./support/changedProject";

const databricks = "components/databricks";

/** Component tests; what they ask the policy pack is left out, for the pack is evaluated separately. */
const componentTests = {
    workspace: `test/${databricks}/workspace/databricksWorkspace.test.ts`,
    settings: `test/${databricks}/workspace/databricksWorkspaceSettings.test.ts`,
    catalog: `test/${databricks}/catalog/databricksUnityCatalog.test.ts`,
    library: `test/${databricks}/compute/policyLibrary.test.ts`,
} as const;
type ComponentTests = keyof typeof componentTests;
const ofThePack = /policy pack/;

/** A default, what it becomes, and the component tests that must notice. */
type Change = SourceChange & { noticedBy: ComponentTests };

const inWorkspace = (from: string, to: string): Change => ({
    file: `${databricks}/workspace/databricksWorkspace.ts`,
    from,
    to,
    noticedBy: "workspace",
});
const inLibrary = (from: string, to: string): Change => ({
    file: `${databricks}/compute/policyLibrary.ts`,
    from,
    to,
    noticedBy: "library",
});

const changes: Record<string, Change> = {
    "a workspace of the standard tier": inWorkspace('sku: { name: "premium" }', 'sku: { name: "standard" }'),
    "public addresses": inWorkspace("enableNoPublicIp: { value: true }", "enableNoPublicIp: { value: false }"),
    "root storage without a firewall": inWorkspace(
        "databricks.DefaultStorageFirewall.Enabled",
        "databricks.DefaultStorageFirewall.Disabled",
    ),
    "one layer of encryption": inWorkspace(
        "requireInfrastructureEncryption: { value: true }",
        "requireInfrastructureEncryption: { value: false }",
    ),
    "a workspace that the internet reaches": inWorkspace("publicNetworkAccess: false", "publicNetworkAccess: true"),
    "audit logs that say little": {
        file: `${databricks}/workspace/workspaceConfiguration.ts`,
        from: 'enableVerboseAuditLogs: "true"',
        to: 'enableVerboseAuditLogs: "false"',
        noticedBy: "settings",
    },
    "a catalog that every workspace sees": {
        file: `${databricks}/catalog/databricksUnityCatalog.ts`,
        from: 'isolationMode: "ISOLATED"',
        to: 'isolationMode: "OPEN"',
        noticedBy: "catalog",
    },
    "clusters without isolation": inLibrary("policy.dataSecurityMode ?? resolved.preset.dataSecurityMode", '"NONE"'),
    "clusters that cost without end": inLibrary("dbus_per_hour: range({ maxValue: resolved.maxDbusPerHour }),", ""),
    "clusters that never stop": inLibrary(
        "autotermination_minutes: range(bounds,",
        "autotermination_minutes: range({ maxValue: 10_000 },",
    ),
};

/** Rules that a preview of `prod` breaks and that must not be broken. */
async function brokenRules(project: ChangedProject): Promise<string[]> {
    const { preview } = project.load("preview/preview.ts") as typeof previewModule;
    const { policy } = await preview({ stack: "prod", mode: "resolved" });
    return policy.violations.filter(({ level }) => level === "mandatory").map(({ rule }) => rule);
}

/** The first test that fails; undefined where all pass. */
async function firstFailure(tests: readonly CollectedTest[]): Promise<string | undefined> {
    for (const { name, run } of tests) {
        try {
            await run();
        } catch {
            return name;
        }
    }
    return undefined;
}

describe("The defaults of Databricks", () => {
    it("pass the policy pack and every component test", async () => {
        const project = new ChangedProject();
        expect(await brokenRules(project)).toEqual([]);
        for (const file of Object.values(componentTests)) {
            const tests = project.tests(file, ofThePack);
            expect(tests.length, file).toBeGreaterThan(0);
            expect(await firstFailure(tests), file).toBeUndefined();
        }
    });

    it.each(Object.entries(changes))(
        "are guarded by the policy pack and, each for itself, by component tests: %s",
        async (_, change) => {
            const project = new ChangedProject(change);
            expect(await brokenRules(project)).not.toEqual([]);
            const tests = project.tests(componentTests[change.noticedBy], ofThePack);
            expect(await firstFailure(tests)).toBeDefined();
        },
    );
});
