import type {
    PolicyResource,
    ReportViolation,
    ResourceValidationArgs,
    ResourceValidationPolicy,
    StackValidationArgs,
    StackValidationPolicy,
} from "@pulumi/policy";
import * as sdk from "@pulumi/policy/deserialize";
import { canonicalToken } from "../../azure/resourceTypes";
import { secretsIn } from "./envelopes";
import { type Evaluation, evaluate } from "./evaluate";
import type { Finding } from "./finding";
import { Mask, masked } from "./mask";
import { type PolicyInput, toPolicyInput } from "./resource";
import type { Level, Profile, PropertyRule, Rule, StackRule, ZoneGroupOwner } from "./rule";
import type { Waiver } from "./waivers";

// Its declaration is stripped.
const { serializeProperties } = sdk as unknown as { serializeProperties: (props: object) => Promise<object> };

/** What the engine's policies are built from. */
export interface PackArgs {
    /** The rules. */
    readonly rules: readonly Rule[];
    /** The waivers in the repository. */
    readonly waivers: readonly Waiver[];
    /** The day of the run, `YYYY-MM-DD`. */
    readonly today: string;
}

/** The pack's configuration, given to the policy `pack-settings`. */
interface PackSettings {
    /** Which levels apply. */
    readonly profile?: Profile;
    /** Who makes the DNS zone groups of private endpoints. */
    readonly zoneGroups?: ZoneGroupOwner;
}

/** What the policies of one run share. */
interface Run extends PackArgs {
    /** The pack's configuration. */
    settings: PackSettings;
    /** The inputs of every resource analysed: a stack policy is handed outputs, which lack the names of parents. */
    readonly inputs: Map<string, Record<string, unknown>>;
    /** Paths of the secret inputs of every resource that the engine offered for remediation. */
    readonly secretPaths: Map<string, readonly string[]>;
    /** Hides the values of those inputs. */
    readonly mask: Mask;
}

/** Turns the rules into the engine's policies, one each, led by the one that carries the pack's configuration. */
export function packPolicies(args: PackArgs): (ResourceValidationPolicy | StackValidationPolicy)[] {
    const run: Run = { ...args, settings: {}, inputs: new Map(), secretPaths: new Map(), mask: new Mask() };
    return [
        settingsPolicy(run),
        secretsPolicy(run),
        ...args.rules.map((rule) => (rule.kind === "property" ? propertyPolicy(run, rule) : stackPolicy(run, rule))),
        waiverPolicy(run),
    ];
}

// The engine configures policies one by one. This one comes first, so that one entry configures them all.
function settingsPolicy(run: Run): ResourceValidationPolicy & StackValidationPolicy {
    return {
        name: "pack-settings",
        description: "Carries the configuration of the whole pack; never violated.",
        enforcementLevel: "advisory",
        configSchema: {
            properties: {
                profile: { type: "string", enum: ["dev", "prod"], default: "prod" },
                zoneGroups: { type: "string", enum: ["platform", "policy"], default: "platform" },
            },
        },
        validateResource: (args: ResourceValidationArgs) => {
            run.settings = args.getConfig<PackSettings>();
            run.inputs.set(args.urn, args.props as Record<string, unknown>);
        },
        validateStack: (args: StackValidationArgs) => {
            run.settings = args.getConfig<PackSettings>();
        },
    };
}

// The engine opens secrets for every other policy; one that remediates sees which values are secret, before the others
// see the resource. It changes nothing.
function secretsPolicy(run: Run): ResourceValidationPolicy {
    return {
        name: "pack-secrets",
        description: "Finds the secret inputs, so that no message shows one; never violated.",
        enforcementLevel: "remediate",
        remediateResource: async ({ urn, props }) => {
            const secrets = secretsIn(await serializeProperties(props));
            run.secretPaths.set(
                urn,
                secrets.map(({ path }) => path),
            );
            secrets.forEach(({ value }) => run.mask.remember(value));
        },
    };
}

// Where the policy that finds them is switched off, any input may be secret.
const secretPathsOf = (run: Run, urn: string) => run.secretPaths.get(urn) ?? [""];

