import { catalog } from "../services";
import type { Cloud } from "../cloud/cloud";
import { databricksCaller } from "../services/databricks/types/hosts";
import type { StateResource } from "../engine/session";
import { typeAndName } from "../core/urns";

/**
 * Resources of a state, each with what the cloud keeps it under for an id: a Databricks id says nothing of the workspace
 * or the account that it is in, but its provider does.
 */
export function inCloud(cloud: Cloud, state: readonly StateResource[]): StateResource[] {
    const settings = new Map(state.map(({ urn, inputs }) => [urn, inputs]));
    return state.map((resource) => {
        const { id, type, urn, inputs = {}, provider = "" } = resource;
        if (id === undefined || !catalog[type]?.cloudId) {
            return resource;
        }
        const caller = databricksCaller(settings.get(provider.slice(0, provider.lastIndexOf("::"))));
        const databricks = { ...caller, metastoreId: cloud.metastoreAt(caller.host) };
        const logicalName = typeAndName(urn).name;
        const asked = { type, logicalName, inputs, id, caller: { subscriptionId: "", tenantId: "", databricks } };
        return { ...resource, id: cloud.keyOf(asked) };
    });
}
