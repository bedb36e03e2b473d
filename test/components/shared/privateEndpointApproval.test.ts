import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";
import {
    PrivateEndpointApproval,
    type PrivateEndpointApprovalArgs,
} from "../../../components/shared/privateEndpointApproval";
import { naming, outside, tags } from "../../support/fixtures";
import { listed, one, recorded, refusal, violations } from "../../support/recording";
import { guarded, misnamedChildren, untagged } from "../invariants";

const deployment = "azure-native:resources:Deployment";
const targetResourceId = outside("Microsoft.Storage/storageAccounts", "stlake");
const required = {
    naming,
    targetResourceId,
    groupId: "dfs",
    endpointName: "databricks-1234-pe-5678",
    description: "Serverless compute of Databricks reads the lake.",
};
const approval = (args: Partial<PrivateEndpointApprovalArgs> = {}, opts?: pulumi.ComponentResourceOptions) =>
    new PrivateEndpointApproval("lake-dfs", { ...required, ...args }, opts);
const full = () => approval({ tags }, { protect: true });

interface Nested {
    parameters: Record<string, { value: string }>;
    template: { resources: { type: string; name: string; apiVersion: string; properties: object }[] };
}

async function nested(args: Partial<PrivateEndpointApprovalArgs> = {}): Promise<Nested> {
    const { template } = one(await recorded(() => approval(args)), deployment).inputs.properties as unknown as {
        template: { resources: { properties: Nested }[] };
    };
    const [made] = template.resources;
    if (!made) {
        throw new Error("the template has no resource");
    }
    return made.properties;
}

describe("PrivateEndpointApproval with only its required inputs", () => {
    it("makes one deployment, where the account is", async () => {
        const resources = await recorded(() => approval());
        expect(listed(resources)).toEqual([
            "ArmGap lake-dfs",
            "Deployment lake-dfs",
            "PrivateEndpointApproval lake-dfs",
        ]);
        expect(one(resources, deployment).inputs).toMatchObject({
            deploymentName: "dep-amlp-unit-lake-dfs",
            resourceGroupName: "rg-outside",
            properties: {
                parameters: {
                    targetId: { value: targetResourceId },
                    targetName: { value: "stlake" },
                    endpointName: { value: "databricks-1234-pe-5678" },
                },
            },
        });
    });

    it("finds the one connection by the whole name of its endpoint, among the account's", async () => {
        const expression = (await nested()).parameters.connectionName?.value ?? "";
        expect(expression).toContain(
            "filter(reference(parameters('targetId'), '2024-01-01').privateEndpointConnections",
        );
        expect(expression).toContain("concat('/', parameters('endpointName'))");
        // None and two are both out of range.
        expect(expression).toMatch(/\[mul\(sub\(length\(filter\(.*\)\), 1\), 1000\)\]\.id, '\/'\)\)\]$/);
        expect(expression).toContain("not(equals(coalesce(tryGet(lambdaVariables('connection'), 'properties', ");
        expect(balanced(expression)).toBe(true);
        // Azure refuses a lambda's variable inside reference().
        expect(/reference\([^)]*lambdaVariables/.test(expression)).toBe(false);
    });

    it("approves that connection and changes nothing else of it", async () => {
        expect((await nested()).template.resources).toEqual([
            {
                type: "Microsoft.Storage/storageAccounts/privateEndpointConnections",
                apiVersion: "2024-01-01",
                name: "[concat(parameters('targetName'), '/', parameters('connectionName'))]",
                properties: {
                    privateLinkServiceConnectionState: { status: "Approved", description: required.description },
                },
            },
        ]);
    });

    it("finds an endpoint by a part of the name that a service gave it", async () => {
        const expression = (await nested({ match: "part" })).parameters.connectionName?.value ?? "";
        expect(expression).toMatch(
            /lambda\('connection', and\(contains\(coalesce\(.*\), parameters\('endpointName'\)\), /,
        );
        expect(expression).not.toContain("endsWith");
        expect(balanced(expression)).toBe(true);
    });

    it.each([
        ["sqlServer", "Microsoft.Sql/servers", "2023-08-01"],
        ["databricks_ui_api", "Microsoft.Databricks/workspaces", "2026-01-01"],
        ["vault", "Microsoft.KeyVault/vaults", "2024-11-01"],
        ["namespace", "Microsoft.EventHub/namespaces", "2024-01-01"],
    ])("approves %s by the type %s and its version", async (groupId, type, apiVersion) => {
        const { parameters, template } = await nested({ groupId, targetResourceId: outside(type, "target") });
        expect(template.resources.map((made) => [made.type, made.apiVersion])).toEqual([
            [`${type}/privateEndpointConnections`, apiVersion],
        ]);
        expect(parameters.connectionName?.value).toContain(`reference(parameters('targetId'), '${apiVersion}')`);
    });

    it("runs again for another endpoint, and only then", async () => {
        const inputs = async (args?: Partial<PrivateEndpointApprovalArgs>) =>
            one(await recorded(() => approval(args)), deployment).inputs;
        expect(await inputs()).toEqual(await inputs());
        expect(await inputs({ endpointName: "databricks-1234-pe-9999" })).not.toEqual(await inputs());
    });

    it("shows the same resources in a preview", async () => {
        expect(listed(await recorded(() => approval(), "preview"))).toEqual(listed(await recorded(() => approval())));
    });
});

