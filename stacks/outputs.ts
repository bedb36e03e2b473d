import * as pulumi from "@pulumi/pulumi";

/** The hub's network, as other stacks peer with it. */
export interface HubNetworkOutputs {
    /** ARM id of the virtual network. */
    virtualNetworkResourceId: string;
    /** Name of the virtual network. */
    virtualNetworkName: string;
    /** Resource group of the virtual network. */
    resourceGroupName: string;
    /** Ranges of the virtual network. */
    addressSpace: string[];
}

/** Private DNS zones, as other stacks link to them. */
export interface PrivateDnsOutputs {
    /** Resource group of the zones. */
    resourceGroupName: string;
    /** ARM ids by zone name. */
    zoneResourceIds: Record<string, string>;
}

/** What the shared stack gives to the others. */
export interface SharedOutputs {
    /** Its network. */
    network: HubNetworkOutputs;
    /** Its private DNS zones. */
    privateDns: PrivateDnsOutputs;
}

/** The data lake, as people and later stacks use it. */
export interface LakeOutputs {
    /** ARM id of the storage account. */
    storageAccountResourceId: string;
    /** Name of the storage account. */
    storageAccountName: string;
    /** DFS endpoint. */
    dfsEndpoint: string;
    /** Filesystems. */
    zones: string[];
}

/** Everything that a stack exports; a part is absent where the stack does not hold it. */
export interface StackOutputs {
    /** The stack's network. */
    network?: pulumi.Output<HubNetworkOutputs>;
    /** The zones that the stack made. */
    privateDns?: pulumi.Output<PrivateDnsOutputs>;
    /** ARM id of the Log Analytics workspace. */
    logAnalyticsWorkspaceResourceId?: pulumi.Output<string>;
    /** ARM id of the key vault. */
    keyVaultResourceId?: pulumi.Output<string>;
    /** ARM ids of the services' identities, by name. */
    identityResourceIds?: Record<string, pulumi.Output<string>>;
    /** The data lake. */
    lake?: pulumi.Output<LakeOutputs>;
}

/** Reads what the shared stack exports; an output that is missing is an error that names the stack. */
export function readSharedOutputs(stack: string): { [K in keyof SharedOutputs]: pulumi.Output<SharedOutputs[K]> } {
    const reference = new pulumi.StackReference(`${pulumi.getOrganization()}/${pulumi.getProject()}/${stack}`);
    return {
        network: reference.requireOutput("network") as pulumi.Output<HubNetworkOutputs>,
        privateDns: reference.requireOutput("privateDns") as pulumi.Output<PrivateDnsOutputs>,
    };
}
