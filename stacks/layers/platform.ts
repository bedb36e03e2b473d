import type * as managedidentity from "@pulumi/azure-native/managedidentity";
import { userAssignedIdentity } from "../../components/shared";
import { resourceGroup, type StackContext } from "./context";

/** Identities of services, by name. */
export function makeIdentities(context: StackContext): Record<string, managedidentity.UserAssignedIdentity> {
    const entries = Object.keys(context.settings.identities ?? {});
    if (entries.length === 0) {
        return {};
    }
    const group = resourceGroup(context, "identities");
    const make = (name: string) => userAssignedIdentity(name, name, group, context.opts);
    return Object.fromEntries(entries.map((name) => [name, make(name)]));
}
