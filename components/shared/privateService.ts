import type * as pulumi from "@pulumi/pulumi";
import { stateless, type ComponentArgs, type DiagnosticsDestination, type LockArgs } from "./componentArgs";
import { sendDiagnostics, type LogTables } from "./diagnostics";
import { lockAgainstDeletion } from "./locks";
import { PrivateEndpoint, placementIssues, type PrivateEndpointPlacement } from "./privateEndpoint";
import type { InputIssue } from "./validation";

/** What every private service of the platform takes. */
export interface PrivateServiceArgs extends ComponentArgs {
    /** Subnet and zones of the private endpoints; none by default, and then nothing but a trusted service reaches it. */
    privateEndpoints?: PrivateEndpointPlacement;
    /** Where its logs go, all categories; nowhere by default. */
    diagnostics?: DiagnosticsDestination;
    /** Lock against deletion; none by default. */
    lock?: LockArgs;
}

/** What differs from one private service to the next. */
export interface PrivateServiceOptions {
    /** ARM id of what writes the logs, the logical name of their setting, and their tables; the service itself and `<name>-logs` by default. */
    logs?: { name: string; resourceId: pulumi.Input<string> } & LogTables;
    /** Options of the endpoints; by default they can be deleted even where the component is protected. */
    endpoints?: pulumi.ComponentResourceOptions;
}

/**
 * Gives a service its private endpoints, one a group id and named after it, its logs and its lock. What comes back is what
 * a consumer depends on to reach the service by its usual name: the service itself where it has no endpoints.
 */
export function privateService(
    parent: pulumi.Resource,
    name: string,
    service: pulumi.CustomResource,
    args: PrivateServiceArgs,
    groupIds: readonly string[],
    { logs = { name: `${name}-logs`, resourceId: service.id }, endpoints = stateless }: PrivateServiceOptions = {},
): pulumi.Resource[] {
    if (args.diagnostics) {
        sendDiagnostics(logs.name, logs.resourceId, args.diagnostics, { parent, ...stateless }, logs);
    }
    if (args.lock) {
        lockAgainstDeletion(`${name}-lock`, service.id, args.lock, { parent, ...stateless });
    }
    const ready = groupIds.flatMap((groupId) =>
        privateEndpoint(`${name}-${groupId.replaceAll("_", "-")}`, service.id, args, groupId, { parent, ...endpoints }),
    );
    return ready.length > 0 ? ready : [service];
}

/** One private endpoint of a service, and what a consumer of it depends on; none where the service has no placement. */
export function privateEndpoint(
    name: string,
    targetResourceId: pulumi.Input<string>,
    args: PrivateServiceArgs,
    groupId: string,
    opts: pulumi.ComponentResourceOptions,
): pulumi.Resource[] {
    const { privateEndpoints: placement, resourceGroupName, location, naming, tags } = args;
    if (!placement) {
        return [];
    }
    const inputs = { targetResourceId, groupId, placement, resourceGroupName, location, naming, tags };
    return [new PrivateEndpoint(name, inputs, opts).ready];
}

/** What is wrong with a service's placement of its endpoints, for each of its group ids. */
export function privateServiceIssues(
    { privateEndpoints, location }: Pick<PrivateServiceArgs, "privateEndpoints" | "location">,
    groupIds: readonly string[],
): InputIssue[] {
    return privateEndpoints
        ? groupIds.flatMap((groupId) => placementIssues(groupId, privateEndpoints, location, "privateEndpoints"))
        : [];
}
