import {
    AccountService,
    ApplicationInsights,
    type ComponentArgs,
    ContainerRegistry,
    KeyVault,
    PrivateStorageAccount,
    type WorkspaceDependencies,
} from "../../../components";
import {
    machineLearningSettingsDefaults,
    type MachineLearningSettings,
} from "../../settings/schema/machine-learning/machineLearning";
import type { StackContext } from "../context";
import type { Foundation } from "../foundation";
import { makeKey } from "../key-vault";
import { linkMore } from "../observability";

/** What the workspace depends on. */
export interface StackDependencies {
    /** Ids, as the workspace takes them. */
    ids: WorkspaceDependencies;
    /** Images of environments; undefined where the registry exists without the stack. */
    registry: ContainerRegistry | undefined;
}

/**
 * Storage account, vault, Application Insights and container registry of the workspace alone; what exists is taken as it is.
 * None is locked: a lock stops operations of the service (docs/decisions/0018-machine-learning-workspace.md).
 */
export function makeDependencies(
    context: StackContext,
    foundation: Foundation,
    section: MachineLearningSettings,
    group: ComponentArgs,
): StackDependencies {
    const { dataOpts, settings } = context;
    const placed = {
        ...group,
        privateEndpoints: foundation.networking?.placement,
        diagnostics: foundation.diagnostics,
    };
    const { softDeleteRetentionDays, existing = {} } = section;
    const makeVault = () =>
        new KeyVault("ml-vault", { ...placed, tenantId: settings.azure.tenantId, softDeleteRetentionDays }, dataOpts);
    const registry =
        existing.containerRegistryResourceId === undefined ? makeRegistry(context, section, placed) : undefined;
    return {
        ids: {
            storageAccountResourceId:
                existing.storageAccountResourceId ??
                makeStore(context, foundation, section, placed).storageAccountResourceId,
            keyVaultResourceId: existing.keyVaultResourceId ?? makeVault().vaultResourceId,
            applicationInsightsResourceId:
                existing.applicationInsightsResourceId ?? makeInsights(context, foundation, group),
            containerRegistryResourceId: registry?.registryResourceId ?? existing.containerRegistryResourceId ?? "",
        },
        registry,
    };
}

type Placed = ComponentArgs & Pick<ConstructorParameters<typeof KeyVault>[1], "privateEndpoints" | "diagnostics">;

function makeStore(
    context: StackContext,
    foundation: Foundation,
    { storage = {}, customerManagedKeys }: MachineLearningSettings,
    placed: Placed,
): PrivateStorageAccount {
    const { replication = context.zones ? "Standard_ZRS" : "Standard_LRS" } = storage;
    const { coolAfterDays = machineLearningSettingsDefaults.coolAfterDays } = storage;
    return new PrivateStorageAccount(
        "ml-store",
        {
            ...placed,
            // Parallel and batch jobs stop without queues and tables; notebooks and code are files.
            services: Object.values(AccountService),
            replication,
            lifecycle: { coolAfterDays },
            customerManagedKey: customerManagedKeys
                ? makeKey(context, foundation.vault, "ml-store-key", placed)
                : undefined,
        },
        context.dataOpts,
    );
}

function makeRegistry(
    context: StackContext,
    { untaggedRetentionDays }: MachineLearningSettings,
    placed: Placed,
): ContainerRegistry {
    return new ContainerRegistry(
        "ml-registry",
        {
            ...placed,
            zoneRedundant: context.zones !== undefined,
            untaggedRetentionDays,
            // The workspace works with images as a service of Azure that the registry's firewall trusts: learn.microsoft.com/
            // azure/container-registry/allow-access-trusted-services. unverified: that a managed network does without.
            trustedServices: true,
        },
        context.dataOpts,
    );
}

/**
 * Application Insights, over the same private link scope as the stack's logs. unverified: that no job needs it, since a managed
 * network has no endpoint to such a scope, and Application Insights takes nothing over the internet without publicIngestion.
 */
function makeInsights(context: StackContext, foundation: Foundation, group: ComponentArgs) {
    const { observability: section } = context.settings;
    const { observability, monitorLinks } = foundation;
    if (!section || !observability) {
        throw new Error("machineLearning is in a stack without observability");
    } // refused by the settings
    const { publicIngestion, publicQuery } = section;
    const { workspaceResourceId } = observability;
    const { applicationInsightsResourceId } = new ApplicationInsights(
        "ml-insights",
        { ...group, workspaceResourceId, publicIngestion, publicQuery },
        context.dataOpts,
    );
    if (monitorLinks) {
        linkMore(context, monitorLinks, "ml-links", { insights: applicationInsightsResourceId });
    }
    return applicationInsightsResourceId;
}
