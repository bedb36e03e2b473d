import { keyVaultChecks, keyVaultEndpoints } from "../checks/key-vault";
import { section } from "../core/section";
import { keyVaultSection } from "../schema/key-vault";

/** Section `keyVault`. */
export const keyVault = section({
    service: "key-vault",
    schema: keyVaultSection.optional(),
    check: keyVaultChecks,
    endpoints: keyVaultEndpoints,
    owns: ["vault", "security"],
    longestNames: { resourceGroup: "security", keyVault: "vault", privateEndpoint: "vault-vault" },
});
