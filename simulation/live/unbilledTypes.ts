/** Resource types that have no bill of their own. */
export const unbilledTypes: ReadonlySet<string> = new Set([
    "azure-native:applicationinsights:Component", // bills what it sends to its workspace
    "azure-native:authorization:ManagementLockByScope",
    "azure-native:authorization:RoleAssignment",
    "azure-native:authorization:RoleDefinition",
    "azure-native:consumption:Budget",
    "azure-native:databricks:AccessConnector",
    "azure-native:databricks:Workspace", // bills the compute that runs in it
    "azure-native:datafactory:CredentialOperation",
    "azure-native:datafactory:Dataset",
    "azure-native:datafactory:Factory", // bills what its pipelines run
    "azure-native:datafactory:IntegrationRuntime", // bills machines while a run needs them, and a rehearsal runs nothing
    "azure-native:datafactory:LinkedService",
    "azure-native:datafactory:ManagedPrivateEndpoint", // unverified: that it has no meter of its own
    "azure-native:datafactory:Pipeline",
    "azure-native:datafactory:Trigger",
    "azure-native:eventhub:EventHub", // bills its namespace
    "azure-native:eventhub:NamespaceNetworkRuleSet",
    "azure-native:keyvault:Key", // in software: bills its operations, which are few
    "azure-native:keyvault:Vault", // bills operations
    "azure-native:machinelearningservices:Compute", // a cluster without standing nodes: bills what runs in it
    "azure-native:machinelearningservices:DataVersion",
    "azure-native:machinelearningservices:Datastore",
    "azure-native:machinelearningservices:EnvironmentVersion",
    "azure-native:machinelearningservices:Workspace", // bills a firewall where a rule names a host
    "azure-native:managedidentity:UserAssignedIdentity",
    "azure-native:monitor:ActionGroup",
    "azure-native:monitor:ActivityLogAlert",
    "azure-native:monitor:PrivateLinkScope", // bills its private endpoint
    "azure-native:monitor:PrivateLinkScopedResource",
    "azure-native:monitor:DiagnosticSetting", // bills what it sends to its workspace
    "azure-native:network:FirewallPolicy", // free for a single firewall
    "azure-native:network:FirewallPolicyRuleCollectionGroup",
    "azure-native:network:NetworkSecurityGroup",
    "azure-native:network:PrivateDnsZoneGroup",
    "azure-native:network:RouteTable",
    "azure-native:network:Subnet",
    "azure-native:network:VirtualNetwork",
    "azure-native:network:VirtualNetworkPeering", // bills what goes through it, which is little
    "azure-native:privatedns:VirtualNetworkLink",
    "azure-native:resources:Deployment",
    "azure-native:resources:ResourceGroup",
    "azure-native:sql:BackupShortTermRetentionPolicy",
    "azure-native:sql:EncryptionProtector",
    "azure-native:sql:ExtendedServerBlobAuditingPolicy", // bills what it sends to its workspace
    "azure-native:sql:LongTermRetentionPolicy", // bills the backups that it keeps
    "azure-native:sql:Server", // bills its databases
    "azure-native:sql:ServerKey",
    "azure-native:storage:BlobContainer",
    "azure-native:storage:BlobServiceProperties",
    "azure-native:storage:FileServiceProperties",
    "azure-native:storage:ManagementPolicy",
    "azure-native:storage:QueueServiceProperties",
    "azure-native:storage:StorageAccount", // bills what it holds, which is almost nothing
    "azure-native:storage:TableServiceProperties",
    "azure-native:synapse:BigDataPool", // bills its sessions
    "azure-native:synapse:PrivateLinkHub", // bills its endpoints
    "azure-native:synapse:Workspace", // bills its pools
]);
