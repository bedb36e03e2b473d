import type * as synapse from "@pulumi/azure-native/synapse";
import * as pulumi from "@pulumi/pulumi";
import { resourceTypes } from "../../azure/kinds";
import { parseResourceId } from "../../azure/resourceIds";
import { synapseKeySizes } from "../../azure/synapse/workspaces";
import { ArmGap } from "../shared/armGap";
import { stateless, type ComponentArgs } from "../shared/componentArgs";
import { grantKeyUse } from "../shared/customerManagedKey";
import { afterRoleTakesEffect } from "../shared/roleAssignments";
import { issuesWithin, type InputIssue } from "../shared/validation";
import { waitAfter } from "../shared/waiting";

/**
 * A key of the customer's that a workspace uses under its own principal: what a `ServiceEncryptionKey` without `users` gives.
 * A vault with a firewall lets no user-assigned identity of a workspace pass.
 */
export interface SynapseKey {
    /** ARM id of the key. A change replaces the workspace's right to use it. */
    keyResourceId: pulumi.Input<string>;
    /** Base address of the vault, for example `https://kv-shop.vault.azure.net`. A change replaces the workspace. */
    vaultUri: pulumi.Input<string>;
    /** Name of the key. No version: the workspace follows the rotation. A change replaces the workspace. */
    keyName: pulumi.Input<string>;
}

/** What Azure calls the key within the workspace; its activation must have the same name. */
const nameInWorkspace = "default";

/** Address of a key without its version. unverified: that a workspace then follows the rotation of the key. */
const keyAddress = ({ vaultUri, keyName }: SynapseKey) =>
    pulumi.all([vaultUri, keyName]).apply(([vault, key]) => `${vault.replace(/\/$/, "")}/keys/${key}`);

/** Encryption of a workspace, which it has from its creation on or never; the platform's own alone where no key is given. */
export function workspaceEncryption(key: SynapseKey | undefined) {
    return key && { encryption: { cmk: { key: { name: nameInWorkspace, keyVaultUrl: keyAddress(key) } } } };
}

/**
 * Seconds until an activated workspace takes anything. unverified: how long that is; hashicorp/terraform-provider-azurerm,
 * internal/services/synapse/synapse_workspace_key_resource.go, asks for up to 30 minutes.
 */
const activationDelaySeconds = 600;

/**
 * Activates a workspace whose key its own principal uses, in steps: the principal's role on the key, a wait until it has taken
 * effect, the activation, and a wait until that has as well, which comes back. Until then the workspace refuses whatever is
 * made in it with WorkspaceActivationRequired (hashicorp/terraform-provider-azurerm, issue 13948).
 */
export function activateKey(
    parent: pulumi.Resource,
    name: string,
    { naming, resourceGroupName, tags }: ComponentArgs,
    workspace: synapse.Workspace,
    principalId: pulumi.Input<string>,
    key: SynapseKey,
): pulumi.CustomResource {
    const { keyResourceId } = key;
    const use = grantKeyUse(`${name}-key-use`, { naming, keyResourceId, principalId }, { parent });
    const usable = afterRoleTakesEffect(`${name}-key-ready`, [use], { parent, ...stateless });
    // The key is there once the workspace is, so that azure-native's `synapse.Key` would be refused as something that exists.
    const activation = new ArmGap(
        `${name}-key`,
        {
            naming,
            resourceGroupName,
            resource: {
                type: "Microsoft.Synapse/workspaces/keys",
                apiVersion: resourceTypes.synapseWorkspace.apiVersion,
                name: `[concat(parameters('workspace'), '/${nameInWorkspace}')]`,
                properties: { isActiveCMK: true, keyVaultUrl: "[parameters('keyVaultUrl')]" },
            },
            parameters: { workspace: workspace.name, keyVaultUrl: keyAddress(key) },
            follows: [usable.id],
            tags,
        },
        { parent },
    );
    const wait = { seconds: activationDelaySeconds, triggers: { deployment: activation.deploymentName, use: use.id } };
    return waitAfter(`${name}-activated`, [activation], wait, { parent, ...stateless });
}

/** Everything that is wrong with the key of a workspace; what is not known before the deployment is left to it. */
export function synapseKeyIssues(key: Partial<SynapseKey> | undefined): InputIssue[] {
    if (!key) {
        return [];
    }
    const { keyResourceId, vaultUri, keyName } = key;
    const issues: InputIssue[] = Object.entries({ keyResourceId, vaultUri, keyName })
        .filter(([, value]) => value === undefined || value === "")
        .map(([propertyPath]) => ({
            propertyPath,
            reason: "is missing; give what a ServiceEncryptionKey in a vault gives, or leave customerManagedKey out",
        }));
    if (typeof vaultUri === "string" && vaultUri !== "" && !/^https:\/\/[^/]+\/?$/.test(vaultUri)) {
        issues.push({ propertyPath: "vaultUri", reason: `"${vaultUri}" is not the address of a vault` });
    }
    const arm = resourceTypes.key.arm;
    if (typeof keyResourceId === "string" && keyResourceId !== "" && parseResourceId(keyResourceId)?.type !== arm) {
        issues.push({
            propertyPath: "keyResourceId",
            reason: `"${keyResourceId}" is not the ARM id of a key (${arm})`,
        });
    }
    return issuesWithin("customerManagedKey", issues);
}

/** What is wrong with the bits of a key for a workspace; nothing where they are left to the key. */
export function synapseKeySizeIssues(keySize: number | undefined): InputIssue[] {
    return keySize === undefined || synapseKeySizes.includes(keySize)
        ? []
        : [
              {
                  propertyPath: "keySize",
                  reason: `is ${keySize}; a Synapse workspace takes keys of ${synapseKeySizes.join(" or ")} bits`,
              },
          ];
}
