import type { Comparison } from "../../comparison/types";
import {
    holdsUnknown,
    type Plan,
    type PlanPolicy,
    type PlanProperties,
    type PlanResource,
    type PlanValue,
} from "../../plan";
import type { PreviewView } from "../../view";
import { diagrams } from "../../diagram/diagrams";
import { publicExposures } from "../publicExposure";
import { ResourceOrigins } from "../origins";
import type { RiskGroup } from "../risk";
import { riskGroups } from "../risks";
import { kindOf } from "../../graph/displayNames";
import { stepsInOrder, stepWordsOf } from "../../graph/steps";
import { childrenInOrder } from "../resources";

/** A diagram of the plan. */
export interface PageDiagram {
    /** Name, which its address on the page is made of. */
    name: string;
    /** Title for readers. */
    title: string;
    /** A sentence that says what it shows. */
    description: string;
    /** Mermaid text. */
    text: string;
}

/** A way in from outside the private network that a resource leaves open. */
export interface PageExposure {
    /** URN of the resource. */
    urn: string;
    /** Path of the input that opens it. */
    path: string;
    /** What is open, in words. */
    opens: string;
    /** Whether the change opens it; always, where nothing is compared with. */
    opened: boolean;
}

/** A resource that another one needs. */
export interface PageNeed {
    /** Index of the resource. */
    resource: number;
    /** Inputs that are made from it; none where only the order matters. */
    inputs: string[];
}

/** A resource as the page shows it; others are named by their index. */
export interface PageResource {
    /** Pulumi's name within the stack. */
    urn: string;
    /** Type token. */
    type: string;
    /** Short name of the kind. */
    kind: string;
    /** Logical name. */
    name: string;
    /** What it does as a step, in words; absent where it is none. */
    step?: string;
    /** False for a component. */
    custom: boolean;
    /** Depth in the tree, from 1 on. */
    level: number;
    /** Index of the parent; -1 for a root. */
    parent: number;
    /** Index behind the last resource below it: from its own index to here is its subtree. */
    end: number;
    /** Name of the Azure resource group that holds it; absent where none does. */
    group?: string;
    /** File of the repository that makes it; absent where that is not known. */
    file?: string;
    /** Section of the settings that it stands or falls with; absent where that is not known. */
    section?: string;
    /** Package of the default provider, or the URN of an explicit one. */
    provider: string;
    /** Whether Pulumi refuses to delete or replace it. */
    protect: boolean;
    /** Whether Pulumi forgets it instead of deleting it. */
    retainOnDelete: boolean;
    /** Whether an input is known only after deployment. */
    unknown: boolean;
    /** Earlier names and parents. */
    aliases: PlanValue[];
    /** Inputs whose change replaces it because the program says so. */
    replaceOnChanges: string[];
    /** Inputs whose change is ignored because the program says so. */
    ignoreChanges: string[];
    /** What must be there first. */
    needs: PageNeed[];
    /** Inputs as the provider receives them. */
    inputs: PlanProperties;
}

/** Everything that the page shows, as it is embedded in it. */
export interface PageData extends Omit<PreviewView, "plan" | "resolved"> {
    /** What the preview knew; absent where there is no plan. */
    mode?: string;
    /** Outputs of the stack. */
    outputs: PlanProperties;
    /** Judgement of the policy pack; absent where there is no plan. */
    policy?: PlanPolicy;
    /** Resources in the order of the tree, each followed by what is below it. */
    resources: PageResource[];
    /** Indexes of the steps, in the order in which they run. */
    steps: number[];
    /** Diagrams of the plan. */
    diagrams: PageDiagram[];
    /** Ways in that are open. */
    exposures: PageExposure[];
    /** Risks of the change, the worst first; none where nothing is compared with. */
    risks: RiskGroup[];
    /** Short names of the kinds that occur, by type token. */
    kinds: Record<string, string>;
}

