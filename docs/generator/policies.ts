import type { Rule } from "../../policies/core/rule";
import { table } from "../../preview/report/markdown/text";

/** Where a published rule comes from. */
export interface Reference {
    /** The collection that publishes it. */
    readonly source: string;
    /** What it says. */
    readonly title: string;
}

/** Renders the rules as Markdown: a table, then the cause of each rule and what it follows. */
export function renderRules(rules: readonly Rule[], references: Readonly<Record<string, Reference>>): string {
    const ordered = [...rules].sort((a, b) => (a.id < b.id ? -1 : 1));
    const head = ["Rule", "Demands", "dev", "prod", "Severity", "Kinds", "Follows", "Remedy"];
    const causes = ordered.map((rule) => `- **${rule.id}**${rule.unwaivable ? " (no waiver)" : ""}: ${rule.rationale}`);
    return [
        "# Policy rules",
        "",
        `${rules.length} rules. A violation of a mandatory rule stops a deployment; an advisory one is reported.`,
        "[The pack compared with other tools](other-tools.md) compares verdicts on the fixtures of checkov and PSRule.",
        "",
        ...table(
            head,
            ordered.map((rule) => cells(rule, references)),
        ),
        "",
        "## Causes",
        "",
        ...causes,
        "",
    ].join("\n");
}

function cells(rule: Rule, references: Readonly<Record<string, Reference>>): string[] {
    const kinds = rule.targets.map((type) => `\`${shownKind(type)}\``);
    return [
        `\`${rule.id}\``,
        rule.title,
        rule.level.dev,
        rule.level.prod,
        rule.severity,
        kinds.length > 6 ? `${kinds.length} kinds` : kinds.join(", "),
        sources(rule, references),
        rule.remedy,
    ];
}

// No kind of the Databricks provider has a name that azure-native:databricks has too.
function shownKind(type: string): string {
    return type.replace("azure-native:", "").replace(/^(\w+):index\/\w+:/, "$1:");
}

function sources(rule: Rule, references: Readonly<Record<string, Reference>>): string {
    return rule.references
        .map((id) => ({ id, reference: references[id] }))
        .map(({ id, reference }) => {
            if (reference === undefined) {
                throw new Error(
                    `${rule.id} refers to ${id}, which is not in references.json; add its source and title`,
                );
            }
            return reference.source === "canonical" ? "" : `${reference.source} ${id}`;
        })
        .filter((text) => text !== "")
        .join("; ");
}
