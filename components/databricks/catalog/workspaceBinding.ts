import type { Catalog } from "@pulumi/databricks/catalog";
import type { ExternalLocation } from "@pulumi/databricks/externalLocation";
import type { StorageCredential } from "@pulumi/databricks/storageCredential";
import { WorkspaceBinding } from "@pulumi/databricks/workspaceBinding";
import type * as pulumi from "@pulumi/pulumi";
import { stateless } from "../../shared/componentArgs";

// What may be bound, as Databricks calls it; the camel case of the Pulumi package's texts is refused by the provider:
// databricks/terraform-provider-databricks, docs/resources/workspace_binding.md.
type SecurableType = "catalog" | "external_location" | "storage_credential";

/** Lets one workspace see a catalog, a location or a credential that is isolated. */
export function bindToWorkspace(
    name: string,
    workspaceId: pulumi.Input<string>,
    securableType: SecurableType,
    securable: Catalog | ExternalLocation | StorageCredential,
    parent: pulumi.Resource,
): void {
    new WorkspaceBinding(
        name,
        { securableName: securable.name, securableType, workspaceId, bindingType: "BINDING_TYPE_READ_WRITE" },
        // Unbound first, a securable could no longer be deleted from the workspace that made it:
        // databricks/terraform-provider-databricks#5300. The binding goes with it.
        { parent, deletedWith: securable, ...stateless },
    );
}
