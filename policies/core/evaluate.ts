import { canonicalToken } from "../../azure/resourceTypes";
import type { Conditions } from "./conditions";
import { type Finding, sorted } from "./finding";
import { propertyIn, ResourceGraph } from "./relations";
import { type PolicyInput, toPolicyInput } from "./resource";
import { ResourceIndex } from "./resourceIndex";
import {
    type Profile,
    type PropertyRule,
    type Rule,
    type StackContext,
    type StackFinding,
    typesOf,
    type ZoneGroupOwner,
} from "./rule";
import { every } from "./verdict";
import { applyWaivers, type Waiver } from "./waivers";

/** What an evaluation depends on in addition to the resources. */
export interface EvaluationOptions {
    /** The rules to evaluate; those that the profile disables are left out. */
    readonly rules: readonly Rule[];
    /** Which levels apply. Absent means `prod`. */
    readonly profile?: Profile;
    /** The stack's name, which waivers may be limited to. */
    readonly stack: string;
    /** The day of the evaluation, `YYYY-MM-DD`, which waivers expire by. */
    readonly today: string;
    /** The waivers to apply. Absent means none. */
    readonly waivers?: readonly Waiver[];
    /** Who makes the DNS zone groups of private endpoints. Absent means `platform`. */
    readonly zoneGroups?: ZoneGroupOwner;
}

/** The findings of an evaluation. */
export interface Evaluation {
    /** The pack's name. */
    readonly pack: string;
    /** The profile applied. */
    readonly profile: Profile;
    /** How many rules the profile has in force. */
    readonly rulesEvaluated: number;
    /** What is wrong. */
    readonly violations: readonly Finding[];
    /** What is not known before deployment. */
    readonly unknown: readonly Finding[];
    /** What is wrong and accepted. */
    readonly waived: readonly Finding[];
}

/** The name under which the engine knows the pack. */
export const packName = "azure-ml-platform";

/** Judges resources by the rules. Pure: the same arguments give the same findings in the same order. */
export function evaluate(resources: readonly PolicyInput[], options: EvaluationOptions): Evaluation {
    const profile = options.profile ?? "prod";
    const rules = options.rules.filter((rule) => rule.level[profile] !== "disabled");
    const index = new ResourceIndex(resources.map(normalize));
    const context = { profile, today: options.today, zoneGroups: options.zoneGroups ?? "platform" };
    const found = rules.flatMap((rule) =>
        judge(rule, index, context).map((finding) => ({ finding, report: reported(rule, finding, profile) })),
    );
    const violations = found.filter(({ finding }) => finding.verdict === "fail").map(({ report }) => report);
    const unknown = found.filter(({ finding }) => finding.verdict === "unknown").map(({ report }) => report);
    const outcome = applyWaivers(violations, unknown, options.waivers ?? [], {
        stack: options.stack,
        today: options.today,
        rules,
        switchedOff: new Set(options.rules.filter((rule) => !rules.includes(rule)).map((rule) => rule.id)),
        resourceAt: (urn) => index.get(urn),
    });
    return {
        pack: packName,
        profile,
        rulesEvaluated: rules.length,
        violations: sorted(outcome.violations),
        unknown: sorted(unknown),
        waived: sorted(outcome.waived),
    };
}

// A host that has prepared its resources need not pay for it again.
function normalize(resource: PolicyInput): PolicyInput {
    const ready = resource.props.__isSpecialProxy === true && resource.type === canonicalToken(resource.type);
    return ready ? resource : toPolicyInput(resource);
}

function judge(rule: Rule, index: ResourceIndex, context: StackContext): readonly StackFinding[] {
    const types = typesOf(rule);
    if (!index.hasOneOf(types)) {
        return [];
    }
    return rule.kind === "stack"
        ? rule.judge(new ResourceGraph(index, types), context)
        : index.ofType(types).flatMap((resource) => judgeResource(rule, resource, context));
}

function judgeResource(rule: PropertyRule, resource: PolicyInput, { profile, today }: StackContext): StackFinding[] {
    const applies = applicability(rule.applies ?? {}, resource);
    if (applies === "fail") {
        return [];
    }
    const checks =
        typeof rule.checks === "function" ? rule.checks({ profile, today, type: resource.type }) : rule.checks;
    const findings = Object.entries(checks).flatMap(([path, condition]): StackFinding[] => {
        const { answer, path: decided, found } = condition.judge(propertyIn(resource, path));
        if (answer === "pass") {
            return [];
        }
        // A failing check of a rule that may not apply is not known to be wrong.
        const verdict = answer === "fail" && applies === "pass" ? "fail" : "unknown";
        const at = verdict === "fail" ? decided : path;
        const message = `${at || resource.name} is ${found}, expected ${condition.expectation}`;
        return [{ urn: resource.urn, path: at, message, verdict }];
    });
    return [...findings, ...unprotected(rule, resource)];
}

function applicability(conditions: Conditions, resource: PolicyInput) {
    const verdicts = Object.entries(conditions).map(([path, condition]) => condition.judge(propertyIn(resource, path)));
    return every(verdicts, { answer: "pass", path: "", found: "" }).answer;
}

function unprotected(rule: PropertyRule, resource: PolicyInput): StackFinding[] {
    if (!rule.options?.protect || resource.protect) {
        return [];
    }
    const message = "the resource option protect is false, expected true";
    return [{ urn: resource.urn, path: "protect", message, verdict: "fail" }];
}

function reported(rule: Rule, { urn, path, message }: StackFinding, profile: Profile): Finding {
    const level = rule.level[profile] === "mandatory" ? "mandatory" : "advisory";
    return { rule: rule.id, level, urn, path, message, remedy: rule.remedy };
}
