import { parentOf } from "../../core/armIds";
import { known } from "../../core/refusals";
import type { Refusal } from "../../core/types";

/** What a blob is refused for. */
export const blobRefusals: readonly Refusal[] = [
    {
        what: "a blob in an account without shared keys",
        source: "github.com/pulumi/pulumi-azure-native/issues/2015 (the provider signs with an account key, whatever it signs in with)",
        status: 403,
        code: "KeyBasedAuthenticationNotPermitted",
        message: ({ id, view }) => {
            // …/storageAccounts/a/blobServices/default/containers/c/blobs/b
            const container = parentOf(id) ?? "";
            const account = known(view, parentOf(parentOf(container) ?? ""), "azure-native:storage:StorageAccount");
            return account?.inputs.allowSharedKeyAccess === false
                ? "Key based authentication is not permitted on this storage account. Upload the blob with an Entra token instead."
                : undefined;
        },
    },
];
