import { createHash } from "node:crypto";
import { visibleJson } from "../azure/visibleText";

/** A value of the plan: plain JSON, in which three marks stand for what is not plain. */
export type PlanValue = null | boolean | number | string | PlanValue[] | { [key: string]: PlanValue };

/** Properties of a resource in the plan. */
export type PlanProperties = Record<string, PlanValue>;

/** Stands for a value that is not known before deployment. */
export const unknownMark = { $unknown: true } as const;
/** Stands for a secret; the value never leaves the process. */
export const secretMark = { $secret: true } as const;

/** One resource that the program registers. */
export interface PlanResource {
    /** Pulumi's name for the resource within the stack. */
    urn: string;
    /** Type token, for example `azure-native:storage:StorageAccount`; what the program calls it is in the URN. */
    type: string;
    /** Logical name. */
    name: string;
    /** True for a resource of a provider, false for a component. */
    custom: boolean;
    /** URN of the parent; absent for the stack itself. */
    parent?: string;
    /** Package of the default provider, or the URN of an explicit one. */
    provider: string;
    /** Whether Pulumi refuses to delete or replace it. */
    protect: boolean;
    /** Whether Pulumi forgets it instead of deleting it. */
    retainOnDelete: boolean;
    /** Earlier names and parents, by which a renamed resource keeps its state. */
    aliases: PlanValue[];
    /** Paths of inputs whose change replaces it because the program says so; absent where there are none. */
    replaceOnChanges?: string[];
    /** Paths of inputs whose change the program says to ignore; absent where there are none. */
    ignoreChanges?: string[];
    /** URNs that must be there first. */
    dependsOn: string[];
    /** URNs that each input was made from. */
    propertyDependencies: Record<string, string[]>;
    /** Inputs as the provider receives them. */
    inputs: PlanProperties;
}

/** What one rule of the policy pack found. */
export interface PlanFinding {
    /** Id of the rule. */
    rule: string;
    /** `mandatory` stops a deployment, `advisory` does not. */
    level: string;
    /** URN of the resource. */
    urn: string;
    /** Path of the property within the resource's inputs. */
    path: string;
    /** What is wrong. */
    message: string;
    /** What would be right. */
    remedy: string;
}

/** What the policy pack said of the whole plan. */
export interface PlanPolicy {
    /** Name of the pack. */
    pack: string;
    /** Profile that decided the levels. */
    profile: string;
    /** Set where the organisation's Azure Policy makes the DNS zone groups of private endpoints, and not the platform. */
    zoneGroups?: "policy";
    /** Number of rules that were evaluated. */
    rulesEvaluated: number;
    /** Findings that stand. */
    violations: PlanFinding[];
    /** Conditions that cannot be judged before deployment. */
    unknown: PlanFinding[];
    /** Findings that a waiver covers. */
    waived: PlanFinding[];
}

/** What a preview knows: `preview` as `pulumi preview` sees it, `resolved` with ids and outputs of a simulated cloud. */
export type PlanMode = "preview" | "resolved";

/** Everything that a deployment of one stack would register. */
export interface Plan {
    /** Version of this format. */
    format: "plan/1";
    /** Name of the Pulumi project. */
    project: string;
    /** Name of the stack. */
    stack: string;
    /** What the preview knew. */
    mode: PlanMode;
    /** Resources, sorted by URN. */
    resources: PlanResource[];
    /** Outputs of the stack. */
    outputs: PlanProperties;
    /** Judgement of the policy pack. */
    policy: PlanPolicy;
}

/** Text of a plan: the same bytes for the same plan on every machine. */
export function planText(plan: object): string {
    return `${visibleJson(JSON.stringify(sorted(plan), undefined, 2))}\n`;
}

/** Order of texts by code points, which no locale changes. */
export function byCodePoints(a: string, b: string): number {
    return a < b ? -1 : a > b ? 1 : 0;
}

function sorted(value: unknown): unknown {
    if (Array.isArray(value)) {
        return value.map(sorted);
    }
    if (value === null || typeof value !== "object") {
        return value;
    }
    const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
    return Object.fromEntries(
        entries.sort(([a], [b]) => byCodePoints(a, b)).map(([key, inner]) => [key, sorted(inner)]),
    );
}

/** Mark of an asset or archive: what it holds, not where it lies. */
export function assetMark(content: unknown): PlanProperties {
    return {
        $asset: createHash("sha256")
            .update(JSON.stringify(sorted(content)))
            .digest("hex"),
    };
}

/** Whether a value is, or holds, something that is not known before deployment. */
export function holdsUnknown(value: PlanValue): boolean {
    if (value === null || typeof value !== "object") {
        return false;
    }
    if (!Array.isArray(value) && value.$unknown === true) {
        return true;
    }
    return Object.values(value).some(holdsUnknown);
}
