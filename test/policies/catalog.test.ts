import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, it } from "vitest";
import { catalog } from "../../policies/catalog";
import { type Reference, renderRules } from "../../docs/generator/policies";

const root = join(__dirname, "..", "..");
const published = join(root, "..", "shared", "design", "rules.json");
const references = JSON.parse(readFileSync(join(root, "policies", "references.json"), "utf8")) as Record<
    string,
    Reference
>;

const tokens =
    /^(azure-native:[a-z]+:[A-Z]\w+|command:(local|remote):[A-Z]\w+|databricks:index\/[a-z]\w+:[A-Z]\w+|pulumi:providers:databricks)$/;

/** The rules that follow no published one, each reviewed. */
const ofOurOwn = [
    "data-factory-activity-policy",
    "data-factory-endpoint-approval",
    "data-factory-git-contents",
    "data-factory-linked-service-runtime",
    "data-factory-sftp-host-key",
    "data-factory-trigger-step",
    "databricks-job-secrets",
    "databricks-monitor-baseline",
    "databricks-provider-authentication",
    "databricks-provider-secrets",
    "databricks-serving-inference-table",
    "databricks-serving-rate-limits",
    "databricks-serving-scale-to-zero",
    "governance-deployment-template",
    "ml-batch-endpoint-workspace-key",
    "ml-cluster-idle-time",
    "ml-compute-attached",
    "ml-compute-retirement",
    "ml-connection-keyless",
    "ml-environment-image",
    "ml-environment-packages",
    "ml-instance-sharing",
    "ml-instance-stop-schedule",
    "ml-outbound-rule-inline",
    "ml-registry-delete-action",
    "ml-registry-primary-region",
    "ml-registry-writers",
    "ml-workspace-lock",
    "ml-workspace-storage-kind",
    "operations-remote-command",
    "operations-step-files",
    "operations-step-form",
    "operations-step-program",
    "sql-database-backup-retention",
    "synapse-sql-pool-pause",
    "synapse-workspace-key-activation",
    "reporting-capacity-administrators",
    "reporting-capacity-pause",
    "reporting-capacity-size",
];

describe("the catalogue", () => {
    it("holds every rule file, each named after its rule", () => {
        const folder = join(root, "policies", "rules");
        const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
            .filter((file) => file.endsWith(".ts") && basename(file) !== "index.ts")
            .map((file) => basename(file));
        const named = catalog.map(({ id }) => `${id.replace(/-(\w)/g, (_, c: string) => c.toUpperCase())}.ts`);
        expect(named.sort()).toEqual(files.sort());
    });

    it.each(catalog.map((rule) => [rule.id, rule] as const))("describes %s completely", (id, rule) => {
        expect(id).toMatch(/^[a-z]+(-[a-z0-9]+){2,}$/);
        expect(rule.title).toMatch(/^[A-Z].*[^.]$/);
        expect(rule.rationale).toMatch(/^[A-Z].*\.$/);
        expect(rule.remedy).toMatch(/^[A-Z].*\.$/);
        expect(["low", "medium", "high", "critical"]).toContain(rule.severity);
        for (const level of Object.values(rule.level)) {
            expect(["disabled", "advisory", "mandatory"]).toContain(level);
        }
        expect(rule.level.prod).not.toBe("disabled");
        expect(rule.targets.length).toBeGreaterThan(0);
        expect(rule.targets.filter((type) => !tokens.test(type))).toEqual([]);
        expect(rule.references.length > 0).toBe(!ofOurOwn.includes(id));
        expect(new Set(rule.references).size).toBe(rule.references.length);
    });

    it("is never laxer in production than in development", () => {
        const order = ["disabled", "advisory", "mandatory"];
        const laxer = catalog.filter(({ level }) => order.indexOf(level.prod) < order.indexOf(level.dev));
        expect(laxer.map(({ id }) => id)).toEqual([]);
    });
});

describe("references.json", () => {
    it("has exactly the references that rules use", () => {
        const used = new Set(catalog.flatMap((rule) => rule.references));
        expect(Object.keys(references).sort()).toEqual([...used].sort());
    });

    const canLookUp = existsSync(published);
    it.skipIf(!canLookUp && process.env.CI !== "true")(
        `agrees with the published rules${canLookUp ? "" : " (skipped: ../shared/design/rules.json is not there)"}`,
        () => {
            const entries = JSON.parse(readFileSync(published, "utf8")) as {
                id: string;
                source: string;
                title: string;
            }[];
            const known = new Map(entries.map((entry) => [entry.id, entry]));
            const wrong = Object.entries(references).filter(([id, { source, title }]) => {
                const entry = known.get(id);
                const kind = entry?.source.startsWith("canonical") ? "canonical" : entry?.source;
                return kind !== source || entry?.title.trim() !== title;
            });
            expect(wrong).toEqual([]);
        },
    );
});

describe("the rules reference", () => {
    const lines = renderRules(catalog, references).split("\n");

    it("has one row a rule, sorted, with as many cells as the head", () => {
        const rows = lines.filter((line) => line.startsWith("| `"));
        const ids = rows.map((row) => row.split("`")[1]);
        expect(ids).toEqual(catalog.map(({ id }) => id).sort());
        const cells = (row: string) => row.split(/(?<!\\)\|/).length;
        expect(new Set(rows.map(cells))).toEqual(new Set([10]));
    });

    it("shows levels, kinds, sources and remedy", () => {
        expect(lines.find((line) => line.includes("`storage-account-min-tls`"))).toContain(
            "| mandatory | mandatory | critical | `storage:StorageAccount` | PSRule.Rules.Azure Azure.Storage.MinTLS; checkov CKV_AZURE_44;",
        );
    });

    it("shows a kind of the Databricks provider without its module", () => {
        expect(lines.find((line) => line.includes("`databricks-policy-cost-cap`"))).toContain(
            "| `databricks:ClusterPolicy` |",
        );
        expect(lines.find((line) => line.includes("`databricks-provider-secrets`"))).toContain(
            "| `pulumi:providers:databricks` |",
        );
    });

    it("refuses a reference without an entry", () => {
        expect(() => renderRules(catalog, {})).toThrow(/which is not in references\.json/);
    });
});
