import { nameOf, parentOf } from "../../core/armIds";
import { at } from "../../core/ids";
import { known, same, shown } from "../../core/refusals";
import type { Call, CloudObject, CloudView, Refusal } from "../../core/types";
import { mayWrap, parseKeyId } from "../key-vault/customerKeys";
import { deployed } from "../platform/deployments";
import { synapseTokens } from "./tokens";

/** The key of a workspace: its name in the workspace and its address; undefined where it has none of the customer's. */
function keyOf(workspace: CloudObject): { name: string; address: unknown } | undefined {
    const key = at(workspace.inputs, "encryption", "cmk", "key");
    const name = at(key, "name");
    return typeof name === "string" ? { name, address: at(key, "keyVaultUrl") } : undefined;
}

/** Whether a workspace waits for the activation of its key. */
function isPending(view: CloudView, workspace: CloudObject): boolean {
    const key = keyOf(workspace);
    return key !== undefined && !view.find(`${workspace.id}/keys/${key.name}`);
}

const activationSource =
    "hashicorp/terraform-provider-azurerm, issue 13948 and pull request 11328 (status, code, message); learn.microsoft.com/azure/synapse-analytics/security/workspaces-encryption (pools only after it). Not modelled: that it takes minutes";
const activationRequired =
    "Workspace needs to be activated, by adding the managed identity in the KeyVault containing the customer managed key and activating the workspace through the keys subresource.";

/** The workspace of something that lies in it; undefined where somebody else made it. */
function workspaceOf(view: CloudView, id: string | undefined): CloudObject | undefined {
    const [workspace] = /^.*?\/workspaces\/[^/]+/i.exec(id ?? "") ?? [];
    return known(view, workspace, synapseTokens.workspace);
}

/** Refuses a pool of a workspace whose key is not active. */
export const poolBeforeActivation: Refusal = {
    what: "a pool of a workspace whose key is not active",
    source: activationSource,
    code: "WorkspaceActivationRequired",
    message: ({ id, view }) => {
        const workspace = workspaceOf(view, parentOf(id));
        return workspace && isPending(view, workspace) ? activationRequired : undefined;
    },
};

/** A part of a workspace that a deployment makes, with the workspace; undefined for any other deployment. */
function partOf(call: Call): { part: CloudObject; workspace: CloudObject; isKey: boolean } | undefined {
    const part = deployed(call);
    const workspace = part?.id.includes("/Microsoft.Synapse/workspaces/") ? workspaceOf(call.view, part.id) : undefined;
    return part && workspace && { part, workspace, isKey: same(part.type, "Microsoft.Synapse/workspaces/keys") };
}

/** The vault's key behind an address; undefined where somebody else made it. */
function keyAt(view: CloudView, address: unknown): { key: CloudObject; vault: CloudObject } | undefined {
    const parsed = parseKeyId(address);
    const vault = view
        .ofType("azure-native:keyvault:Vault")
        .find(({ outputs }) => same(at(outputs.properties, "vaultUri"), parsed?.vaultUri));
    const key = vault && view.find(`${vault.id}/keys/${parsed?.keyName ?? ""}`);
    return key && { key, vault };
}

/** What deployments of parts of a workspace are refused for. */
export const workspacePartRefusals: readonly Refusal[] = [
    {
        what: "a part of a workspace whose key is not active",
        source: activationSource,
        code: "WorkspaceActivationRequired",
        message: (call) => {
            const found = partOf(call);
            return found && !found.isKey && isPending(call.view, found.workspace) ? activationRequired : undefined;
        },
    },
    {
        what: "an activation under another name than the key has in its workspace",
        source: "Azure/bicep, issue 5473 (status, code, message)",
        code: "CannotAddWorkspaceKey",
        message: (call) => {
            const found = partOf(call);
            const key = found?.isKey ? keyOf(found.workspace) : undefined;
            return found && key && !same(nameOf(found.part.id), key.name)
                ? `Workspace Key Vault URL ${shown(key.address)} already exists for workspace key: ${key.name}`
                : undefined;
        },
    },
    {
        what: "an activation of a key that the workspace's principal may not use",
        source: "learn.microsoft.com/azure/synapse-analytics/security/workspaces-encryption (the principal first, then the activation); Azure/azure-cli, issue 17973 (message); unverified: code",
        message: (call) => {
            const found = partOf(call);
            const used = found?.isKey ? keyAt(call.view, keyOf(found.workspace)?.address) : undefined;
            if (!found || !used) {
                return undefined;
            }
            const principal = at(found.workspace.outputs, "identity", "principalId");
            const held = typeof principal === "string" ? mayWrap(call.view, principal, used.vault, used.key.id) : "no";
            return held === "yes"
                ? undefined
                : `Workspace key request validation has failed. ${
                      held === "no"
                          ? `Give the principal of ${found.workspace.id} the role Key Vault Crypto Service Encryption User on ${used.key.id}.`
                          : `The role of the principal of ${found.workspace.id} on ${used.key.id} has not taken effect yet; wait after it is given.`
                  }`;
        },
    },
];
