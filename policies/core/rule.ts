import type { Conditions } from "./conditions";
import type { ResourceGraph } from "./relations";
import type { PolicyInput } from "./resource";
import type { Answer } from "./verdict";

/** Which set of levels applies: a development environment tolerates what production does not. */
export type Profile = "dev" | "prod";

/** What a violation means for a deployment. */
export type Level = "disabled" | "advisory" | "mandatory";

/** How bad a violation is, whatever its level. */
export type Severity = "low" | "medium" | "high" | "critical";

/** Who makes the DNS zone groups of private endpoints: this program, or the organisation's Azure Policy. */
export type ZoneGroupOwner = "platform" | "policy";

/** What every rule says about itself. */
export interface RuleDescription {
    /** `<service>-<thing>-<property>`: never changed, never used again for another rule. */
    readonly id: string;
    /** What the rule demands, in one line. */
    readonly title: string;
    /** The cause: what goes wrong otherwise. */
    readonly rationale: string;
    /** The remedy: what to change. */
    readonly remedy: string;
    /** How bad a violation is. */
    readonly severity: Severity;
    /** What a violation means in each profile. */
    readonly level: Readonly<Record<Profile, Level>>;
    /** The resource types judged, in their canonical spelling. */
    readonly targets: readonly string[];
    /** Ids of the published rules this one follows; each has an entry in references.json. */
    readonly references: readonly string[];
    /** No waiver may excuse a violation. */
    readonly unwaivable?: true;
}

/** What a property rule may depend on in addition to the inputs. */
export interface CheckContext {
    /** The profile in force. */
    readonly profile: Profile;
    /** The type of the resource judged. */
    readonly type: string;
    /** The day of the evaluation, `YYYY-MM-DD`. */
    readonly today: string;
}

/** A rule about one resource's inputs. */
export interface PropertyRule extends RuleDescription {
    /** Tells the two kinds of rule apart. */
    readonly kind: "property";
    /** Conditions under which the rule applies at all; none means always. */
    readonly applies?: Conditions;
    /** What must hold, by property path. Each has its own verdict. */
    readonly checks: Conditions | ((context: CheckContext) => Conditions);
    /** What must hold of the resource's options. */
    readonly options?: Readonly<Partial<Record<"protect", true>>>;
}

/** Something a stack rule found on one resource. */
export interface StackFinding {
    /** The resource to change. */
    readonly urn: string;
    /** The input to change, or the empty text when it is the resource itself. */
    readonly path: string;
    /** What was found and what would be right. */
    readonly message: string;
    /** Whether it is wrong or not known yet. */
    readonly verdict: "fail" | "unknown";
}

/** An answer about a resource as a finding; none where it passes. */
export function findingsOf({ urn }: PolicyInput, verdict: Answer, path: string, message: string): StackFinding[] {
    return verdict === "pass" ? [] : [{ urn, path, message, verdict }];
}

/** What a stack rule may depend on in addition to the resources. */
export interface StackContext {
    /** The profile in force. */
    readonly profile: Profile;
    /** The day of the evaluation, `YYYY-MM-DD`. */
    readonly today: string;
    /** Who makes DNS zone groups. */
    readonly zoneGroups: ZoneGroupOwner;
}

/** A rule about how resources belong together. */
export interface StackRule extends RuleDescription {
    /** Tells the two kinds of rule apart. */
    readonly kind: "stack";
    /**
     * The resource types, other than the targets, that the rule looks at. It is shown the inputs of no others, so that
     * what it finds depends on these types alone.
     */
    readonly reads: readonly string[];
    /** Finds what is wrong, or not known yet, among the resources of its types. */
    judge(graph: ResourceGraph, context: StackContext): readonly StackFinding[];
}

/** Any rule. */
export type Rule = PropertyRule | StackRule;

/** The resource types that a rule looks at: what it finds changes with the inputs of no others. */
export function typesOf(rule: Rule): readonly string[] {
    return rule.kind === "stack" ? [...rule.targets, ...rule.reads] : rule.targets;
}

/** Defines a rule about one resource's inputs. */
export function defineRule(rule: Omit<PropertyRule, "kind">): PropertyRule {
    return { ...rule, kind: "property" };
}

/** Defines a rule about how resources belong together. */
export function defineStackRule(rule: Omit<StackRule, "kind">): StackRule {
    return { ...rule, kind: "stack" };
}
