import * as databricks from "@pulumi/azure-native/databricks";
import { withDefaults } from "../../shared/defaults";
import { repeated, type InputIssue } from "../../shared/validation";

/** What the enhanced security and compliance add-on does for a workspace; billed on top of its compute. */
export interface EnhancedSecurityArgs {
    /** Hardened machine images that report what they see; true by default. */
    monitoring?: boolean;
    /** Restarts machines that have run too long to be patched; true by default. */
    automaticClusterUpdate?: boolean;
    /** Standards that the compliance profile meets, for example `HIPAA`; none by default, and then the profile is off. Needs both of the above. Azure refuses to take one away again. */
    complianceStandards?: string[];
}

/** What the add-on does where its inputs say nothing. */
export const enhancedSecurityDefaults = { monitoring: true, automaticClusterUpdate: true } as const;

// Standards of the ARM enum; NONE is what Azure answers where the profile is on without one.
const standards = Object.values<string>(databricks.ComplianceStandard).filter(
    (standard) => standard !== databricks.ComplianceStandard.NONE,
);

/**
 * Public access to a workspace, and how its compute connects to it: either both over private endpoints, or both openly.
 */
export function publicAccessInputs({ publicNetworkAccess }: { publicNetworkAccess: boolean }) {
    const { PublicNetworkAccess, RequiredNsgRules } = databricks;
    return publicNetworkAccess
        ? { publicNetworkAccess: PublicNetworkAccess.Enabled, requiredNsgRules: RequiredNsgRules.AllRules }
        : {
              publicNetworkAccess: PublicNetworkAccess.Disabled,
              requiredNsgRules: RequiredNsgRules.NoAzureDatabricksRules,
          };
}

/** The add-on as ARM takes it. */
export function enhancedSecurityOf(args: EnhancedSecurityArgs = {}) {
    const { monitoring, automaticClusterUpdate, ...rest } = withDefaults(args, enhancedSecurityDefaults);
    const { complianceStandards = [] } = rest;
    const value = (on: boolean) => ({ value: on ? ("Enabled" as const) : ("Disabled" as const) });
    return {
        automaticClusterUpdate: value(automaticClusterUpdate),
        enhancedSecurityMonitoring: value(monitoring),
        complianceSecurityProfile: { ...value(complianceStandards.length > 0), complianceStandards },
    };
}

/** What is wrong with the add-on's settings. */
export function enhancedSecurityIssues(args: EnhancedSecurityArgs = {}): InputIssue[] {
    const { monitoring, automaticClusterUpdate, ...rest } = withDefaults(args, enhancedSecurityDefaults);
    const { complianceStandards = [] } = rest;
    const propertyPath = "enhancedSecurity.complianceStandards";
    const issues = complianceStandards
        .filter((standard) => !standards.includes(standard))
        .map((standard) => ({
            propertyPath,
            reason: `"${standard}" is not one of ${standards.join(", ")}`,
        }));
    for (const standard of repeated(complianceStandards)) {
        issues.push({ propertyPath, reason: `"${standard}" is duplicated` });
    }
    // hashicorp/terraform-provider-azurerm, internal/services/databricks/databricks_workspace_resource.go, commit
    // 003ae81d: the profile needs both of the others.
    if (complianceStandards.length > 0) {
        for (const [name, on] of Object.entries({ monitoring, automaticClusterUpdate })) {
            if (!on) {
                issues.push({
                    propertyPath: `enhancedSecurity.${name}`,
                    reason: `is false, but the compliance profile (${complianceStandards.join(", ")}) needs it`,
                });
            }
        }
    }
    return issues;
}
