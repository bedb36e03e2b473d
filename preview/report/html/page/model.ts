import type { PlanFinding } from "../../../plan";
import type { ResourceChange } from "../../../comparison/types";
import type { PageData, PageNeed, PageResource } from "../data";

/** How a finding stands. */
export type Standing = "mandatory" | "advisory" | "waived" | "unknown";

/** A finding with how it stands. */
export interface StandingFinding extends PlanFinding {
    /** Its level, or why the level does not count. */
    standing: Standing;
}

/** The embedded data with what is looked up in it. */
export class Model {
    /** Resources in the order of the tree. */
    readonly resources: PageResource[];
    /** Findings, the gravest first. */
    readonly findings: StandingFinding[];

    private readonly indexes: Map<string, number>;
    private readonly changes: Map<string, ResourceChange>;
    private readonly findingsByUrn: Map<string, StandingFinding[]>;
    private readonly dependants: PageNeed[][];
    private readonly texts: string[] = [];

    constructor(readonly data: PageData) {
        this.resources = data.resources;
        this.findings = standing(data);
        this.indexes = new Map(data.resources.map(({ urn }, i) => [urn, i]));
        this.changes = new Map(data.comparison?.changes.map((change) => [change.urn, change]));
        this.findingsByUrn = byUrn(this.findings);
        this.dependants = data.resources.map(() => []);
        data.resources.forEach(({ needs }, i) => {
            for (const { resource, inputs } of needs) {
                this.dependants[resource]?.push({ resource: i, inputs });
            }
        });
    }

    /** Index of a resource; undefined where the plan has none of this name. */
    indexOf(urn: string): number | undefined {
        return this.indexes.get(urn);
    }

    /** Short name of a kind of resource. */
    kindOf(type: string): string {
        return this.data.kinds[type] ?? type;
    }

    /** What is done with a resource; undefined where it stays as it is. */
    changeOf(urn: string): ResourceChange | undefined {
        return this.changes.get(urn);
    }

    /** Findings on a resource. */
    findingsOn(urn: string): StandingFinding[] {
        return this.findingsByUrn.get(urn) ?? [];
    }

    /** Resources that need this one. */
    neededBy(index: number): PageNeed[] {
        return this.dependants[index] ?? [];
    }

    /** Resources directly below one. */
    childrenOf(index: number): number[] {
        const found: number[] = [];
        const parent = this.resources[index];
        for (let i = index + 1; parent && i < parent.end; i = this.resources[i]?.end ?? parent.end) {
            found.push(i);
        }
        return found;
    }

    /** Everything that a search looks at, in lower case; kept, since every letter typed asks for all of them. */
    searchText(index: number): string {
        const known = this.texts[index];
        if (known !== undefined) {
            return known;
        }
        const resource = this.resources[index];
        const text = resource ? `${resource.urn}\n${resource.kind} ${resource.name}\n${plainText(resource)}` : "";
        return (this.texts[index] = text.toLowerCase());
    }
}

const plainText = ({ inputs, group = "" }: PageResource) => `${group}\n${JSON.stringify(inputs)}`;

function standing({ policy }: PageData): StandingFinding[] {
    if (!policy) {
        return [];
    }
    const level = ({ level }: PlanFinding) => (level === "mandatory" ? "mandatory" : "advisory");
    const as = (found: PlanFinding[], how: (finding: PlanFinding) => Standing) =>
        found.map((finding) => ({ ...finding, standing: how(finding) }));
    const violations = as(policy.violations, level);
    return [
        ...violations.filter((finding) => finding.standing === "mandatory"),
        ...violations.filter((finding) => finding.standing === "advisory"),
        ...as(policy.waived, () => "waived"),
        ...as(policy.unknown, () => "unknown"),
    ];
}

function byUrn(findings: readonly StandingFinding[]): Map<string, StandingFinding[]> {
    const found = new Map<string, StandingFinding[]>();
    for (const finding of findings) {
        found.set(finding.urn, [...(found.get(finding.urn) ?? []), finding]);
    }
    return found;
}
