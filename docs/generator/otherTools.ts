import { catalog } from "../../policies/catalog";
import { evaluate } from "../../policies/core/evaluate";
import type { Rule } from "../../policies/core/rule";
import { unknownSentinel } from "../../policies/core/unknowns";
import { code, prose, table } from "../../preview/report/markdown/text";
import checkov from "../../test/docs/otherTools/checkov.json";
import psrule from "../../test/docs/otherTools/psrule.json";

/** What a tool, or the pack, says of a resource. */
export type ToolVerdict = "pass" | "fail" | "unknown";

/** The facts of a published fixture that one check looks at, and what the tool that publishes it says. */
export interface Shape {
    /** The tool's check. */
    readonly check: string;
    /** The resource's type token. */
    readonly kind: string;
    /** The inputs that the check looks at; `{"$unknown": true}` stands for an expression of a template. */
    readonly inputs: Readonly<Record<string, unknown>>;
    /** What the tool says. */
    readonly theirs: ToolVerdict;
    /** How many resources of the fixtures have these inputs. */
    readonly resources: number;
    /** Why the pack says something else; only where it does. */
    readonly why?: string;
}

/** A tool with the shapes of its fixtures. */
export interface OtherTool {
    /** The tool's name. */
    readonly tool: string;
    /** Version, or commit, whose verdicts these are. */
    readonly version: string;
    /** Where the fixtures are published. */
    readonly fixtures: string;
    /** Resources of the fixtures on which the pack of release 0.1.0 said the same, and something else. */
    readonly before: { readonly same: number; readonly differ: number };
    /** The shapes. */
    readonly shapes: readonly Shape[];
}

/** The tools that the pack is compared with. */
export const otherTools = [checkov, psrule] as unknown as readonly OtherTool[];

/** The rules that claim to follow a check of a tool, and judge that kind. */
export function followers({ check, kind }: Shape): readonly Rule[] {
    return catalog.filter((rule) => rule.references.includes(check) && rule.targets.includes(kind));
}

/** What the rules that follow a shape's check say of it in production. */
export function ours(shape: Shape): ToolVerdict {
    const resource = {
        urn: `urn:pulumi:prod::azure-ml-platform::${shape.kind}::fixture`,
        type: shape.kind,
        name: "fixture",
        props: unknowns(shape.inputs) as Record<string, unknown>,
        protect: true,
        dependencies: [],
        propertyDependencies: {},
    };
    const options = { rules: followers(shape), profile: "prod", stack: "prod", today: "2026-01-01" } as const;
    const { violations, unknown } = evaluate([resource], options);
    return violations.length > 0 ? "fail" : unknown.length > 0 ? "unknown" : "pass";
}

function unknowns(value: unknown): unknown {
    if (Array.isArray(value)) {
        return value.map(unknowns);
    }
    if (typeof value !== "object" || value === null) {
        return value;
    }
    return "$unknown" in value
        ? unknownSentinel
        : Object.fromEntries(Object.entries(value).map(([key, field]) => [key, unknowns(field)]));
}

interface JudgedShape extends Shape {
    readonly ours: ToolVerdict;
}

const isSame = (shape: JudgedShape) => shape.ours === shape.theirs;
const resourcesOf = (shapes: readonly Shape[]) => shapes.reduce((sum, { resources }) => sum + resources, 0);

/** Renders what the pack says of other tools' fixtures, each difference with its reason. */
export function otherToolsReference(tools: readonly OtherTool[] = otherTools): string {
    return [
        "# The pack compared with other tools",
        "",
        "The fixtures of checkov and PSRule for Azure say of each resource whether it passes a check. The rules that",
        "follow that check judge the same inputs, with the profile `prod`. Only the inputs that a check looks at are",
        "kept. Where the verdicts differ, the reason stands below; in no case does the pack let pass what a tool",
        "refuses without one.",
        "",
        ...tools.flatMap(section),
    ].join("\n");
}

function section(tool: OtherTool): string[] {
    const judged = tool.shapes.map((shape) => ({ ...shape, ours: ours(shape) }));
    const before = `${tool.before.same} of ${tool.before.same + tool.before.differ}`;
    const now = `${resourcesOf(judged.filter(isSame))} of ${resourcesOf(judged)}`;
    const different = judged.filter((shape) => !isSame(shape));
    return [
        `## ${tool.tool}`,
        "",
        `${tool.version}; fixtures: ${tool.fixtures}. Resources with the same verdict: ${before} in release 0.1.0, ${now} now.`,
        "",
        ...table(["Check", "Rules", "Resources", "Same"], checks(judged)),
        "",
        ...table(["Check", "Inputs", tool.tool, "Pack", "Why"], different.map(difference)),
        "",
    ];
}

function checks(shapes: readonly JudgedShape[]): string[][] {
    return [...new Set(shapes.map(({ check }) => check))].map((check) => {
        const mine = shapes.filter((shape) => shape.check === check);
        const rules = [...new Set(mine.flatMap(followers).map(({ id }) => code(id)))];
        return [code(check), rules.join(", "), String(resourcesOf(mine)), String(resourcesOf(mine.filter(isSame)))];
    });
}

function difference(shape: JudgedShape): string[] {
    const inputs = Object.keys(shape.inputs).length === 0 ? "nothing set" : code(JSON.stringify(shape.inputs));
    return [code(shape.check), inputs, shape.theirs, shape.ours, prose(shape.why ?? "")];
}
