import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { ResourceGroup } from "@pulumi/azure-native/resources";
import { StorageAccount } from "@pulumi/azure-native/storage";
import * as pulumi from "@pulumi/pulumi";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { compare } from "../../preview/comparison/compare";
import { diagramMarkdown } from "../../preview/diagram/diagrams";
import { issueLine, PreviewError } from "../../preview/issues";
import { judge } from "../../preview/judge";
import { planText, secretMark, type Plan, type PlanMode } from "../../preview/plan";
import { record, type Recording } from "../../preview/recording/record";
import { comparisonReport } from "../../preview/report/comparison";
import { pageData } from "../../preview/report/html/data";
import { markdownReport } from "../../preview/report/markdown/report";
import { treeReport } from "../../preview/report/tree";
import { readProject, readStackConfig, type Project } from "../../preview/stackFile";
import { resolvedBackend, unresolvedBackend } from "../../preview/backends";
import { SettingsError } from "../../stacks/settings/settings";
import { accepted, minimalStack } from "../stacks/support/stackSettings";
import { unitAccount, unitStack } from "../support/recording";

// Every planted text starts so; where a part of it turns up, this does.
const start = "pl4nted";
const anyText = fc.string({ unit: "binary", maxLength: 120 }).map((text) => start + text);
const modes = fc.constantFrom<PlanMode>("preview", "resolved");
const runs = { numRuns: 12 };

class Holder extends pulumi.ComponentResource {
    constructor(name: string, args: pulumi.Inputs) {
        super("azure-ml-platform:index:Holder", name, args);
    }
}

/** A resource of a type that has no class of its own here. */
class Raw extends pulumi.CustomResource {}

const account = (name: string, args: object) =>
    new StorageAccount(name, {
        resourceGroupName: "rg",
        accountName: `st${name}`,
        kind: "StorageV2",
        sku: { name: "Standard_LRS" },
        ...args,
    });

function run(program: () => unknown, mode: PlanMode): Promise<Recording> {
    const backend = mode === "resolved" ? resolvedBackend(unitAccount, {}) : unresolvedBackend({});
    return record({ ...unitStack, mode, config: {}, program, backend });
}

function planOf(recording: Recording, mode: PlanMode): Plan {
    const settings = accepted(minimalStack("storage"), "storage-minimal");
    const resources = recording.resources.map(({ shown }) => shown);
    const policy = judge(recording, settings, unitStack.stack, "2026-01-01");
    return { format: "plan/1", ...unitStack, mode, resources, outputs: recording.outputs, policy };
}

/** All that a preview writes of a plan. */
function written(plan: Plan): string {
    const terminal = { width: 1000, colour: false };
    const comparison = compare({ ...plan, resources: [] }, plan, "base");
    const view = { stack: plan.stack, plan, comparison, notes: [] };
    return [
        planText(plan),
        treeReport(plan, terminal, { milliseconds: 0, findingsOnly: false }),
        comparisonReport(view, terminal),
        markdownReport(view),
        diagramMarkdown(plan),
        JSON.stringify(pageData(view)),
    ].join("\n");
}

async function issueLinesOf(program: () => unknown, mode: PlanMode): Promise<string[]> {
    try {
        await run(program, mode);
    } catch (error) {
        if (error instanceof PreviewError) {
            return error.issues.map(issueLine);
        }
        throw error;
    }
    throw new Error("nothing went wrong");
}

describe("A secret in an input or an output", () => {
    const program = (text: string) => () => {
        const secret = pulumi.secret(text);
        const first = account("first", {
            tags: { open: "open", held: secret, made: pulumi.interpolate`AccountKey=${secret}` },
            networkRuleSet: { defaultAction: "Deny", ipRules: [{ iPAddressOrRange: secret }, { action: secret }] },
        });
        account("second", { tags: first.tags });
        const list = [text.length, secret, { deep: [secret] }];
        new Raw("azure-native:resources:ResourceGroup", "raw", { resourceGroupName: "rg-raw", list });
        new ResourceGroup("whole", { resourceGroupName: "rg-whole", tags: pulumi.secret({ held: text }) });
        new Holder("holder", { list });
        return { plain: secret, nested: [{ held: secret }], copied: first.tags, open: "open" };
    };
    const inputsOf = (plan: Plan, name: string) => plan.resources.find((resource) => resource.name === name)?.inputs;

    it("is in no text of the preview, whatever it is", async () => {
        await fc.assert(
            fc.asyncProperty(anyText, modes, async (text, mode) => {
                const plan = planOf(await run(program(text), mode), mode);
                expect(plan.resources).toHaveLength(6);
                expect(written(plan)).not.toContain(start);
            }),
            runs,
        );
    });

    it("is masked in its place, and nothing next to it is", async () => {
        await fc.assert(
            fc.asyncProperty(anyText, modes, async (text, mode) => {
                const plan = planOf(await run(program(text), mode), mode);
                expect(inputsOf(plan, "first")).toMatchObject({
                    tags: { open: "open", held: secretMark, made: secretMark },
                    networkRuleSet: secretMark, // the SDK completes the whole, so the whole is secret
                });
                expect(inputsOf(plan, "second")?.tags).toEqual(secretMark);
                expect(inputsOf(plan, "raw")?.list).toEqual([text.length, secretMark, { deep: [secretMark] }]);
                expect(inputsOf(plan, "whole")?.tags).toEqual(secretMark);
                expect(plan.outputs).toMatchObject({ plain: secretMark, nested: [{ held: secretMark }], open: "open" });
                expect(planText(plan)).toContain('"held": {\n            "$secret": true\n          }');
            }),
            runs,
        );
    });
});

