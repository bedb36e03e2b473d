import { managedNetworkName, managedRuntimeLimits } from "../../../azure/data-factory/factories";
import { synapseManagedEndpointType } from "../../../azure/synapse/workspaces";
import { at } from "../../core/ids";
import { known, regionOf, same } from "../../core/refusals";
import type { Call, CloudObject, Refusal } from "../../core/types";
import { armTypeOf, groupIdsOf } from "../network/groupIds";
import { factoryOf } from "./references";

const page = "learn.microsoft.com/azure/data-factory/managed-virtual-network-private-endpoint";
const specs = "azure-rest-api-specs/specification/datafactory, 2018-06-01";

/** What an integration runtime is refused for, references left out. */
export const runtimeRefusals: readonly Refusal[] = [
    {
        what: "a runtime of the managed network in another region than its factory",
        source: `${page} (only in the factory's region); unverified: code and message`,
        message: ({ id, inputs, view }) => {
            const factory = known(view, factoryOf(id), "azure-native:datafactory:Factory");
            const region = regionOf(at(inputs.properties, "computeProperties", "location"));
            return factory &&
                at(inputs.properties, "managedVirtualNetwork") &&
                region !== "autoresolve" &&
                region !== regionOf(factory.inputs.location)
                ? `The integration runtime is in ${region}; in the managed virtual network it must be in ${regionOf(factory.inputs.location)}, as its factory.`
                : undefined;
        },
    },
    {
        what: "machines that stay for fewer than 5 minutes, or fewer than 4 units",
        source: `${specs} (least values); unverified: code and message`,
        message: ({ inputs }) => {
            const copies = at(inputs.properties, "computeProperties", "copyComputeScaleProperties");
            const { timeToLiveMinutes, dataIntegrationUnits } = managedRuntimeLimits;
            const wrong = [
                ["timeToLive", timeToLiveMinutes[0]],
                ["dataIntegrationUnit", dataIntegrationUnits[0]],
            ].find(([name, least]) => Number(at(copies, String(name)) ?? least) < Number(least));
            return wrong && `copyComputeScaleProperties.${wrong[0]} must be ${wrong[1]} or more.`;
        },
    },
    {
        what: "a runtime that moves into the managed network or out of it",
        source: `${page} (cannot switch); unverified: code and message`,
        message: ({ inputs, existing }) =>
            existing &&
            (at(existing.inputs.properties, "managedVirtualNetwork") === undefined) !==
                (at(inputs.properties, "managedVirtualNetwork") === undefined)
                ? `The integration runtime cannot switch to or from the managed virtual network ${managedNetworkName}. Make another one.`
                : undefined,
    },
];

/** What a managed private endpoint is refused for. */
export const endpointRefusals: readonly Refusal[] = [
    {
        what: "an endpoint to a group id that its target does not have",
        source: "learn.microsoft.com/azure/private-link/private-endpoint-overview#private-link-resource (group ids); unverified: code and message",
        message: ({ inputs }) => {
            const { privateLinkResourceId: target, groupId } = (inputs.properties ?? {}) as Record<string, unknown>;
            const groups = typeof target === "string" ? groupIdsOf(armTypeOf(target)) : undefined;
            return groups && typeof groupId === "string" && !groups.includes(groupId)
                ? `The managed private endpoint asks for '${groupId}' of ${String(target)}, which has ${groups.join(", ")}.`
                : undefined;
        },
    },
    {
        what: "an endpoint that changes its target",
        source: "hashicorp/terraform-provider-azurerm, internal/services/datafactory/data_factory_managed_private_endpoint_resource.go (each property makes a new one); unverified: code and message",
        message: ({ inputs, existing }) =>
            existing &&
            ["privateLinkResourceId", "groupId"].some(
                (name) => !same(at(inputs.properties, name), at(existing.inputs.properties, name)),
            )
                ? "A managed private endpoint cannot be updated. Delete it and make another one."
                : undefined,
    },
];

const endpointType = "azure-native:datafactory:ManagedPrivateEndpoint";

/** An endpoint whose connection was approved before a change, which does not undo that. */
export function keptApproved({ id, existing, view }: Call): CloudObject[] {
    const endpoint = view.find(id);
    return endpoint && existing ? [{ ...endpoint, outputs: existing.outputs }] : [];
}

/** Endpoints of managed networks that lead to a target, whose names an approval finds by a part of them. */
export const endpointsTo = ({ view }: Pick<Call, "view">, target: string, name: string): CloudObject[] =>
    [endpointType, synapseManagedEndpointType]
        .flatMap((type) => view.ofType(type))
        .filter(({ inputs }) => same(at(inputs.properties, "privateLinkResourceId"), target))
        .filter(({ id }) => (id.split("/").at(-1) ?? "").includes(name));

/** An endpoint as it is once its target's side has approved it. */
export function approved(endpoint: CloudObject, description: unknown): CloudObject {
    const properties = endpoint.outputs.properties as object;
    const connectionState = { status: "Approved", description, actionsRequired: "None" };
    return { ...endpoint, outputs: { ...endpoint.outputs, properties: { ...properties, connectionState } } };
}
