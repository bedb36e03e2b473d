import {
    alertsIssues,
    mlComputeIssues,
    mlDataIssues,
    trackingIssues,
} from "../../../../components/machine-learning/checks";
import { medallionZones } from "../../../../components/storage/checks";
import { settingsIssues, type SettingsIssue } from "../../core/issues";
import {
    machineLearningSettingsDefaults,
    type MachineLearningSettings,
} from "../../schema/machine-learning/machineLearning";
import type { ObservabilitySettings } from "../../schema/observability";
import type { AzureSettings, IdentitiesSettings } from "../../schema/platform";
import type { LakeSettings } from "../../schema/storage";

interface ContentsReads {
    azure: AzureSettings;
    machineLearning?: MachineLearningSettings;
    identities?: IdentitiesSettings;
    observability?: ObservabilitySettings;
    lake?: LakeSettings;
}

/** What is wrong with what the workspace holds: compute, data, who tracks, alerts and budget. */
export function contentChecks(settings: ContentsReads): SettingsIssue[] {
    const { machineLearning: section } = settings;
    return section
        ? [
              ...computeChecks(settings, section),
              ...dataChecks(settings, section),
              ...settingsIssues(
                  section.tracking ? trackingIssues(section.tracking).map(ofTracking) : [],
                  "machineLearning",
              ),
              ...alertChecks(settings, section),
          ]
        : [];
}

// The component has a list of principals, the settings have it in `tracking`.
const ofTracking = (issue: ReturnType<typeof trackingIssues>[number]) => ({
    ...issue,
    propertyPath: issue.propertyPath.replace(/^principals/, "tracking"),
});

function computeChecks(
    { azure, identities = {} }: ContentsReads,
    { compute, imageBuildCompute }: MachineLearningSettings,
): SettingsIssue[] {
    const { clusters = [], instances = [] } = compute ?? {};
    const users = instances.map(({ userObjectId: objectId, ...instance }) => ({
        ...instance,
        user: { objectId, tenantId: azure.tenantId },
    }));
    const names = Object.keys(identities);
    const issues = settingsIssues(
        mlComputeIssues({ clusters, instances: users, identities: names }),
        "machineLearning.compute",
    );
    if (imageBuildCompute !== undefined && !clusters.some(({ name }) => name === imageBuildCompute)) {
        const choices = clusters.map(({ name }) => name).join(", ");
        issues.push({
            path: "machineLearning.imageBuildCompute",
            message: `"${imageBuildCompute}" is not a cluster of compute.clusters (${choices || "there is none"}); add it, or leave it out`,
        });
    }
    return issues;
}

function dataChecks({ lake }: ContentsReads, { data, network }: MachineLearningSettings): SettingsIssue[] {
    if (!data) {
        return [];
    }
    const zones = lake ? (lake.zones ?? medallionZones) : [];
    const issues = settingsIssues(mlDataIssues({ ...data, zones }), "machineLearning.data");
    const { outputs } = data;
    if (outputs !== undefined && !zones.some(({ name }) => name === outputs)) {
        const choices = zones.map(({ name }) => name).join(", ");
        issues.push({
            path: "machineLearning.data.outputs",
            message: `"${outputs}" is not a zone of the lake (${choices || "there is no lake"}); name one`,
        });
    }
    const reaches = network.kind === "subnet" || (network.lake ?? machineLearningSettingsDefaults.lake);
    if (lake && !reaches) {
        issues.push({
            path: "machineLearning.network.lake",
            message: "is false, but data has datastores on the lake, which compute could not reach; leave it out",
        });
    }
    return issues;
}

function alertChecks({ observability }: ContentsReads, section: MachineLearningSettings): SettingsIssue[] {
    const { alerts, budget } = section;
    const alertEmails = observability?.alertEmails ?? [];
    const { emails = alertEmails } = budget ?? {};
    const issues: SettingsIssue[] = [];
    if (alerts && alertEmails.length === 0) {
        issues.push({
            path: "machineLearning.alerts",
            message: "have nowhere to go; give observability.alertEmails, or leave them out",
        });
    }
    if (budget && emails.length === 0) {
        issues.push({
            path: "machineLearning.budget.emails",
            message: "is missing, and there are no observability.alertEmails; give one of the two",
        });
    }
    const checked = budget && emails.length > 0 ? { ...budget, emails } : undefined;
    return [...issues, ...settingsIssues(alertsIssues({ ...alerts, budget: checked }), "machineLearning")];
}
