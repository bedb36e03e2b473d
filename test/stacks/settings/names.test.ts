import { beforeAll, describe, expect, it } from "vitest";
import { resourceName } from "../../../components";
import { subnetPurposes, type SubnetPurposeName } from "../../../components/network/subnetPurposes";
import { purposeName } from "../../../components/network/subnetPlan";
import { resourceTypes } from "../../../azure/kinds";
import { resourceKinds, type ResourceKind } from "../../../azure/names";
import type { ResourceType } from "../../../azure/resourceType";
import type { PlanResource } from "../../../preview/plan";
import { readStackConfig, stackNames } from "../../../preview/stackFile";
import { longestNames, namingOf } from "../../../stacks/settings/names";
import { recordStack } from "../support/recordStack";
import { accepted, minimalIssues, project } from "../support/stackSettings";

// By token: the kind of name that the stack's scheme makes, and the input that holds it.
const namedTypes = new Map(
    Object.entries<ResourceType>(resourceTypes).flatMap(([kind, { token, name, names }]) =>
        name?.abbreviation === undefined ? [] : [[token, { kind: kind as ResourceKind, input: names?.at(-1) ?? "" }]],
    ),
);

const stacks = stackNames(project);
const settingsOf = (stack: string) => accepted(readStackConfig(project, stack), stack);

const endsUnique = (kind: ResourceKind) =>
    resourceKinds[kind].scope === "global" || resourceKinds[kind].keptAfterDeletion === true;

describe("The longest names that the settings are checked with", () => {
    const found: { stack: string; resource: PlanResource }[] = [];

    beforeAll(async () => {
        for (const stack of stacks) {
            const { resources } = await recordStack(readStackConfig(project, stack), stack);
            const named = resources.map(({ shown }) => shown).filter(({ type }) => namedTypes.has(type));
            found.push(...named.map((resource) => ({ stack, resource })));
        }
    });

    it("are of every kind that a committed stack names by the scheme", () => {
        const kinds = new Set(found.map(({ resource }) => namedTypes.get(resource.type)?.kind));
        const checked = new Set(stacks.flatMap((stack) => [...longestNames(settingsOf(stack)).keys()]));
        expect([...checked].sort()).toEqual([...kinds].sort());
    });

    it("are no shorter than what the program makes", () => {
        const checked = new Map(
            stacks.map((stack) => {
                const settings = settingsOf(stack);
                return [stack, { settings, longest: longestNames(settings) }];
            }),
        );
        const tooShort = found.flatMap(({ stack, resource }) => {
            const { kind, input } = namedTypes.get(resource.type) ?? {};
            const { settings, longest: names } = checked.get(stack)!;
            // Names of identities stand in the settings, which checks each. What ends in a unique part is cut to fit.
            if (
                kind === undefined ||
                input === undefined ||
                resource.name in (settings.identities ?? {}) ||
                endsUnique(kind)
            ) {
                return [];
            }
            const longest = resourceName(namingOf(settings, "azure-ml-platform", stack), kind, names.get(kind) ?? "");
            const name = resource.inputs[input] as string;
            return name.length > longest.length ? [`${stack}: ${name}`] : [];
        });
        expect(tooShort).toEqual([]);
    });

    it("are those of Databricks only where there is some", () => {
        const pattern = { "naming.pattern": "{type}-{prefix}-databricks-minimal-{name}" };
        expect(minimalIssues("databricks", pattern)).toEqual([
            'naming: makes a name that Azure refuses: "dbac-amldb-databricks-minimal-databricks" has 40 characters; a databricksAccessConnector name has 1 to 30',
        ]);
        expect(minimalIssues("storage", pattern)).toEqual([]);
    });

    it("hold for every purpose that a subnet may get", () => {
        const purposes = (Object.keys(subnetPurposes) as SubnetPurposeName[]).filter(
            (name) => !("subnetName" in subnetPurposes[name]),
        );
        const longestSubnet = longestNames(settingsOf("network-minimal")).get("subnet") ?? "";
        const names = purposes.map((purpose) => `network-${purposeName(purpose)}`);
        expect(names.filter((name) => name.length > longestSubnet.length)).toEqual([]);
    });
});
