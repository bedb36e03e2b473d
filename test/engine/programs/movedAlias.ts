import * as databricks from "@pulumi/databricks";
import * as pulumi from "@pulumi/pulumi";
import { DatabricksModels } from "../../../components";

/** A model in a schema that is there. */
export function program(): void {
    const { host, comment } = new pulumi.Config().requireObject<Record<string, string>>("settings");
    const provider = new databricks.Provider("workspace", { host, authType: "azure-cli" });
    const args = { catalogName: "dev", schemaName: "gold", models: { sales: { comment } } };
    new DatabricksModels("models", args, { providers: [provider] });
}
