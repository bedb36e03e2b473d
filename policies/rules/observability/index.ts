import type { Rule } from "../../core/rule";
import { monitoringDiagnosticDestination } from "./monitoringDiagnosticDestination";
import { monitoringDiagnosticSetting } from "./monitoringDiagnosticSetting";
import { monitoringInsightsIngestionAccess } from "./monitoringInsightsIngestionAccess";
import { monitoringInsightsLocalAuth } from "./monitoringInsightsLocalAuth";
import { monitoringInsightsQueryAccess } from "./monitoringInsightsQueryAccess";
import { monitoringInsightsWorkspace } from "./monitoringInsightsWorkspace";
import { monitoringWorkspaceIngestionAccess } from "./monitoringWorkspaceIngestionAccess";
import { monitoringWorkspaceLocalAuth } from "./monitoringWorkspaceLocalAuth";
import { monitoringWorkspaceQueryAccess } from "./monitoringWorkspaceQueryAccess";
import { monitoringWorkspaceRetention } from "./monitoringWorkspaceRetention";

/** The rules on Log Analytics, Application Insights and diagnostic settings. */
export const observabilityRules: readonly Rule[] = [
    monitoringDiagnosticDestination,
    monitoringDiagnosticSetting,
    monitoringInsightsIngestionAccess,
    monitoringInsightsLocalAuth,
    monitoringInsightsQueryAccess,
    monitoringInsightsWorkspace,
    monitoringWorkspaceIngestionAccess,
    monitoringWorkspaceLocalAuth,
    monitoringWorkspaceQueryAccess,
    monitoringWorkspaceRetention,
];
