import * as pulumi from "@pulumi/pulumi";
import {
    type ComponentArgs,
    type DataLake,
    PrivateStorageAccount,
    resourceName,
    ServiceEncryptionKey,
    synapseAccessRule,
    SynapseWarehouse,
} from "../../../components";
import { ownValue } from "../../../azure/ownValue";
import type { WarehouseOutputs } from "../../outputs";
import { warehouseSettingsDefaults, type WarehouseSettings } from "../../settings/schema/synapse";
import { resourceGroup, type StackContext } from "../context";
import type { Foundation } from "../foundation";
import { keyArgs, makeKey } from "../key-vault";

/** The Synapse workspace of a stack. */
export interface StackWarehouse {
    /** The workspace with its pools. */
    warehouse: SynapseWarehouse;
    /** Its resource group. */
    resourceGroupName: pulumi.Input<string>;
}

/** Logical name of the warehouse, by which accounts let it pass their firewall before it is there. */
const warehouseName = "warehouse";

/** What lets the stack's warehouse pass the firewall of an account; undefined where the stack has none. */
export const warehouseAccessRule = ({ settings, naming }: StackContext) =>
    settings.warehouse &&
    synapseAccessRule(
        naming,
        settings.azure.tenantId,
        warehouseName,
        resourceName(naming, "resourceGroup", warehouseName),
    );

/** The Synapse workspace with its pools, which reads a zone of the lake; undefined where the stack has none. */
export function makeWarehouse(
    context: StackContext,
    foundation: Foundation,
    lake: DataLake | undefined,
): StackWarehouse | undefined {
    const section = context.settings.warehouse;
    if (!section) {
        return undefined;
    }
    const group = resourceGroup(context, warehouseName);
    const { zone, privateEndpoints, customerManagedKey, keySize } = { ...warehouseSettingsDefaults, ...section };
    const { administrators, sqlPool, sparkPool, approvesStorageEndpoint, defender } = section;
    const filesystemResourceId = ownValue(lake?.filesystemResourceIds ?? {}, zone);
    if (!filesystemResourceId) {
        throw new Error(`warehouse.zone "${zone}" is not in the lake`);
    } // refused by the settings
    const warehouse = new SynapseWarehouse(
        warehouseName,
        {
            ...group,
            tenantId: context.settings.azure.tenantId,
            administrators,
            sqlPool,
            sparkPool,
            approvesStorageEndpoint,
            defender,
            storage: makeStore(context, foundation, section, group),
            readable: [{ name: zone, filesystemResourceId }],
            customerManagedKey: customerManagedKey ? makeWorkspaceKey(context, foundation, group, keySize) : undefined,
            privateEndpoints: privateEndpoints ? foundation.networking?.placement : undefined,
            diagnostics: foundation.diagnostics,
            lock: context.lock,
        },
        context.dataOpts,
    );
    return { warehouse, resourceGroupName: group.resourceGroupName };
}

/** The account of the workspace's own files. */
function makeStore(
    context: StackContext,
    { vault, networking, diagnostics }: Foundation,
    section: WarehouseSettings,
    group: ComponentArgs,
): PrivateStorageAccount {
    const { coolAfterDays, privateEndpoints, customerManagedKey } = { ...warehouseSettingsDefaults, ...section };
    const rule = warehouseAccessRule(context);
    return new PrivateStorageAccount(
        "warehouse-store",
        {
            ...group,
            hierarchicalNamespace: true,
            replication: context.zones ? "Standard_ZRS" : "Standard_LRS",
            resourceAccessRules: rule && [rule],
            lifecycle: { coolAfterDays },
            customerManagedKey: customerManagedKey ? makeKey(context, vault, "warehouse-store-key", group) : undefined,
            privateEndpoints: privateEndpoints ? networking?.placement : undefined,
            diagnostics,
            lock: context.lock,
        },
        context.dataOpts,
    );
}

/** The key that the workspace uses as itself: it is named before the workspace has a principal. */
const makeWorkspaceKey = (
    context: StackContext,
    { vault }: Foundation,
    group: ComponentArgs,
    keySize: number | undefined,
): ServiceEncryptionKey | undefined =>
    vault &&
    new ServiceEncryptionKey("warehouse-key", { ...keyArgs(context, vault, group), keySize }, context.dataOpts);

/** What a stack gives of its warehouse. */
export function warehouseOutputs({ warehouse }: StackWarehouse): pulumi.Output<WarehouseOutputs> {
    const { workspaceResourceId, workspaceName, principalId, sqlHost, serverlessSqlHost, sqlPoolName } = warehouse;
    return pulumi.output({
        workspaceResourceId,
        workspaceName,
        principalId,
        sqlHost,
        serverlessSqlHost,
        sqlPoolName,
        sqlPoolResourceId: warehouse.sqlPoolResourceId,
        sparkPoolResourceId: warehouse.sparkPoolResourceId,
    });
}
