import { containerRegistryGroupIds } from "../../../../components/containers/checks";
import {
    imageBuildComputeIssues,
    machineLearningWorkspaceGroupIds,
    managedNetworkIssues,
} from "../../../../components/machine-learning/checks";
import { groupIds } from "../../../../components/storage/checks";
import { AccountService, Replication } from "../../../../components";
import { knownNames, needsKeyVault, pathText, settingsIssues, type SettingsIssue } from "../../core/issues";
import type { EndpointUse } from "../../core/section";
import type { KeyVaultSettings } from "../../schema/key-vault";
import {
    machineLearningSettingsDefaults,
    type MachineLearningSettings,
} from "../../schema/machine-learning/machineLearning";
import type { NetworkSettings } from "../../schema/network";
import type { ObservabilitySettings } from "../../schema/observability";
import type { AzureSettings, PersonasSettings, RunnerSettings } from "../../schema/platform";
import type { LakeSettings } from "../../schema/storage";
import { purposesOf } from "../network";
import { withoutZones } from "../platform";
import { usedRegistryEndpoints, usedRegistryTargets } from "./usedRegistry";

interface MachineLearningReads {
    azure: AzureSettings;
    runner: RunnerSettings;
    machineLearning?: MachineLearningSettings;
    network?: NetworkSettings;
    observability?: ObservabilitySettings;
    keyVault?: KeyVaultSettings;
    lake?: LakeSettings;
    personas?: PersonasSettings;
}

/** Endpoints of the workspace, of what is made for it, and of the registry that it uses. */
export function machineLearningEndpoints(settings: MachineLearningReads): EndpointUse[] {
    const { machineLearning } = settings;
    if (!machineLearning) {
        return [];
    }
    const { existing = {} } = machineLearning;
    const made = {
        storageAccountResourceId: groupIds({ services: Object.values(AccountService) }),
        keyVaultResourceId: ["vault"],
        containerRegistryResourceId: containerRegistryGroupIds,
    };
    const own = (Object.keys(made) as (keyof typeof made)[]).filter((key) => existing[key] === undefined);
    return [
        {
            path: "machineLearning",
            groupIds: [...machineLearningWorkspaceGroupIds, ...own.flatMap((key) => made[key])],
        },
        ...usedRegistryEndpoints(settings),
    ];
}

/** What is wrong with the workspace as a whole: its network, keys, logs and store. */
export function machineLearningChecks(settings: MachineLearningReads): SettingsIssue[] {
    const { machineLearning: section, observability } = settings;
    if (!section) {
        return [];
    }
    const issues = [...networkChecks(settings, section), ...keyChecks(settings, section), ...existingChecks(section)];
    if (!observability && section.existing?.applicationInsightsResourceId === undefined) {
        issues.push({
            path: "machineLearning",
            message:
                "needs an observability section: Application Insights of the workspace keeps its data in Log Analytics; add one",
        });
    }
    const cluster = section.imageBuildCompute;
    return [
        ...issues,
        ...personaChecks(settings, section),
        ...replicationChecks(settings.azure, section),
        ...settingsIssues(imageBuildComputeIssues(cluster), "machineLearning"),
    ];
}

function networkChecks(settings: MachineLearningReads, section: MachineLearningSettings): SettingsIssue[] {
    const { network } = section;
    if (network.kind === "subnet") {
        return purposesOf(settings).includes("machineLearningCompute")
            ? []
            : [
                  {
                      path: "machineLearning.network.kind",
                      message:
                          "is subnet, but no subnet has the purpose machineLearningCompute; add one to the network section, or set kind to managed",
                  },
              ];
    }
    const { lake = machineLearningSettingsDefaults.lake, ...given } = network;
    const ofLake = settings.lake && lake ? [{ name: "lake", resourceId: "", groupIds: [] }] : [];
    const issues = settingsIssues(
        managedNetworkIssues(given, [...ofLake, ...usedRegistryTargets(section)], section.existing),
        "machineLearning",
    );
    if (!settings.runner.principal) {
        issues.push({
            path: "runner.principal",
            message:
                "is missing, but machineLearning.network.kind is managed: Azure asks the deploying principal for the right to approve endpoints, so its object id must be known; add it",
        });
    }
    if (network.lake && !settings.lake) {
        issues.push({
            path: "machineLearning.network.lake",
            message: "is true, but there is no lake section; add one, or leave it out",
        });
    }
    return issues;
}

function keyChecks({ keyVault }: MachineLearningReads, section: MachineLearningSettings): SettingsIssue[] {
    const { workspaceKey, batchEndpoints, customerManagedKeys } = { ...machineLearningSettingsDefaults, ...section };
    const issues: SettingsIssue[] = [];
    if (workspaceKey && batchEndpoints) {
        const found = section.batchEndpoints === undefined ? "true by default" : "true";
        issues.push({
            path: "machineLearning.workspaceKey",
            message: `is true, but batchEndpoints is ${found}, and they do not run under a key of the workspace; set batchEndpoints to false, or workspaceKey to false and customerManagedKeys to true`,
        });
    }
    if (workspaceKey && section.azureCosmosDbObjectId === undefined) {
        issues.push({
            path: "machineLearning.azureCosmosDbObjectId",
            message:
                "is missing, but workspaceKey is true: Azure Cosmos DB uses the key; add what az ad sp show --id a232010e-820c-4083-83bb-3ace5fc29d0b --query id shows",
        });
    }
    const wanted = [
        ["workspaceKey", workspaceKey],
        ["customerManagedKeys", customerManagedKeys],
    ] as const;
    for (const [key, wants] of wanted) {
        if (wants && !keyVault) {
            issues.push(needsKeyVault(`machineLearning.${key}`));
        }
    }
    return issues;
}

// What of the settings is for something that the stack makes.
const ofMade = [
    ["storageAccountResourceId", ["storage", "customerManagedKeys"]],
    ["keyVaultResourceId", ["softDeleteRetentionDays"]],
    ["containerRegistryResourceId", ["untaggedRetentionDays"]],
] as const;

function existingChecks(section: MachineLearningSettings): SettingsIssue[] {
    return ofMade.flatMap(([existing, keys]) =>
        section.existing?.[existing] === undefined
            ? []
            : keys
                  // Turned off is what it is where it is left out.
                  .filter((key) => section[key] !== undefined && section[key] !== false)
                  .map((key) => ({
                      path: `machineLearning.${key}`,
                      message: `conflicts with existing.${existing}; what exists is not changed, leave one of the two out`,
                  })),
    );
}

function personaChecks({ personas = {} }: MachineLearningReads, section: MachineLearningSettings): SettingsIssue[] {
    return Object.keys(section.personas ?? {})
        .filter((name) => !Object.hasOwn(personas, name))
        .map((name) => ({
            path: pathText(["machineLearning", "personas", name]),
            message: `is not in personas (${knownNames(Object.keys(personas))})`,
        }));
}

function replicationChecks(azure: AzureSettings, { storage }: MachineLearningSettings): SettingsIssue[] {
    const replication = storage?.replication;
    const issue = withoutZones(azure);
    if (issue === undefined || (replication !== Replication.Zone && replication !== Replication.GeoZone)) {
        return [];
    }
    return [
        {
            path: "machineLearning.storage.replication",
            message: `is ${replication}, but ${issue}; set it to Standard_LRS or Standard_GRS`,
        },
    ];
}
