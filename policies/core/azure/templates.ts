import type { Condition } from "../conditions";
import { isolated, type Verdict } from "../verdict";

const nested = "microsoft.resources/deployments";

// Approving a connection that a private endpoint asks for opens nothing, nor does a managed network, which has no inputs. The
// parts of a Synapse workspace are judged where they stand.
const judgedTypes =
    /\/(privateEndpointConnections|factories\/managedVirtualNetworks)$|^Microsoft\.Synapse\/workspaces\/(keys|extendedAuditingSettings|securityAlertPolicies|dedicatedSQLminimalTlsSettings)$/i;

/**
 * A template of Azure Resource Manager without resources that a rule might judge. A template with others, or one that is
 * elsewhere, is not known: its inputs are not those of the resource types that rules judge.
 */
export const judgedTemplate: Condition = {
    expectation: "resources of the program, which rules judge",
    // A template that is not here is linked: neither wrong nor right.
    missing: "pass",
    judge: (ref) =>
        isolated(ref.path, (): Verdict => {
            const types = typesIn(ref.read());
            const found =
                types === undefined ? "a template that is not here to read" : `a template with ${types.join(", ")}`;
            return { answer: types?.length === 0 ? "pass" : "unknown", path: ref.path, found };
        }),
};

/** A resource type given as text: what it makes is never known to a rule. */
export const anyType: Condition = {
    expectation: judgedTemplate.expectation,
    missing: "fail",
    judge: (ref) => isolated(ref.path, () => ({ answer: "unknown", path: ref.path, found: String(ref.read()) })),
};

/** The resource types of a template, each once, sorted; undefined where it is none, or links to one. */
function typesIn(template: unknown): readonly string[] | undefined {
    const { resources } = objectOf(template);
    const listed = Array.isArray(resources) ? (resources as unknown[]) : Object.values(objectOf(resources));
    if (resources === undefined) {
        return undefined;
    }
    const types = listed.map((resource) => typesOf(objectOf(resource)));
    return types.includes(undefined) ? undefined : [...new Set(types.flatMap((found) => found ?? []))].sort();
}

function typesOf({ type, properties, resources }: Readonly<Record<string, unknown>>): readonly string[] | undefined {
    const children = resources === undefined ? [] : typesIn({ resources });
    if (typeof type !== "string" || children === undefined) {
        return undefined;
    }
    if (type.toLowerCase() === nested) {
        const below = typesIn(objectOf(properties).template);
        return below && [...below, ...children];
    }
    return judgedTypes.test(type) ? children : [type, ...children];
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
    return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
