import { dataFactoryFacts } from "./dataFactory";
import type { UnverifiedFact } from "./fact";
import { synapseFacts } from "./synapse";

/** Facts that Azure Machine Learning, container registries, Data Factory and Synapse rely on; of each, what can stop a deployment comes first. */
export const unverifiedFacts: readonly UnverifiedFact[] = [
    {
        fact: "Azure answers the request for a workspace only when its managed network is provisioned.",
        marks: ["that the request ends only when the network is provisioned"],
        otherwise:
            "Clusters are made while the network still is: Azure refuses them, or their creation times out. The next `pulumi up` makes them.",
        findOut:
            "Deploy `machine-learning-minimal`, and ask for the state of the network while its first cluster is made, as the runbook does.",
    },
    {
        fact: "Azure takes letters, digits, hyphens and underscores in the name of an outbound rule.",
        marks: ["which characters Azure takes in the name of a rule"],
        otherwise: "Azure refuses the workspace, and nothing of it is made.",
        findOut: "Deploy `machine-learning-minimal` with a host among `allowedFqdns`.",
    },
    {
        fact: "A workspace that a key of the stack encrypts needs no identity in its encryption: Azure Cosmos DB uses the key.",
        marks: ["that a workspace with an identity of the user's needs no `identity` here"],
        otherwise: "Azure refuses a workspace with `workspaceKey`, which no environment sets.",
        findOut: "Deploy `machine-learning-minimal` with a vault and `workspaceKey`.",
    },
    {
        fact: "A registry's answer names its storage account and container registry in each region.",
        marks: ["that those of API version 2025-12-01 do"],
        otherwise:
            "The deployment of `shared` ends with an error after the registry is made, before its endpoints. The registry stays, and works after a mended deployment.",
        findOut: "`az rest --method get --url <ARM id of the registry>?api-version=2025-12-01`",
    },
    {
        fact: "With an outbound rule to a registry, Azure makes endpoints to its storage account and container registry too.",
        marks: ["that a rule to the registry is enough"],
        otherwise:
            "Jobs find models of the registry and do not load their files. Set `machineLearning.modelRegistry.partRules`, as the runbook says.",
        findOut:
            "Load a model of the registry in a job of `dev`, and look at the private endpoint connections of the registry's storage account.",
    },
    {
        fact: "Roles can be given on the storage account and the container registry that Azure makes for a registry.",
        marks: ["that roles can be given on those two"],
        otherwise:
            "With `machineLearning.modelRegistry.partRules`, which no environment sets, Azure refuses the roles before the workspace is made.",
        findOut:
            "`az role assignment create` with the role Azure AI Enterprise Network Connection Approver on the account.",
    },
    {
        fact: "Names of registries are taken once in all of Azure; at least once in a tenant they are, as the simulated cloud refuses.",
        marks: ["scope. Registries are addressed by name alone"],
        otherwise: "Names are longer than they have to be. Nothing fails.",
        findOut: "Make registries of one name in two tenants.",
    },
    {
        fact: "The roles that Microsoft's page lists for the workspace's identity are the narrowest that work.",
        marks: ["that narrower roles are too narrow"],
        otherwise:
            "The identity may do more than it needs with the workspace's own storage account, vault, Application Insights and container registry, which hold nothing else.",
        findOut:
            "Give Reader in place of Contributor in a workspace of your own, run a job, build an image, and read the activity log of what was refused.",
    },
    {
        fact: "A cluster that replaces one of the same name at once has the new size.",
        marks: ["that a cluster of the same name made at once has the new size"],
        otherwise: "The cluster keeps its old size after a change of it. Give the cluster another name then.",
        findOut: "Change the size of a cluster, deploy, and read it: `az ml compute show`.",
    },
    {
        fact: "Azure Machine Learning takes sizes of the families Ddsv5 and Edsv5.",
        marks: ["Ddsv5 and Edsv5"],
        otherwise: "Azure refuses clusters of presets `cpu` and `many-models`, and instances, of which no size is set.",
        findOut: "`az ml compute list-sizes --location <region>`",
    },
    {
        fact: "The subnet of compute has no size that the service asks for.",
        marks: ["minimum size."],
        also: ["components/network/subnetPurposes.ts"],
        otherwise:
            "Clusters of a workspace without a managed network get fewer nodes than asked for in a small subnet.",
        findOut: "Make a cluster in a subnet of /29.",
    },
    {
        fact: "Azure takes regional service tags in lower case, such as `Storage.westeurope`.",
        marks: ["that Azure takes a regional tag in lower case"],
        also: ["components/network/egressRequirements.ts"],
        otherwise: "Azure refuses the rules of a security group or a firewall of compute in the platform's subnet.",
        findOut: "Deploy a stack with a subnet for compute and an egress by firewall.",
    },
    {
        fact: "Clients reach a workspace over its endpoint on port 443 alone.",
        marks: ["that no endpoint of a workspace takes the ports of the AzureMachineLearning tag"],
        otherwise: "The security group of endpoints stops what uses other ports, for example a notebook's terminal.",
        findOut: "Work with a notebook and an instance, and look for denied flows in the flow logs.",
    },
    {
        fact: "Jobs of a managed network need nothing of Application Insights.",
        marks: ["that no job needs it, since a managed network has no endpoint to such a scope"],
        otherwise:
            "Telemetry of jobs is missing where `observability.publicIngestion` is off. Logs of the workspace come from Azure itself and are complete.",
        findOut: "Run a job that writes to Application Insights in `test`, and query it.",
    },
    {
        fact: "No operation of Azure Machine Learning exports images from the workspace's registry.",
        marks: ["that no operation of Azure Machine Learning needs the export of images"],
        otherwise: "Sharing an environment from the workspace with a registry of models fails.",
        findOut: "Share an environment: `az ml environment share`.",
    },
    {
        fact: "A workspace with a managed network works with images only where its registry lets trusted services of Azure pass.",
        marks: ["that a managed network does without"],
        otherwise:
            "The registry's firewall lets such services pass without need; each still needs a role. Nothing fails.",
        findOut: "Turn `trustedServices` off in a workspace of your own, build an image, and run a job in it.",
    },
    {
        fact: "An AutoML node names the columns of series `time_series_id_column_names`.",
        marks: ["`time_series_id_column_names`, which that test does not set"],
        otherwise: "Azure refuses the pipeline, or trains one model for all series.",
        findOut: "Submit a pipeline with a forecasting node of two series.",
    },
    {
        fact: "Tracking with MLflow deletes nothing.",
        marks: ["that MLflow deletes nothing while it tracks"],
        otherwise: "A job of Databricks ends with AuthorizationFailed and the name of the action that its role lacks.",
        findOut: "Run a job that logs parameters, metrics, artifacts and a model.",
    },
    {
        fact: "Files of tracked runs may go to any container of the workspace's storage account.",
        marks: ["which container; files of runs go to the account's `azureml`"],
        otherwise: "The role on the whole account is wider than it has to be. Nothing fails.",
        findOut: "Log an artifact and a model from Databricks, and list the containers that they are in.",
    },
    {
        fact: "A failed run writes an event whose `Status` is `Failed`, as the run has it in Azure Machine Learning.",
        marks: ["that Status is `Failed`"],
        otherwise: "The alert on failed jobs is never sent.",
        findOut: "Let a job fail, then query `AmlRunStatusChangedEvent | summarize count() by Status`.",
    },
    {
        fact: "A cluster writes an event when a node becomes unusable.",
        marks: ["that a cluster writes an event when a node becomes unusable"],
        otherwise: "The alert on unusable nodes is sent when the cluster next grows or shrinks.",
        findOut:
            "Compare the metric Unusable Nodes of a workspace with `AmlComputeClusterEvent | where UnusableNodeCount > 0`.",
    },
    {
        fact: "The events of a cluster tell cores in use, and the cores of the quota that its family and priority have.",
        marks: ["that QuotaUtilized and QuotaAllocated are cores of the quota"],
        otherwise:
            "The alert on quotas is never sent, or, where the quota is the cluster's own largest size, whenever a cluster has all of its nodes. Jobs that wait for cores show it.",
        findOut:
            "Let a cluster grow, and compare `AmlComputeClusterEvent | project VmFamilyName, VmPriority, QuotaUtilized, QuotaAllocated` with `az ml compute list-usage`.",
    },
    {
        fact: "A connection of which nothing is set is not shared with every user of the workspace.",
        marks: ["that a connection is not shared where nothing is set"],
        otherwise: "A comparison does not show a connection that loses `isSharedToAll: false` as a risk.",
        findOut: "Make a connection without it, and read it as another user.",
    },
    {
        fact: "A firewall of a managed network has the price of other firewalls.",
        marks: ["that its price is that of other firewalls"],
        also: ["simulation/live/meters.ts"],
        otherwise: "The estimate of a live rehearsal is wrong by the difference.",
        findOut: "Read the bill of a workspace with a rule by name.",
    },
    {
        fact: "A container registry still refuses, when it is made, a key in a vault behind a firewall.",
        marks: ["that it still holds, code"],
        otherwise: "A rehearsal refuses what Azure takes, and registries have Microsoft's key without need.",
        findOut: "Make a registry with such a key in a resource group of your own.",
    },
    {
        fact: "The service numbers its own outbound rules as the sample of Ansible shows.",
        marks: ["the digits at the end of an endpoint's name"],
        otherwise: "A refresh in a rehearsal shows other names than Azure. The program ignores these rules.",
        findOut: "`az ml workspace outbound-rule list`",
    },
    ...dataFactoryFacts,
    ...synapseFacts,
    {
        fact: "Status, code and message of what the simulated cloud refuses are these; and where a source says `stricter than known`, that Azure refuses it at all.",
        marks: ["code", "message", "status"],
        also: ["simulation/services/observability/alerts.ts", "simulation/services/platform/refusals.ts"],
        otherwise: "A rehearsal shows another message than Azure, or an error earlier than Azure. It hides none.",
        findOut:
            "Let Azure refuse it once, in a live rehearsal or by `az rest`, and write status, code and message into the source.",
    },
];