function propertyPolicy(run: Run, rule: PropertyRule): ResourceValidationPolicy {
    return {
        ...described(rule),
        validateResource: (args, report) => {
            if (rule.targets.includes(canonicalToken(args.type))) {
                const props = args.props as Record<string, unknown>;
                const { urn, type, name, opts } = args;
                const input = toPolicyInput({
                    ...{ urn, type, name, props },
                    protect: opts.protect,
                    secretPaths: secretPathsOf(run, urn),
                });
                reportEvaluation(judged(run, [input], [rule]), report, rule.level.prod);
            }
        },
    };
}

function stackPolicy(run: Run, rule: StackRule): StackValidationPolicy {
    return {
        ...described(rule),
        validateStack: (args, report) => {
            reportEvaluation(judged(run, stackInputs(run, args.resources), [rule]), report, rule.level.prod);
        },
    };
}

function waiverPolicy(run: Run): StackValidationPolicy {
    return {
        name: "waivers",
        description: "Waivers are in date, in use, and only for rules that allow them.",
        enforcementLevel: "mandatory",
        validateStack: (args, report) => {
            const { violations } = judged(run, stackInputs(run, args.resources), run.rules);
            for (const finding of violations.filter(aboutWaivers)) {
                reportOne(report, finding, finding.message, "mandatory");
            }
        },
    };
}

function described(rule: Rule) {
    return {
        name: rule.id,
        displayName: rule.title,
        description: `${rule.title}. ${rule.rationale}`,
        severity: rule.severity,
        enforcementLevel: rule.level.prod,
        remediationSteps: rule.remedy,
    };
}

function judged(run: Run, inputs: readonly PolicyInput[], rules: readonly Rule[]): Evaluation {
    const stack = inputs[0]?.urn.split("::")[0]?.replace("urn:pulumi:", "") ?? "";
    const options = { ...run.settings, stack, today: run.today, waivers: run.waivers, rules };
    return masked(evaluate(inputs, options), run.mask);
}

function stackInputs(run: Run, resources: readonly PolicyResource[]): PolicyInput[] {
    return resources.map((resource) =>
        toPolicyInput({
            urn: resource.urn,
            type: resource.type,
            name: resource.name,
            props: run.inputs.get(resource.urn) ?? (resource.props as Record<string, unknown>),
            protect: resource.opts.protect,
            secretPaths: secretPathsOf(run, resource.urn),
            custom: resource.provider !== undefined,
            parent: resource.parent?.urn,
            dependencies: resource.dependencies.map(({ urn }) => urn),
            propertyDependencies: Object.fromEntries(
                Object.entries(resource.propertyDependencies).map(([key, on]) => [key, on.map(({ urn }) => urn)]),
            ),
        }),
    );
}

function reportEvaluation(evaluation: Evaluation, report: ReportViolation, declared: Level): void {
    for (const finding of evaluation.violations.filter((violation) => !aboutWaivers(violation))) {
        reportOne(report, finding, `${finding.message}. ${finding.remedy}`, declared);
    }
    for (const finding of evaluation.unknown) {
        const text = `Not known before deployment: ${finding.message}. ${finding.remedy}`;
        reportOne(report, { ...finding, level: "advisory" }, text, declared);
    }
    for (const finding of evaluation.waived) {
        reportOne(report, { ...finding, level: "advisory" }, finding.message, declared);
    }
}

// The declared level is left to the engine, where its user may have overridden it. A different one needs the SDK's
// undeclared object form; an SDK without it would reportEvaluation the object, hence toString.
function reportOne(report: ReportViolation, finding: Finding, message: string, declared: Level): void {
    const urn = finding.urn === "" ? undefined : finding.urn;
    if (finding.level === declared) {
        report(message, urn);
        return;
    }
    const violation = { message, urn, enforcementLevel: finding.level, toString: () => message };
    report(violation as unknown as string, urn);
}

function aboutWaivers(finding: Finding): boolean {
    return finding.rule.startsWith("waiver-");
}
