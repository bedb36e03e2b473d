import type * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";
import {
    DatabricksWebAuthenticationWorkspace,
    type DatabricksWebAuthenticationWorkspaceArgs,
} from "../../../../components/databricks/workspace/databricksWebAuthenticationWorkspace";
import { common, diagnostics, lock, privateEndpoints, tags } from "../../../support/fixtures";
import { listed, one, recorded, refusal, violations } from "../../../support/recording";
import { guarded, misnamedChildren, untagged, waitsFor } from "../../invariants";

const workspace = (
    args: Partial<DatabricksWebAuthenticationWorkspaceArgs> = {},
    opts?: pulumi.ComponentResourceOptions,
) => new DatabricksWebAuthenticationWorkspace("web-auth", { ...common, ...args }, opts);
const hardened = () => workspace({ privateEndpoints, diagnostics, lock }, { protect: true });

const workspaceType = "azure-native:databricks:Workspace";

describe("DatabricksWebAuthenticationWorkspace with only its required inputs", () => {
    it("makes a workspace and nothing else", async () => {
        expect(listed(await recorded(() => workspace()))).toEqual([
            "DatabricksWebAuthenticationWorkspace web-auth",
            "Workspace web-auth",
        ]);
    });

    it("is serverless and closed, and sets nothing that Azure forbids it then", async () => {
        expect(one(await recorded(() => workspace()), workspaceType).inputs).toEqual({
            workspaceName: "dbw-amlp-unit-web-auth",
            resourceGroupName: "rg-unit",
            location: "westeurope",
            sku: { name: "premium" },
            computeMode: "Serverless",
            publicNetworkAccess: "Disabled",
            enhancedSecurityCompliance: {
                automaticClusterUpdate: { value: "Enabled" },
                enhancedSecurityMonitoring: { value: "Enabled" },
                complianceSecurityProfile: { value: "Disabled", complianceStandards: [] },
            },
            tags,
        });
    });

    it("shows the same resources in a preview", async () => {
        expect(listed(await recorded(() => workspace(), "preview"))).toEqual(listed(await recorded(() => workspace())));
    });
});

describe("DatabricksWebAuthenticationWorkspace hardened", () => {
    it("breaks no rule of the policy pack", async () => {
        expect(await violations(hardened)).toEqual([]);
    });

    it("protects the workspace and the endpoint that people sign in by, and nothing else", async () => {
        expect(guarded(await recorded(hardened))).toEqual([
            "PrivateDnsZoneGroup web-auth-browser-authentication-zones",
            "PrivateEndpoint web-auth-browser-authentication",
            "Workspace web-auth",
        ]);
    });
});

describe("DatabricksWebAuthenticationWorkspace full", () => {
    const full = () => workspace({ privateEndpoints, diagnostics, lock });

    it("hosts the endpoint for signing in, once it is made", async () => {
        const endpoint = one(await recorded(full), "azure-native:network:PrivateEndpoint");
        expect(endpoint.inputs.privateLinkServiceConnections).toEqual([
            {
                name: "browser_authentication",
                groupIds: ["browser_authentication"],
                privateLinkServiceId: expect.stringMatching(/\/workspaces\/dbw-amlp-unit-web-auth$/) as string,
            },
        ]);
        expect(waitsFor(endpoint)).toEqual(["Workspace web-auth"]);
    });

    it("locks the workspace and sends its logs", async () => {
        expect(listed(await recorded(full))).toEqual(
            expect.arrayContaining(["ManagementLockByScope web-auth-lock", "DiagnosticSetting web-auth-logs"]),
        );
    });

    it("shows the same resources in a preview, tags all and leaves none outside", async () => {
        const resources = await recorded(full);
        expect(listed(await recorded(full, "preview"))).toEqual(listed(resources));
        expect(untagged(resources)).toEqual([]);
        expect(misnamedChildren(resources, "web-auth")).toEqual([]);
    });
});

describe("DatabricksWebAuthenticationWorkspace refuses, before it registers anything,", () => {
    it("an endpoint without its zone", async () => {
        expect(
            await refusal(() => workspace({ privateEndpoints: { ...privateEndpoints, zoneResourceIds: {} } })),
        ).toEqual([
            'DatabricksWebAuthenticationWorkspace "web-auth" privateEndpoints.zoneResourceIds: "browser_authentication" needs zone privatelink.azuredatabricks.net, which is not given',
        ]);
    });
});
