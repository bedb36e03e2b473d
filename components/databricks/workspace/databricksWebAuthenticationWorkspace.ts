import * as databricks from "@pulumi/azure-native/databricks";
import * as pulumi from "@pulumi/pulumi";
import { replacedOn } from "../../shared/componentArgs";
import { resourceName } from "../../shared/naming";
import { privateService, privateServiceIssues, type PrivateServiceArgs } from "../../shared/privateService";
import { throwIfInvalid } from "../../shared/validation";
import { enhancedSecurityOf } from "./workspaceSecurity";

/** Inputs of a web-authentication workspace. */
export interface DatabricksWebAuthenticationWorkspaceArgs extends PrivateServiceArgs {}

/**
 * A workspace without users: it hosts the one `browser_authentication` endpoint that every workspace of a region
 * with the same private DNS zone signs users in by. Deleting it, or its endpoint, locks all users out of all of
 * them: protect and lock it. It is serverless, so it has no network, no storage and no machines of its own.
 */
export class DatabricksWebAuthenticationWorkspace extends pulumi.ComponentResource {
    /** ARM id of the workspace. */
    public readonly workspaceResourceId: pulumi.Output<string>;
    /** Host of the workspace, for example `adb-5555555555555555.19.azuredatabricks.net`. */
    public readonly workspaceUrl: pulumi.Output<string>;

    constructor(name: string, args: DatabricksWebAuthenticationWorkspaceArgs, opts?: pulumi.ComponentResourceOptions) {
        throwIfInvalid("DatabricksWebAuthenticationWorkspace", name, privateServiceIssues(args, groupIds));
        super("azure-ml-platform:index:DatabricksWebAuthenticationWorkspace", name, args, opts);

        const workspace = this.createWorkspace(name, args);
        // Its endpoint is protected as the workspace is: without it no one can sign in.
        privateService(this, name, workspace, args, groupIds, { endpoints: {} });

        this.workspaceResourceId = workspace.id;
        this.workspaceUrl = workspace.workspaceUrl;
        this.registerOutputs({ workspaceResourceId: this.workspaceResourceId, workspaceUrl: this.workspaceUrl });
    }

    private createWorkspace(name: string, args: DatabricksWebAuthenticationWorkspaceArgs): databricks.Workspace {
        const { resourceGroupName, location, naming, tags } = args;
        // The ARM descriptions of 2026-01-01 forbid a serverless workspace everything else: parameters, managed resource
        // group, storage firewall, access connector, requiredNsgRules, default catalog.
        return new databricks.Workspace(
            name,
            {
                workspaceName: resourceName(naming, "databricksWorkspace", name),
                resourceGroupName,
                location,
                sku: { name: "premium" },
                computeMode: databricks.ComputeMode.Serverless,
                publicNetworkAccess: databricks.PublicNetworkAccess.Disabled,
                enhancedSecurityCompliance: enhancedSecurityOf(),
                tags,
            },
            { parent: this, ...replacedOn("computeMode") },
        );
    }
}

// No databricks_ui_api: it has no users.
const groupIds = ["browser_authentication"];
