import { type ResourceGraph, sameText, textAt } from "../relations";
import type { PolicyInput } from "../resource";
import { type Answer, both, either } from "../verdict";

/** The container and account that an external location's url names. */
export interface LakePath {
    /** Name of the storage account. */
    readonly account: string;
    /** Name of the container. */
    readonly container: string;
}

/** The resource types that a role on a lake may be given on, as `coversPath` looks for them. */
export const lakePathTypes: readonly string[] = [
    "azure-native:storage:StorageAccount",
    "azure-native:storage:BlobContainer",
];

/** Reads a location's `abfss://<container>@<account>.dfs.…` url; undefined where it is not known, or another url. */
export function lakePathOf(location: PolicyInput): LakePath | undefined {
    const url = textAt(location, "url");
    const [, container, account] =
        url.state === "known" ? (/^abfss:\/\/([^@/]+)@([^./]+)\./i.exec(url.text) ?? []) : [];
    return container === undefined || account === undefined ? undefined : { account, container };
}

/** Whether an assignment's scope is the account or the container that a location lies in. */
export function coversPath(
    graph: ResourceGraph,
    assignment: PolicyInput,
    location: PolicyInput,
    path: LakePath | undefined,
): Answer {
    const scope = textAt(assignment, "scope");
    if (scope.state === "known" && path) {
        return covers(scope.text, path) ? "pass" : "fail";
    }
    const scopes = graph.behind(assignment, "scope").filter(({ type }) => lakePathTypes.includes(type));
    if (scopes.length === 0) {
        return scope.state === "unknown" && graph.behind(assignment, "scope").length === 0 ? "unknown" : "fail";
    }
    return either(scopes.map((source) => (path ? isOf(source, path) : holds(graph, location, source))));
}

// The url of a location is often computed from its account alone: whether a container's role is the one is not told then.
function holds(graph: ResourceGraph, location: PolicyInput, source: PolicyInput): Answer {
    const behind = graph.behind(location, "url");
    if (behind.includes(source)) {
        return "pass";
    }
    return behind.some((other) => sameAccount(graph, source, other)) ? "unknown" : "fail";
}

function covers(scope: string, { account, container }: LakePath): boolean {
    const [, name, blob] =
        /\/storageAccounts\/([^/]+)(?:\/blobServices\/[^/]+\/containers\/([^/]+))?$/i.exec(scope) ?? [];
    return name !== undefined && sameText(name, account) && (blob === undefined || sameText(blob, container));
}

function isOf(source: PolicyInput, { account, container }: LakePath): Answer {
    const names: [string, string][] = [
        ["accountName", account],
        ["containerName", container],
    ];
    return both(
        names.map(([input, expected]): Answer => {
            const name = textAt(source, input);
            // An account has no container's name.
            if (name.state !== "known") {
                return name.state === "absent" ? "pass" : "unknown";
            }
            return sameText(name.text, expected) ? "pass" : "fail";
        }),
    );
}

function sameAccount(graph: ResourceGraph, one: PolicyInput, other: PolicyInput): boolean {
    return graph.names(one, "accountName", other) === "pass" || graph.names(other, "accountName", one) === "pass";
}