function balanced(expression: string): boolean {
    let depth = 0;
    for (const character of expression.replace(/'[^']*'/g, "")) {
        if ("([".includes(character)) {
            depth++;
        }
        if (")]".includes(character)) {
            depth--;
        }
        if (depth < 0) {
            return false;
        }
    }
    return depth === 0;
}

describe("PrivateEndpointApproval full", () => {
    it("breaks no rule of the policy pack", async () => {
        expect(await violations(full)).toEqual([]);
    });

    it("carries its tags, is named after itself and protects nothing", async () => {
        const resources = await recorded(full);
        expect(untagged(resources)).toEqual([]);
        expect(misnamedChildren(resources, "lake-dfs")).toEqual([]);
        expect(guarded(resources)).toEqual([]);
    });
});

const checker = path.join(__dirname, "../../../../shared/arm-check/body.mjs");

describe.skipIf(!existsSync(checker) && !process.env.CI)("Azure's published types (../shared/arm-check)", () => {
    const errors = (privateLinkServiceConnectionState: object): string => {
        const scratch = mkdtempSync(path.join(os.tmpdir(), "approval-"));
        const file = path.join(scratch, "body.json");
        const type = "azure-native:storage:PrivateEndpointConnection";
        const inputs = { privateLinkServiceConnectionState };
        writeFileSync(file, JSON.stringify({ resources: [{ name: "connection", type, inputs }] }));
        const { stdout } = spawnSync(process.execPath, [checker, file, "--warnings"], { encoding: "utf8" });
        rmSync(scratch, { recursive: true });
        return stdout.trim();
    };

    it("find no error in the connection that the template makes", async () => {
        const [connection] = (await nested()).template.resources;
        const { privateLinkServiceConnectionState } = connection?.properties as {
            privateLinkServiceConnectionState: object;
        };
        expect(errors(privateLinkServiceConnectionState)).toBe(
            "1 azure-native resources of 1 types checked: 0 errors, 0 warnings",
        );
    });

    it("would find a property that Azure does not have", () => {
        expect(errors({ state: "Approved" })).toContain("is not a property that Azure lists");
    });
});

describe("PrivateEndpointApproval refuses, before it registers anything,", () => {
    it.each<[string, Partial<PrivateEndpointApprovalArgs>, string[]]>([
        [
            "what is not of the group id's type",
            { targetResourceId: outside("Microsoft.KeyVault/vaults", "kv") },
            [
                `targetResourceId: "${outside("Microsoft.KeyVault/vaults", "kv")}" is not the ARM id of a resource of type Microsoft.Storage/storageAccounts, which "dfs" belongs to`,
            ],
        ],
        [
            "a group id whose type it does not approve",
            { groupId: "registry" },
            [
                'groupId: is "registry"; must be one of vault, blob, dfs, file, queue, table, databricks_ui_api, browser_authentication, sqlServer, namespace',
            ],
        ],
        [
            "no endpoint and no reason",
            { endpointName: "", description: " " },
            [
                "endpointName: is blank: every connection of the target would match",
                "description: is blank; say why the endpoint is approved",
            ],
        ],
        [
            "a reason that a template would evaluate",
            { description: "[lake] serverless" },
            ["description: starts with a bracket, which a template would evaluate"],
        ],
    ])("%s", async (_, args, expected) => {
        expect(await refusal(() => approval(args))).toEqual(
            expected.map((issue) => `PrivateEndpointApproval "lake-dfs" ${issue}`),
        );
    });
});
