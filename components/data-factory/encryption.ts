import { factoryKeySizes } from "../../azure/data-factory/factories";
import type { CustomerManagedKey } from "../shared/customerManagedKey";
import type { InputIssue } from "../shared/validation";

/**
 * A key of the customer's as a factory names it, without its version. unverified: that the factory then follows the key's
 * rotation; learn.microsoft.com/azure/data-factory/enable-customer-managed-key has a new version set by hand, while the API
 * lets the version be left out.
 */
export const encryptionOf = (key: CustomerManagedKey) => ({
    encryption: {
        vaultBaseUrl: key.vaultUri,
        keyName: key.keyName,
        identity: { userAssignedIdentity: key.identityResourceId },
    },
});

/** What is wrong with the bits of a key for a factory. Left out, they are too many: a key of the platform has more by default. */
export function factoryKeyIssues(keySize: number | undefined): InputIssue[] {
    return keySize !== undefined && factoryKeySizes.includes(keySize)
        ? []
        : [
              {
                  propertyPath: "keySize",
                  reason: `is ${keySize ?? "left out"}; Data Factory takes keys of ${factoryKeySizes.join(" or ")} bits`,
              },
          ];
}
