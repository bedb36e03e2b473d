import { SecretAcl } from "@pulumi/databricks/secretAcl";
import { SecretScope } from "@pulumi/databricks/secretScope";
import * as pulumi from "@pulumi/pulumi";
import { validate as isUuid } from "uuid";
import { stateless } from "../../shared/componentArgs";
import type { Naming } from "../../shared/naming";
import { afterRoleTakesEffect, assignRole, PrincipalType } from "../../shared/roleAssignments";
import { throwIfInvalid, type InputIssue } from "../../shared/validation";
import { groupIssues } from "../access/accountGroups";

/** Inputs of a secret scope. */
export interface DatabricksSecretScopeArgs {
    /** How the role assignment is named. */
    naming: Naming;
    /** Name of the scope, as notebooks write it: letters, digits, `-`, `_`, `.` and `@`, 128 characters at most. A change replaces the scope. */
    scopeName: string;
    /**
     * ARM id of the vault that holds the secrets; it uses role-based access and lets trusted Azure services bypass the
     * firewall. A change replaces the scope.
     */
    vaultResourceId: pulumi.Input<string>;
    /** Base address of the vault. A change replaces the scope. */
    vaultUri: pulumi.Input<string>;
    /** Object id, in the tenant, of the enterprise application AzureDatabricks, which reads the secrets for every workspace of the tenant. A change replaces its role. */
    azureDatabricksObjectId: string;
    /** Account groups that may read the secrets; none by default, and then administrators alone. */
    readers?: string[];
}

// The application's id is the same in every tenant; learn.microsoft.com/azure/databricks/security/secrets/secret-scopes.
const azureDatabricksApplicationId = "2ff814a6-3304-4ab8-85cb-cd0e6f879c1d";

/** Secrets of a Key Vault as a workspace's secret scope: they are written in the vault alone, and read by name. */
export class DatabricksSecretScope extends pulumi.ComponentResource {
    /** Name of the scope, once it can be read. */
    public readonly scopeName: pulumi.Output<string>;

    constructor(name: string, args: DatabricksSecretScopeArgs, opts?: pulumi.ComponentResourceOptions) {
        throwIfInvalid("DatabricksSecretScope", name, secretScopeIssues(args));
        super("azure-ml-platform:index:DatabricksSecretScope", name, args, opts);

        const scope = this.createScope(name, args, this.grantVaultRead(name, args));
        for (const reader of args.readers ?? []) {
            this.grantRead(name, scope, reader);
        }

        this.scopeName = scope.name;
        this.registerOutputs({ scopeName: this.scopeName });
    }

    private grantVaultRead(name: string, args: DatabricksSecretScopeArgs): pulumi.Resource {
        const assignment = assignRole(
            `${name}-read`,
            {
                naming: args.naming,
                scope: args.vaultResourceId,
                role: "keyVaultSecretsUser",
                principalId: args.azureDatabricksObjectId,
                principalType: PrincipalType.ServicePrincipal,
                description: "Databricks reads the secrets of its secret scope.",
            },
            { parent: this, ...stateless },
        );
        return afterRoleTakesEffect(`${name}-ready`, [assignment], { parent: this, ...stateless });
    }

    private createScope(name: string, args: DatabricksSecretScopeArgs, ready: pulumi.Resource): SecretScope {
        return new SecretScope(
            name,
            {
                name: args.scopeName,
                backendType: "AZURE_KEYVAULT",
                keyvaultMetadata: { resourceId: args.vaultResourceId, dnsName: args.vaultUri },
            },
            // Two scopes cannot have one name. The secrets stay in the vault.
            { parent: this, dependsOn: ready, deleteBeforeReplace: true, ...stateless },
        );
    }

    private grantRead(name: string, scope: SecretScope, principal: string): void {
        new SecretAcl(
            `${name}-${principal}`,
            { scope: scope.name, principal, permission: "READ" },
            { parent: this, deleteBeforeReplace: true, ...stateless },
        );
    }
}

/** What is wrong with a secret scope. */
export function secretScopeIssues(
    args: Pick<DatabricksSecretScopeArgs, "scopeName" | "azureDatabricksObjectId" | "readers">,
): InputIssue[] {
    const { scopeName, azureDatabricksObjectId, readers = [] } = args;
    const issues: InputIssue[] = [];
    // learn.microsoft.com/azure/databricks/security/secrets/secret-scopes
    if (!/^[\w.@-]{1,128}$/.test(scopeName)) {
        issues.push({
            propertyPath: "scopeName",
            reason: `"${scopeName}" must be 1 to 128 letters, digits, hyphens, underscores, periods and at signs`,
        });
    }
    if (azureDatabricksObjectId === azureDatabricksApplicationId) {
        issues.push({
            propertyPath: "azureDatabricksObjectId",
            reason: "is the application id of AzureDatabricks; a role needs its object id in the tenant",
        });
    } else if (!isUuid(azureDatabricksObjectId)) {
        issues.push({ propertyPath: "azureDatabricksObjectId", reason: `"${azureDatabricksObjectId}" is not a UUID` });
    }
    return [...issues, ...groupIssues(readers, "readers")];
}
