/** How Azure lets one type of resource be named, and what this project calls it in a name. */
export interface NameRule {
    /** Short form put at the start of a generated name; absent where the platform generates no name of the type. */
    readonly abbreviation?: string;
    /** Most characters Azure accepts. */
    readonly maxLength: number;
    /** Fewest characters Azure accepts. */
    readonly minLength: number;
    /** Characters Azure accepts, and where; length is not part of it. */
    readonly pattern: RegExp;
    /** Length and characters in words, as they follow "must be". */
    readonly words: string;
    /** Where the name must be unique. */
    readonly scope: "global" | "resourceGroup" | "parent" | "subscription";
    /** Set where a deleted resource keeps its name for days, so that a generated name ends in a part which can be changed. */
    readonly keptAfterDeletion?: true;
    /** Set where a generated name must hold nothing but a-z and 0-9, so its parts cannot be joined by hyphens. */
    readonly lowercaseAlphanumericOnly?: true;
}

/** Stage of the data flow, or what surrounds it. */
export type DataStage =
    | "source"
    | "ingest"
    | "landing"
    | "bronze"
    | "silver"
    | "gold"
    | "features"
    | "training"
    | "registry"
    | "serving"
    | "report"
    | "storage"
    | "processing"
    | "people"
    | "observation";

/** How a type of resource takes part in the data flow. */
export interface DataFlow {
    /** Its stage, or the input whose value names one; a value that names none is other storage. */
    readonly stage: DataStage | { readonly named: string };
    /** Inputs that name where data goes; data comes from what the other inputs name. */
    readonly to?: readonly string[];
    /** Inputs that name what contains it or what it may reach, which says nothing of the data flow. */
    readonly within?: readonly string[];
    /** Inputs that name what it uses without data flowing between the two. */
    readonly uses?: readonly string[];
    /** Whether it is shown only where something shown refers to it. */
    readonly onlyReferred?: true;
}

/** An input that says for how many days something is kept. */
export interface Retention {
    /** What is kept. */
    readonly what: string;
    /** Path of the input, any element as `[]`. */
    readonly path: RegExp;
    /** What no number means: data is kept for ever, as with 0, by a default of the service, or by what is not in the plan. */
    readonly unset: "for ever" | "by default" | "by others";
}

/**
 * What Azure or Databricks publish of one type of resource. Sources of every row, in addition to those that its own
 * `source` names:
 * - Tokens, inputs in the id, API version and tags: the type's description in @pulumi/azure-native 3.28.0 or
 *   @pulumi/databricks 1.110.0.
 * - ARM types: Azure/bicep-types-az at those versions.
 * - Abbreviations: "Abbreviation recommendations for Azure resources", MicrosoftDocs/cloud-adoption-framework,
 *   docs/ready/azure-best-practices/resource-abbreviations.md, ms.date 05/07/2024, commit 024dcbc6. Rows marked "own
 *   abbreviation" are not in it: the short form is this project's.
 * - Names: "Naming rules and restrictions for Azure resources", MicrosoftDocs/azure-docs (read in the copy
 *   xtqqczze/MicrosoftDocs-azure-docs, commit 0d589b21), articles/azure-resource-manager/management/
 *   resource-name-rules.md, ms.date 03/14/2025. Rows that the page lacks name another source.
 * - Logs: "Supported Resource log categories for Azure Monitor", MicrosoftDocs/azure-monitor-docs, articles/azure-monitor/
 *   reference/supported-logs/logs-index.md, ms.date 09/12/2024. It has none for route tables, private endpoints, subnets,
 *   firewall policies, flow logs, managed identities, action groups, the storage account itself and the SQL server itself.
 * - Private link: "Azure Private Endpoint private DNS zone values", learn.microsoft.com/azure/private-link/
 *   private-endpoint-dns, copy updated 2026-05-07 (in MicrosoftDocs/azure-docs: articles/private-link/
 *   private-endpoint-dns.md), section Commercial; and Azure/terraform-azurerm-avm-ptn-network-private-link-private-dns-zones,
 *   variables.tf, commit 7579464 (2026-08-21), which lists the same zones.
 */
export interface ResourceType {
    /** Type token of the Pulumi provider, without an API version. */
    readonly token: string;
    /** Tokens that it had in earlier versions of the provider, without API versions. */
    readonly formerly?: readonly string[];
    /** Provider namespace and type, as in a resource id; absent where it is not a resource of Azure. */
    readonly arm?: string;
    /** What its id begins with: a resource group by default, a subscription, or the id that an input holds. */
    readonly scope?: "subscription" | { readonly input: string };
    /** Inputs that hold the names in its id, from the outermost type inwards; one that starts with `=` is fixed. */
    readonly names?: readonly string[];
    /** Version of the REST API that the provider uses; absent where Resource Manager does not answer for the type. */
    readonly apiVersion?: string;
    /** Its display name; absent where the last part of the token says it. */
    readonly title?: string;
    /** Rule of its name. */
    readonly name?: NameRule;
    /** Whether it takes tags. */
    readonly taggable?: true;
    /**
     * Set where it has resource logs; `below` is what follows its id in a diagnostic setting's `resourceUri`,
     * `withoutAudit` says that its categories have no group `audit`.
     */
    readonly logs?: { readonly below?: string; readonly withoutAudit?: true };
    /**
     * By private-link group id: the private DNS zones of the public cloud that its endpoint's records go to, in the order
     * of the documentation; `{regionName}` stands for the region.
     */
    readonly privateLink?: Readonly<Record<string, readonly string[]>>;
    /** Whether its loss is the loss of data, keys or history. */
    readonly stateful?: true;
    /** Its place in the data flow; absent where it is not part of it. */
    readonly dataFlow?: DataFlow;
    /** Inputs that say for how long data is kept. */
    readonly retention?: readonly Retention[];
    /** Sources of what those above do not say. */
    readonly source?: string;
}

/** Resource types by the short name that the code calls each by. */
export type ResourceTypes = Readonly<Record<string, ResourceType>>;
