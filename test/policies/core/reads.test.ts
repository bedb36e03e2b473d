import { describe, expect, it } from "vitest";
import { catalog } from "../../../policies/catalog";
import { evaluate } from "../../../policies/core/evaluate";
import { ResourceGraph, textAt } from "../../../policies/core/relations";
import { type PolicyInput, type RegisteredResource, toPolicyInput } from "../../../policies/core/resource";
import { ResourceIndex } from "../../../policies/core/resourceIndex";
import { defineStackRule, type StackRule, typesOf } from "../../../policies/core/rule";
import { unknownSentinel } from "../../../policies/core/unknowns";
import { compliant } from "../services";
import { registered, urnOf } from "../support/fixture";
import { changed, resolved, today } from "../support/mutants";

const stackRules = catalog.filter((rule): rule is StackRule => rule.kind === "stack");
const preview = registered(compliant, "preview");
const blobService = "azure-native:storage:BlobServiceProperties";
const context = { profile: "prod", today: "2026-06-01", zoneGroups: "platform" } as const;

/** The types that a rule asks for, or whose inputs it reads, when nothing is hidden from it. */
function lookedAt(rule: StackRule, resources: readonly RegisteredResource[]): Set<string> {
    const types = new Set<string>();
    class Watched extends ResourceGraph {
        override ofType(...asked: readonly string[]): readonly PolicyInput[] {
            asked.forEach((type) => types.add(type));
            return super.ofType(...asked);
        }
    }
    const inputs = resources.map((resource): PolicyInput => {
        const { props, ...rest } = toPolicyInput(resource);
        return {
            ...rest,
            get props() {
                types.add(rest.type);
                return props;
            },
        };
    });
    rule.judge(new Watched(new ResourceIndex(inputs), [...typesOf(rule), ...inputs.map(({ type }) => type)]), context);
    return types;
}

// Some types are looked at only where an input of what is judged is unknown, or computed from a part of another resource.
function stacksFor(rule: StackRule): RegisteredResource[][] {
    const judged = resolved.filter(({ type }) => rule.targets.includes(type));
    return [
        resolved,
        preview,
        preview.map((resource) => (resource.name === "lake-diagnostics" ? ofBlobService(resource) : resource)),
        ...judged.flatMap(({ name, props }) =>
            Object.keys(props).map((path) => changed(name, { [path]: unknownSentinel })),
        ),
    ];
}

function ofBlobService(setting: RegisteredResource): RegisteredResource {
    return { ...setting, propertyDependencies: { resourceUri: [urnOf(blobService, "lake-blob-service")] } };
}

describe("a stack rule", () => {
    it.each(stackRules.map((rule) => [rule.id, rule] as const))("%s names the types that it looks at", (_, rule) => {
        const seen = new Set(stacksFor(rule).flatMap((stack) => [...lookedAt(rule, stack)]));
        expect([...seen].sort()).toEqual([...typesOf(rule)].sort());
    });
});

const network = "azure-native:network:VirtualNetwork";
const description = {
    id: "storage-account-of-a-test",
    title: "A rule",
    rationale: "A cause.",
    remedy: "A remedy.",
    severity: "low",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:monitor:DiagnosticSetting"],
    reads: [],
    references: [],
} as const;

describe("evaluate", () => {
    it.each([
        ["judges", "a target", { targets: [network], reads: [] }],
        ["judges", "a type that it reads", { targets: ["databricks:index/job:Job"], reads: [network] }],
        ["leaves out", "none of its types", { targets: ["databricks:index/job:Job"], reads: [] }],
    ] as const)("%s by a rule where the stack has %s", (verb, _, types) => {
        let calls = 0;
        const judge = () => {
            calls++;
            return [];
        };
        evaluate(resolved.filter(({ type }) => type === network).map(toPolicyInput), {
            rules: [defineStackRule({ ...description, ...types, judge })],
            stack: "prod",
            today,
        });
        expect(calls).toBe(verb === "judges" ? 1 : 0);
    });
});

describe("a type that a stack rule does not name", () => {
    const evaluated = (judge: StackRule["judge"], reads: readonly string[] = []) =>
        evaluate(preview.map(toPolicyInput), {
            rules: [defineStackRule({ ...description, reads, judge })],
            stack: "prod",
            today,
        }).violations.map(({ message }) => message);
    const kindOfSources: StackRule["judge"] = (graph) =>
        graph.ofType("azure-native:monitor:DiagnosticSetting").flatMap((setting) =>
            graph.behind(setting, "resourceUri").map(({ urn, name, ...source }) => {
                const kind = textAt({ urn, name, ...source }, "kind");
                return { urn, path: "", message: `${name} ${kind.state}`, verdict: "fail" as const };
            }),
        );

    it("is refused to it", () => {
        expect(() =>
            evaluated((graph) => {
                graph.ofType("azure-native:keyvault:Vault");
                return [];
            }),
        ).toThrow("the rule looks at azure-native:keyvault:Vault; name it in the rule's reads");
    });

    it("is shown to it without inputs where an input is computed from it", () => {
        expect(evaluated(kindOfSources)).toContain("lake absent");
        expect(evaluated(kindOfSources, ["azure-native:storage:StorageAccount"])).toContain("lake known");
    });
});
