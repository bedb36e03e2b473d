import { z } from "zod";
import { uuid } from "../../core/fields";

/** Id of the Databricks account. */
export const accountId = uuid(
    "Id of the Databricks account; without it nothing is made at account level and the metastore is the one that the workspace gets automatically. Even then the deploying principal must administer the account, unless databricks.workspace.restrictAdmins is false",
);

/**
 * How the Databricks providers sign in; all of them without a stored secret. Names: databricks-sdk-go,
 * config/auth_default.go.
 */
export const authentication = z
    .enum(["azure-cli", "azure-msi", "azure-devops-oidc", "env-oidc", "file-oidc", "github-oidc", "github-oidc-azure"])
    .optional()
    .describe(
        "How the Databricks provider signs in, always without a stored secret; azure-cli by default. A secret scope on a Key Vault needs one of azure-cli, azure-msi and github-oidc-azure",
    );

/** Kinds that sign in to Azure; the others federate with Databricks alone. The same source. */
export const azureSignIns: readonly string[] = ["azure-cli", "azure-msi", "github-oidc-azure"];
