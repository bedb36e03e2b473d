import type { Rule } from "../../core/rule";
import { keyvaultKeyExpiry } from "./keyvaultKeyExpiry";
import { keyvaultKeyRotation } from "./keyvaultKeyRotation";
import { keyvaultSecretExpiry } from "./keyvaultSecretExpiry";
import { keyvaultVaultAccessPolicies } from "./keyvaultVaultAccessPolicies";
import { keyvaultVaultFirewallDefault } from "./keyvaultVaultFirewallDefault";
import { keyvaultVaultPublicNetworkAccess } from "./keyvaultVaultPublicNetworkAccess";
import { keyvaultVaultPurgeProtection } from "./keyvaultVaultPurgeProtection";
import { keyvaultVaultRbac } from "./keyvaultVaultRbac";
import { keyvaultVaultSoftDeleteRetention } from "./keyvaultVaultSoftDeleteRetention";

/** The rules on key vaults, their keys and secrets. */
export const keyVaultRules: readonly Rule[] = [
    keyvaultKeyExpiry,
    keyvaultKeyRotation,
    keyvaultSecretExpiry,
    keyvaultVaultAccessPolicies,
    keyvaultVaultFirewallDefault,
    keyvaultVaultPublicNetworkAccess,
    keyvaultVaultPurgeProtection,
    keyvaultVaultRbac,
    keyvaultVaultSoftDeleteRetention,
];
