import * as azure from "@pulumi/azure-native";
import * as pulumi from "@pulumi/pulumi";
import { DataFactory, ManagedEndpoints, PrivateStorageAccount, defaultNamePattern } from "../../../components";
import { userAssignedIdentity } from "../../../components/shared";

/** A factory whose managed network has an endpoint to a lake. */
export function program(): void {
    const { subscriptionId = "" } = new pulumi.Config().requireObject<Record<string, string>>("settings");
    const opts = { provider: new azure.Provider("azure", { subscriptionId, tenantId: "t-1" }) };
    const location = "westeurope";
    const naming = {
        project: "amlp",
        stack: "unit",
        subscriptionId,
        prefix: "amlp",
        pattern: defaultNamePattern,
        generation: 0,
    };
    const group = new azure.resources.ResourceGroup("group", { resourceGroupName: "rg-unit", location }, opts);
    const args = { location, naming, resourceGroupName: group.name };
    const identity = userAssignedIdentity("ingest-identity", "ingest", args, opts);
    const lake = new PrivateStorageAccount("lake", { ...args, hierarchicalNamespace: true }, opts);
    const factory = new DataFactory("ingest", { ...args, identityResourceId: identity.id }, opts);
    const target = { name: "lake", resourceId: lake.storageAccountResourceId, groupId: "dfs" };
    new ManagedEndpoints("ingest-endpoints", { naming, factory, targets: [target] }, opts);
}
