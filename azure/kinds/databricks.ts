import type { ResourceTypes } from "../resourceType";
import { databricksObjects } from "./databricksObjects";

/** Databricks workspaces, their access connectors, and what the Databricks provider makes. */
export const databricks = {
    databricksWorkspace: {
        token: "azure-native:databricks:Workspace",
        arm: "Microsoft.Databricks/workspaces",
        names: ["workspaceName"],
        apiVersion: "2026-01-01",
        title: "Databricks workspace",
        taggable: true,
        logs: {},
        stateful: true,
        privateLink: {
            databricks_ui_api: ["privatelink.azuredatabricks.net"],
            browser_authentication: ["privatelink.azuredatabricks.net"],
        },
        name: {
            abbreviation: "dbw",
            minLength: 3,
            maxLength: 64,
            pattern: /^[A-Za-z0-9_-]+$/,
            words: "3 to 64 letters, digits, underscores and hyphens",
            scope: "resourceGroup",
        },
        dataFlow: { stage: "processing" },
        source: "name: older versions of the page and Azure/terraform-azurerm-naming say 3-30",
    },
    databricksAccessConnector: {
        token: "azure-native:databricks:AccessConnector",
        arm: "Microsoft.Databricks/accessConnectors",
        names: ["connectorName"],
        apiVersion: "2026-01-01",
        title: "Databricks access connector",
        taggable: true,
        name: {
            abbreviation: "dbac",
            minLength: 1,
            maxLength: 30,
            pattern: /^[A-Za-z0-9_-]+$/,
            words: "1 to 30 letters, digits, underscores and hyphens",
            scope: "resourceGroup",
        },
        dataFlow: { stage: "processing" },
        source: "own abbreviation; name, not on the page: hashicorp/terraform-provider-azurerm, internal/services/databricks/validate/access_connector_name.go, which repeats the checks of the Azure portal",
    },
    ...databricksObjects,
} as const satisfies ResourceTypes;
