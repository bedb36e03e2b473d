import type { Rule } from "../../core/rule";
import { mlBatchEndpointAuth } from "./workspace/mlBatchEndpointAuth";
import { mlBatchEndpointWorkspaceKey } from "./workspace/mlBatchEndpointWorkspaceKey";
import { mlClusterIdentity } from "./compute/mlClusterIdentity";
import { mlClusterIdleTime } from "./compute/mlClusterIdleTime";
import { mlClusterMinNodes } from "./compute/mlClusterMinNodes";
import { mlClusterSsh } from "./compute/mlClusterSsh";
import { mlComputeAttached } from "./compute/mlComputeAttached";
import { mlComputeLocalAuth } from "./compute/mlComputeLocalAuth";
import { mlComputeNetwork } from "./compute/mlComputeNetwork";
import { mlComputePublicAddress } from "./compute/mlComputePublicAddress";
import { mlComputeRetirement } from "./compute/mlComputeRetirement";
import { mlConnectionKeyless } from "./workspace/mlConnectionKeyless";
import { mlDatastoreCredentials } from "./data/mlDatastoreCredentials";
import { mlEnvironmentImage } from "./data/mlEnvironmentImage";
import { mlEnvironmentPackages } from "./data/mlEnvironmentPackages";
import { mlInstanceIdleShutdown } from "./compute/mlInstanceIdleShutdown";
import { mlInstanceSharing } from "./compute/mlInstanceSharing";
import { mlInstanceSsh } from "./compute/mlInstanceSsh";
import { mlInstanceStopSchedule } from "./compute/mlInstanceStopSchedule";
import { mlOutboundRuleInline } from "./workspace/mlOutboundRuleInline";
import { mlRegistryDeleteAction } from "./registry/mlRegistryDeleteAction";
import { mlRegistryPrimaryRegion } from "./registry/mlRegistryPrimaryRegion";
import { mlRegistryPublicNetworkAccess } from "./registry/mlRegistryPublicNetworkAccess";
import { mlRegistryRegions } from "./registry/mlRegistryRegions";
import { mlRegistryWriters } from "./registry/mlRegistryWriters";
import { mlWorkspaceIdentity } from "./workspace/mlWorkspaceIdentity";
import { mlWorkspaceIsolationMode } from "./workspace/mlWorkspaceIsolationMode";
import { mlWorkspaceLegacyMode } from "./workspace/mlWorkspaceLegacyMode";
import { mlWorkspaceLock } from "./workspace/mlWorkspaceLock";
import { mlWorkspaceOutboundNames } from "./workspace/mlWorkspaceOutboundNames";
import { mlWorkspacePublicNetworkAccess } from "./workspace/mlWorkspacePublicNetworkAccess";
import { mlWorkspaceServerlessNetwork } from "./workspace/mlWorkspaceServerlessNetwork";
import { mlWorkspaceStorageEndpoints } from "./workspace/mlWorkspaceStorageEndpoints";
import { mlWorkspaceStorageKind } from "./workspace/mlWorkspaceStorageKind";
import { mlWorkspaceSystemDatastores } from "./workspace/mlWorkspaceSystemDatastores";

/** The rules on Azure Machine Learning: workspaces, compute, data, registries of models. */
export const machineLearningRules: readonly Rule[] = [
    mlBatchEndpointAuth,
    mlBatchEndpointWorkspaceKey,
    mlClusterIdentity,
    mlClusterIdleTime,
    mlClusterMinNodes,
    mlClusterSsh,
    mlComputeAttached,
    mlComputeLocalAuth,
    mlComputeNetwork,
    mlComputePublicAddress,
    mlComputeRetirement,
    mlConnectionKeyless,
    mlDatastoreCredentials,
    mlEnvironmentImage,
    mlEnvironmentPackages,
    mlInstanceIdleShutdown,
    mlInstanceSharing,
    mlInstanceSsh,
    mlInstanceStopSchedule,
    mlOutboundRuleInline,
    mlRegistryDeleteAction,
    mlRegistryPrimaryRegion,
    mlRegistryPublicNetworkAccess,
    mlRegistryRegions,
    mlRegistryWriters,
    mlWorkspaceIdentity,
    mlWorkspaceIsolationMode,
    mlWorkspaceLegacyMode,
    mlWorkspaceLock,
    mlWorkspaceOutboundNames,
    mlWorkspacePublicNetworkAccess,
    mlWorkspaceServerlessNetwork,
    mlWorkspaceStorageEndpoints,
    mlWorkspaceStorageKind,
    mlWorkspaceSystemDatastores,
];