describe("A secret that a rule of the policy pack objects to", () => {
    it("is replaced in the finding and in the report", async () => {
        await fc.assert(
            fc.asyncProperty(anyText, modes, async (text, mode) => {
                const plan = planOf(
                    await run(() => void account("lake", { minimumTlsVersion: pulumi.secret(text) }), mode),
                    mode,
                );
                const finding = plan.policy.violations.find(({ path: at }) => at === "minimumTlsVersion");
                expect(finding?.message).toBe(
                    "minimumTlsVersion is a value that may be secret (not shown), expected at least TLS1_2",
                );
                expect(written(plan)).not.toContain(start);
            }),
            runs,
        );
    });
});

describe("A secret in the message of an error", () => {
    const failures: [string, (text: string) => void, (line: string) => boolean][] = [
        [
            "that the program throws",
            (text) => {
                throw new Error(`cannot log in with ${text}`);
            },
            (line) => line === "cannot log in with (secret)",
        ],
        [
            "of settings that stop a run",
            (text) => {
                throw new SettingsError([
                    { path: "lake.key", message: `found ${text}` },
                    { path: "lake.name", message: "is missing" },
                ]);
            },
            (line) => line === "lake.key: found (secret)",
        ],
        [
            "of inputs that are refused, in path and reason",
            (text) => {
                const errors = [{ propertyPath: `tags.${text}`, reason: `${text} is no tag` }];
                throw new pulumi.InputPropertiesError({ message: `Holder "h": ${text}`, errors });
            },
            (line) => line.includes("tags.(secret): (secret) is no tag"),
        ],
        [
            "that a later step throws",
            (text) => {
                const failing = pulumi.output(1).apply(() => {
                    throw new Error(`refused: ${text}`);
                });
                account("late", { tags: { failing } });
            },
            (line) => line.includes("refused: (secret)"),
        ],
        [
            "that the monitor answers with",
            (text) => void new Raw("other:index:Thing", text, {}),
            (line) => line.startsWith("other:index:Thing (secret): "),
        ],
    ];

    it.each(failures)("%s is replaced", async (_, fail, shown) => {
        await fc.assert(
            fc.asyncProperty(anyText, modes, async (text, mode) => {
                const lines = await issueLinesOf(() => {
                    account("first", { tags: { held: pulumi.secret(text) } });
                    fail(text);
                }, mode);
                expect(lines.join("\n")).not.toContain(start);
                expect(lines.filter(shown)).toHaveLength(1);
            }),
            runs,
        );
    });
});

describe("An encrypted value in a stack file", () => {
    let folder: string;
    let project: Project;
    beforeEach(() => {
        folder = mkdtempSync(path.join(tmpdir(), "stack-file-"));
        writeFileSync(path.join(folder, "Pulumi.yaml"), "name: azure-ml-platform\nruntime: nodejs\n");
        project = readProject(folder);
    });
    afterEach(() => rmSync(folder, { recursive: true }));

    const refused = (config: unknown): string[] => {
        writeFileSync(path.join(folder, "Pulumi.dev.yaml"), JSON.stringify({ config }));
        try {
            readStackConfig(project, "dev");
        } catch (error) {
            if (error instanceof PreviewError) {
                return error.issues.map(issueLine);
            }
            throw error;
        }
        return [];
    };
    const reason = "holds an encrypted value, which a preview cannot read; the platform takes no secret, remove it";

    it("is refused by its path, every one, and not repeated", () => {
        fc.assert(
            fc.property(anyText, (text) => {
                const lines = refused({
                    "azure-ml-platform:password": { secure: text },
                    "azure-ml-platform:lake": { replication: { secure: text }, softDelete: { blobDays: 7 } },
                    "azure-ml-platform:tags": { additional: { key: { secure: text } } },
                    "azure-native:clientSecret": { secure: text },
                });
                expect(lines).toEqual([
                    `azure-ml-platform:password: ${reason}`,
                    `azure-ml-platform:lake.replication: ${reason}`,
                    `azure-ml-platform:tags.additional.key: ${reason}`,
                    `azure-native:clientSecret: ${reason}`,
                ]);
            }),
        );
    });

    it("is not seen where there is none", () => {
        expect(refused({ "azure-ml-platform:tags": { owner: "secure", additional: { level: "secure" } } })).toEqual([]);
    });

    it("is not repeated where the file is no YAML", () => {
        writeFileSync(path.join(folder, "Pulumi.dev.yaml"), `config:\n  a: { secure: ${start}\n  b: "${start}`);
        let lines: string[] = [];
        try {
            readStackConfig(project, "dev");
        } catch (error) {
            lines = (error as PreviewError).issues.map(issueLine);
        }
        expect(lines.length).toBeGreaterThan(0);
        for (const line of lines) {
            expect(line).toMatch(/^Pulumi\.dev\.yaml:\d+:\d+: /);
        }
        expect(lines.join("\n")).not.toContain(start);
    });
});
