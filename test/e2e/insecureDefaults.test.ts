import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = path.join(__dirname, "../..");
const rooms = ["components", "docs", "policies", "preview", "simulation", "stacks", "test", "workloads"];
const files = ["Pulumi.yaml", "package.json", "tsconfig.json", "vitest.config.mts"];

/** Tests that know nothing of one another: each must notice a default that became insecure. */
const suites = {
    workspace: ["test/components/databricks/workspace/databricksWorkspace.test.ts"],
    settings: ["test/components/databricks/workspace/databricksWorkspaceSettings.test.ts"],
    catalog: ["test/components/databricks/catalog/databricksUnityCatalog.test.ts"],
    library: ["test/components/databricks/compute/policyLibrary.test.ts"],
    prod: ["test/e2e/cli.test.ts", "-t", String.raw`of prod \["--resolved"\] ends clean`],
} as const;
type Suite = keyof typeof suites;

/** A default, what it becomes, and who notices. */
interface Change {
    file: string;
    from: string;
    to: string;
    noticedBy: readonly [Suite, Suite];
}

const inWorkspace = (from: string, to: string): Change => ({
    file: "databricksWorkspace",
    from,
    to,
    noticedBy: ["workspace", "prod"],
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
    "a workspace that the internet reaches": inWorkspace(
        "return publicNetworkAccess\n",
        "return publicNetworkAccess !== false\n",
    ),
    "audit logs that say little": {
        file: "workspaceConfiguration",
        from: 'enableVerboseAuditLogs: "true"',
        to: 'enableVerboseAuditLogs: "false"',
        noticedBy: ["settings", "prod"],
    },
    "a catalog that every workspace sees": {
        file: "databricksUnityCatalog",
        from: 'isolationMode: "ISOLATED"',
        to: 'isolationMode: "OPEN"',
        noticedBy: ["catalog", "prod"],
    },
    "clusters without isolation": {
        file: "policyLibrary",
        from: "policy.dataSecurityMode ?? resolved.preset.dataSecurityMode",
        to: '"NONE"',
        noticedBy: ["library", "prod"],
    },
    "clusters that cost without end": {
        file: "policyLibrary",
        from: "dbus_per_hour: range({ maxValue: resolved.maxDbusPerHour }),",
        to: "",
        noticedBy: ["library", "prod"],
    },
    "clusters that never stop": {
        file: "policyLibrary",
        from: "autotermination_minutes: range(bounds,",
        to: "autotermination_minutes: range({},",
        noticedBy: ["library", "prod"],
    },
};

let copy = "";
beforeAll(() => {
    copy = mkdtempSync(path.join(os.tmpdir(), "azure-ml-platform-defaults-"));
    for (const name of [...rooms, ...files]) {
        cpSync(path.join(root, name), path.join(copy, name), { recursive: true });
    }
    symlinkSync(path.join(root, "node_modules"), path.join(copy, "node_modules"));
});
afterAll(() => rmSync(copy, { recursive: true }));

/** Runs a suite in the copy: whether it passed, and whether it ran anything at all. */
function run(suite: Suite): { passed: boolean; tests: number } {
    const report = path.join(copy, "report.json");
    rmSync(report, { force: true });
    const vitest = path.join(root, "node_modules/.bin/vitest");
    const { status } = spawnSync(vitest, ["run", ...suites[suite], "--reporter=json", `--outputFile=${report}`], {
        cwd: copy,
        stdio: "ignore",
    });
    const { numPassedTests = 0, numFailedTests = 0 } = JSON.parse(readFileSync(report, "utf8")) as Record<
        string,
        number
    >;
    return { passed: status === 0, tests: numPassedTests + numFailedTests };
}

function changed({ file, from, to }: Change, work: () => void): void {
    const target = path.join(copy, `components/databricks/${file}.ts`);
    const text = readFileSync(target, "utf8");
    expect(text.split(from).length, `${from} stands once in ${file}.ts`).toBe(2);
    writeFileSync(target, text.replace(from, to));
    try {
        work();
    } finally {
        writeFileSync(target, text);
    }
}

describe("The tests of Databricks' defaults", () => {
    it.each(Object.keys(suites) as Suite[])("pass as the defaults are: %s", (suite) => {
        const { passed, tests } = run(suite);
        expect(passed).toBe(true);
        expect(tests).toBeGreaterThan(0);
    });

    it.each(Object.entries(changes))("notice, two of them each for itself, %s", { timeout: 180_000 }, (_, change) => {
        changed(change, () => {
            for (const suite of change.noticedBy) {
                const { passed, tests } = run(suite);
                expect(tests, `${suite} runs`).toBeGreaterThan(0);
                expect(passed, `${suite} passes`).toBe(false);
            }
        });
    });
});
