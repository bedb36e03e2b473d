import { equals, present } from "../../../core/conditions";
import { withClassicCompute } from "../../../core/databricks/workspaces";
import { defineRule } from "../../../core/rule";

export const databricksWorkspaceCustomerKeys = defineRule({
    id: "databricks-workspace-customer-keys",
    title: "Managed services and disks of Databricks use keys of the customer's",
    rationale:
        "With Microsoft's keys the organisation can neither revoke access to notebooks, secrets and disks nor see the keys' use.",
    remedy: "Set encryption.entities.managedServices and managedDisk to keys in a vault.",
    severity: "medium",
    level: { dev: "disabled", prod: "mandatory" },
    targets: ["azure-native:databricks:Workspace"],
    references: ["databricks.cmk", "SAT DP-3", "SRA customer_managed_key_enabled"],
    applies: withClassicCompute,
    checks: Object.fromEntries(
        ["managedServices", "managedDisk"].flatMap((entity) => [
            [`encryption.entities.${entity}.keySource`, equals("Microsoft.Keyvault")],
            [`encryption.entities.${entity}.keyVaultProperties.keyName`, present()],
        ]),
    ),
});
