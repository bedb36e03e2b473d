import { at, azureTypes, text, uuidOf } from "../../../core/ids";
import type { CreateContext, Inputs, SimulatedTypes } from "../../../core/simulatedType";

/** Databricks workspaces and access connectors, as Azure knows them. */
export const databricksTypes: SimulatedTypes = azureTypes({
    "azure-native:databricks:Workspace": (inputs, context, id) => ({
        ...workspaceNumbers(context, id),
        ...identitiesOf(inputs, context, id),
        isUcEnabled: true,
        provisioningState: "Succeeded",
    }),
    "azure-native:databricks:AccessConnector": (inputs, context, id) => ({
        ...(isSystemAssigned(inputs) && {
            identity: { ...(inputs.identity as object), ...principal(`${id}/principal`, context) },
        }),
        properties: { provisioningState: "Succeeded" },
    }),
});

const isSystemAssigned = (inputs: Inputs) => String(at(inputs, "identity", "type")).startsWith("SystemAssigned");

const principal = (source: string, { tenantId }: CreateContext) => ({ principalId: uuidOf(source), tenantId });

/** A workspace that is made again is another one to Databricks. */
function workspaceNumbers(context: CreateContext, id: string): { workspaceId: string; workspaceUrl: string } {
    const source = `${id}/workspace/${context.deletions?.(id) ?? 0}`;
    const number = 10n ** 15n + (BigInt(`0x${uuidOf(source).replaceAll("-", "")}`) % (9n * 10n ** 15n));
    return { workspaceId: String(number), workspaceUrl: `adb-${number}.${number % 20n}.azuredatabricks.net` };
}

/** Identities that Azure makes for what is encrypted with keys of the customer's. */
function identitiesOf(inputs: Inputs, context: CreateContext, id: string): Record<string, unknown> {
    const systemAssigned = (source: string) => ({ ...principal(`${id}/${source}`, context), type: "SystemAssigned" });
    const disks = at(inputs, "encryption", "entities", "managedDisk") !== undefined;
    const prepared = at(inputs, "parameters", "prepareEncryption", "value") === true;
    return {
        ...(disks && {
            managedDiskIdentity: systemAssigned("disks"),
            diskEncryptionSetId: `${text(inputs, "managedResourceGroupId")}/providers/Microsoft.Compute/diskEncryptionSets/dbdiskencryptionset-${uuidOf(id).slice(0, 8)}`,
        }),
        ...(prepared && { storageAccountIdentity: systemAssigned("root") }),
    };
}