/** Arranges a preview for the page. */
export function pageData(view: PreviewView): PageData {
    const { plan, resolved = plan, ...rest } = view;
    const resources = plan ? arranged(plan) : [];
    const concerned = [...(plan?.resources ?? []), ...(view.comparison?.changes ?? [])];
    return {
        ...rest,
        mode: plan?.mode,
        outputs: plan?.outputs ?? {},
        policy: plan?.policy,
        resources,
        steps: stepsInOrder(plan?.resources ?? []).map(({ urn }) => resources.findIndex((one) => one.urn === urn)),
        diagrams: resolved ? diagrams(resolved).map(shownDiagram) : [],
        exposures: plan ? publicAccessInputs(plan, view.comparison) : [],
        risks: view.comparison ? riskGroups(view).map(shownGroup) : [],
        kinds: Object.fromEntries(concerned.map(({ type }) => [type, kindOf(type)])),
    };
}

// A risk speaks of a whole resource or change, of which the page has all but the name already.
const shownGroup = (group: RiskGroup): RiskGroup => ({
    ...group,
    risks: group.risks.map(({ resource: { urn, type, name }, ...risk }) => ({
        ...risk,
        resource: { urn, type, name },
    })),
});

const shownDiagram = ({ name, title, description, text }: PageDiagram) => ({ name, title, description, text });

function publicAccessInputs(plan: Plan, comparison: Comparison | undefined): PageExposure[] {
    return publicExposures(plan, comparison).map(({ resource, path, opens, opened }) => ({
        urn: resource.urn,
        path,
        opens,
        opened,
    }));
}

function arranged(plan: Plan): PageResource[] {
    const { resources } = plan;
    const origins = new ResourceOrigins(plan);
    const children = childrenInOrder(resources);
    const ordered: { resource: PlanResource; level: number; end: number }[] = [];
    const indexes = new Map<string, number>();
    const place = (resource: PlanResource, level: number): void => {
        const entry = { resource, level, end: 0 };
        indexes.set(resource.urn, ordered.length);
        ordered.push(entry);
        for (const child of children.get(resource.urn) ?? []) {
            place(child, level + 1);
        }
        entry.end = ordered.length;
    };
    for (const root of children.get(undefined) ?? []) {
        place(root, 1);
    }
    const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
    return ordered.map(({ resource, level, end }) => ({
        ...shown(resource, indexes),
        level,
        end,
        group: groupOf(resource, byUrn),
        file: origins.fileOf(resource.urn),
        section: origins.sectionOf(resource.urn),
    }));
}

function shown(resource: PlanResource, indexes: ReadonlyMap<string, number>): Omit<PageResource, "level" | "end"> {
    const { urn, type, name, custom, provider, protect, retainOnDelete, aliases, inputs } = resource;
    return {
        ...{ urn, type, kind: kindOf(type), name, custom, provider, protect, retainOnDelete, aliases, inputs },
        step: stepWordsOf(resource),
        parent: indexes.get(resource.parent ?? "") ?? -1,
        unknown: holdsUnknown(inputs),
        replaceOnChanges: resource.replaceOnChanges ?? [],
        ignoreChanges: resource.ignoreChanges ?? [],
        needs: needsOf(resource, indexes),
    };
}

function needsOf(resource: PlanResource, indexes: ReadonlyMap<string, number>): PageNeed[] {
    const inputs = new Map<string, string[]>(resource.dependsOn.map((urn) => [urn, []]));
    for (const [input, urns] of Object.entries(resource.propertyDependencies)) {
        for (const urn of urns) {
            inputs.set(urn, [...(inputs.get(urn) ?? []), input]);
        }
    }
    const needs = [...inputs].map(([urn, names]) => ({ resource: indexes.get(urn) ?? -1, inputs: names.sort() }));
    return needs.filter((need) => need.resource >= 0).sort((a, b) => a.resource - b.resource);
}

const groupType = "azure-native:resources:ResourceGroup";

// Before deployment the name is an output of the group and not known; the group that it comes from is.
function groupOf(resource: PlanResource, byUrn: ReadonlyMap<string, PlanResource>): string | undefined {
    const own = resource.inputs.resourceGroupName;
    if (typeof own === "string") {
        return own;
    }
    const sources = resource.propertyDependencies.resourceGroupName ?? [];
    const group = sources.map((urn) => byUrn.get(urn)).find((source) => source?.type === groupType);
    const name = group?.inputs.resourceGroupName;
    return typeof name === "string" ? name : undefined;
}
