import MarkdownIt from "markdown-it";
import { type DefaultTreeAdapterTypes, parseFragment } from "parse5";
import type { Comparison, PropertyChange, ResourceChange, Unprotected } from "../../preview/comparison/types";
import type { Plan, PlanFinding, PlanResource } from "../../preview/plan";
import type { PreviewView } from "../../preview/view";
import { resource as plannedResource } from "./comparison/plans";

/** An element of a rendered comment, with what is in it. */
export interface Rendered {
    /** Tag names with their depth, in the order of the document. */
    elements: { tag: string; text: string; attributes: number }[];
    /** All text, without the comments. */
    text: string;
}

// As GitHub and Azure DevOps read it: HTML is let through, what looks like an address is made a link.
const markdown = new MarkdownIt({ html: true, linkify: true });

/** Reads Markdown as the page of a pull request does. */
export function rendered(text: string): Rendered {
    const elements: Rendered["elements"] = [];
    const walk = (node: DefaultTreeAdapterTypes.Node): string => {
        if (node.nodeName === "#text") {
            return (node as DefaultTreeAdapterTypes.TextNode).value;
        }
        const children = "childNodes" in node ? node.childNodes : [];
        if (!("tagName" in node)) {
            return children.map(walk).join("");
        }
        const element = { tag: node.tagName, text: "", attributes: node.attrs.length };
        elements.push(element);
        element.text = children.map(walk).join("");
        return element.text;
    };
    return { text: walk(parseFragment(markdown.render(text))), elements };
}

/** A resource of the lake, or another with some of it replaced. */
export function resource(changes: Partial<PlanResource> = {}): PlanResource {
    const { type = "azure-native:storage:StorageAccount", name = "lake" } = changes;
    const urn = `urn:pulumi:dev::azure-ml-platform::azure-ml-platform:index:DataLake$azure-native:storage:StorageAccount::${name}`;
    return plannedResource(type, name, { urn, provider: "azure-native", ...changes });
}

/** A finding on the lake, or another with some of it replaced. */
export function finding(changes: Partial<PlanFinding> = {}): PlanFinding {
    return {
        rule: "storage-account-shared-key",
        level: "mandatory",
        urn: resource().urn,
        path: "allowSharedKeyAccess",
        message: "allowSharedKeyAccess is true, expected false",
        remedy: "Set allowSharedKeyAccess to false.",
        ...changes,
    };
}

/** A plan of some resources. */
export function plan(resources: PlanResource[], policy: Partial<Plan["policy"]> = {}): Plan {
    return {
        ...{ format: "plan/1", project: "azure-ml-platform", stack: "dev", mode: "resolved" },
        resources,
        outputs: {},
        policy: {
            ...{ pack: "azure-ml-platform", profile: "dev", rulesEvaluated: 3 },
            ...{ violations: [], unknown: [], waived: [], ...policy },
        },
    };
}

type PropertySample = Partial<PropertyChange> & Pick<PropertyChange, "path">;
type ChangeSample = Partial<Omit<ResourceChange, "properties">> & { properties?: PropertySample[] };

/** An update of the lake, or another change; a property is known and forces nothing where it does not say so. */
export function change({ properties = [], ...changes }: ChangeSample = {}): ResourceChange {
    const { urn, type, name } = resource(changes.name === undefined ? {} : { name: changes.name });
    return {
        ...{ urn, type, name, action: "update", forcedBy: [], replacementUnknown: false, stateful: false },
        ...{ dataLoss: false, protectedBefore: false, refused: false, leftBehind: false, follows: false, waits: false },
        properties: properties.map((property) => ({ knownAfter: false, forces: false, ...property })),
        ...changes,
    };
}

/** A comparison of some changes, counted. */
export function comparison(
    changes: ResourceChange[],
    unprotected: Unprotected[] = [],
    more: Partial<Comparison> = {},
): Comparison {
    const count = (action: string) => changes.filter((one) => one.action === action).length;
    const [create, update, replace] = [count("create"), count("update"), count("replace")];
    const counts = { create, update, replace, delete: count("delete"), step: 0, wait: 0, same: 5 };
    return {
        base: "main",
        changes,
        counts,
        unprotected,
        retentionReduced: [],
        rightsGiven: [],
        weakened: [],
        waived: [],
        ...more,
    };
}

/** What is shown of a stack, with nothing to say of its base. */
export function view(shown: Partial<PreviewView>): PreviewView {
    return { stack: "dev", notes: [], ...shown };
}
