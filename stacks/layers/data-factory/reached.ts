import type * as managedidentity from "@pulumi/azure-native/managedidentity";
import { ownValue } from "../../../azure/ownValue";
import {
    type ComponentArgs,
    type DataFactory,
    KeyVault,
    ManagedEndpoints,
    PrincipalType,
    SecretRight,
} from "../../../components";
import { ingestSettingsDefaults, type IngestSettings } from "../../settings/schema/data-factory/ingest";
import type { StackContext } from "../context";
import type { Data } from "../data";
import type { StackDatabricks } from "../databricks/databricks";
import type { Foundation } from "../foundation";

/** What the factory reaches in addition to its sources; what the stack lacks is undefined. */
export interface ReachedByFactory {
    /** The lake. */
    lake: Data["lake"];
    /** Server of the control database. */
    control: NonNullable<Data["sql"]>["server"] | undefined;
    /** Vault of the passwords of sources. */
    secrets: KeyVault | undefined;
    /** Workspace of the jobs that build bronze. */
    databricks: StackDatabricks | undefined;
}

/** Makes the endpoints of the managed network to all of it. */
export function makeEndpoints(
    { naming, tags, opts }: StackContext,
    { endpoints = [] }: IngestSettings,
    factory: DataFactory,
    { lake, control, secrets, databricks }: ReachedByFactory,
): ManagedEndpoints {
    const own = [
        { name: "lake", groupId: "dfs", resourceId: lake?.storageAccountResourceId },
        { name: "control", groupId: "sqlServer", resourceId: control?.serverResourceId },
        { name: "secrets", groupId: "vault", resourceId: secrets?.vaultResourceId },
        { name: "databricks", groupId: "databricks_ui_api", resourceId: databricks?.workspaceResourceId },
    ].flatMap(({ resourceId, ...rest }) => (resourceId ? [{ ...rest, resourceId }] : []));
    return new ManagedEndpoints("ingest-endpoints", { naming, tags, factory, targets: [...own, ...endpoints] }, opts);
}

/** Vault of the passwords of sources, which the identity reads; undefined where the stack has none. */
export function makeSecretVault(
    { settings, lock, dataOpts }: StackContext,
    { networking, diagnostics }: Foundation,
    { secretVault, identity = ingestSettingsDefaults.identity }: IngestSettings,
    group: ComponentArgs,
    { principalId }: managedidentity.UserAssignedIdentity,
): KeyVault | undefined {
    if (!secretVault) {
        return undefined;
    }
    const { personas = [], softDeleteRetentionDays } = secretVault;
    const writers = personas.map((name) => ({
        principalName: name,
        principalId: ownValue(settings.personas ?? {}, name)?.groupObjectId ?? "",
        principalType: PrincipalType.Group,
        right: SecretRight.Write,
    }));
    return new KeyVault(
        "ingest-secrets",
        {
            ...group,
            tenantId: settings.azure.tenantId,
            softDeleteRetentionDays,
            secretAccess: [
                {
                    principalName: identity,
                    principalId,
                    principalType: PrincipalType.ServicePrincipal,
                    right: SecretRight.Read,
                },
                ...writers,
            ],
            privateEndpoints: networking?.placement,
            diagnostics,
            lock,
        },
        dataOpts,
    );
}
