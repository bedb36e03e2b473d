import * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";
import {
    DatabricksWorkspaceConnectivity,
    endpointDelaySeconds,
    type DatabricksWorkspaceConnectivityArgs,
} from "../../../../components/databricks/account/databricksWorkspaceConnectivity";
import { PrivateEndpointApproval } from "../../../../components/shared/privateEndpointApproval";
import { naming, outside } from "../../../support/fixtures";
import { listed, one, recorded, recordUnit, refusal, violations } from "../../../support/recording";
import { guarded, misnamedChildren, waitsFor } from "../../invariants";

const workspaceId = "1234567890123456";
const networkConnectivityConfigId = "00000000-0000-4000-8000-00000000cccc";
const resourceId = outside("Microsoft.Storage/storageAccounts", "stlake");
const lake = { name: "lake", resourceId, groupIds: ["dfs", "blob"] };
const ties = (args: Partial<DatabricksWorkspaceConnectivityArgs> = {}, opts?: pulumi.ComponentResourceOptions) =>
    new DatabricksWorkspaceConnectivity("connectivity", { workspaceId, ...args }, opts);
const full = () =>
    ties(
        {
            networkConnectivityConfigId,
            networkPolicyId: "np-shared",
            metastoreId: "00000000-0000-4000-8000-00000000eeee",
            targets: [lake],
        },
        { protect: true },
    );

describe("DatabricksWorkspaceConnectivity with only its required inputs", () => {
    it("leaves the workspace to the defaults of the account", async () => {
        let made: DatabricksWorkspaceConnectivity | undefined;
        expect(listed(await recorded(() => (made = ties())))).toEqual(["DatabricksWorkspaceConnectivity connectivity"]);
        expect(made?.endpointNames).toEqual({});
        expect(made?.ready).toEqual([]);
    });
});

describe("DatabricksWorkspaceConnectivity full", () => {
    it("assigns the metastore, binds the network, holds to the policy and asks for an endpoint a group id", async () => {
        expect(listed(await recorded(full))).toEqual([
            "DatabricksWorkspaceConnectivity connectivity",
            "MetastoreAssignment connectivity-metastore",
            "MwsNccBinding connectivity-network",
            "MwsNccPrivateEndpointRule connectivity-lake-blob",
            "MwsNccPrivateEndpointRule connectivity-lake-dfs",
            "Sleep connectivity-lake-blob-ready",
            "Sleep connectivity-lake-dfs-ready",
            "WorkspaceNetworkOption connectivity-policy",
        ]);
    });

    it("ties this workspace", async () => {
        const resources = await recorded(full);
        for (const name of ["metastore", "network", "policy"]) {
            expect(resources.find((made) => made.name === `connectivity-${name}`)?.inputs).toMatchObject({
                workspaceId,
            });
        }
        expect(
            one(resources, "databricks:index/workspaceNetworkOption:WorkspaceNetworkOption").inputs.networkPolicyId,
        ).toBe("np-shared");
    });

    it("leads the rules to the lake", async () => {
        const rules = (await recorded(full)).filter(({ type }) => type.endsWith(":MwsNccPrivateEndpointRule"));
        expect(rules.map(({ inputs }) => inputs)).toEqual([
            { networkConnectivityConfigId, resourceId, groupId: "blob" },
            { networkConnectivityConfigId, resourceId, groupId: "dfs" },
        ]);
    });

    it("tells the names of the endpoints that the lake's owner approves", async () => {
        let made: DatabricksWorkspaceConnectivity | undefined;
        await recordUnit(() => (made = full()));
        const told = await new Promise((resolve) => pulumi.output(made?.endpointNames).apply(resolve));
        expect(told).toEqual({
            "lake-dfs": expect.stringMatching(/^databricks-/) as string,
            "lake-blob": expect.stringMatching(/^databricks-/) as string,
        });
        expect(made?.ready).toHaveLength(3);
    });

    it("waits for each endpoint before its name is known, again for another rule", async () => {
        const resources = await recorded(() => {
            const { endpointNames } = full();
            new PrivateEndpointApproval("lake-dfs", {
                naming,
                targetResourceId: resourceId,
                groupId: "dfs",
                endpointName: endpointNames["lake-dfs"] ?? "",
                description: "Serverless compute reads the lake.",
            });
        });
        const wait = resources.find(({ name }) => name === "connectivity-lake-dfs-ready");
        expect(wait?.inputs).toEqual({
            createDuration: `${endpointDelaySeconds}s`,
            triggers: { rule: expect.stringContaining(`${networkConnectivityConfigId}/`) as string },
        });
        expect(waitsFor(one(resources, "azure-native:resources:Deployment"))).toContain(
            "Sleep connectivity-lake-dfs-ready",
        );
    });

    it("breaks no rule of the policy pack", async () => {
        expect(await violations(full)).toEqual([]);
    });

    it("protects nothing, for it holds no data", async () => {
        expect(guarded(await recorded(full))).toEqual([]);
    });

    it("shows the same resources in a preview, all named after it", async () => {
        const resources = await recorded(full);
        expect(listed(await recorded(full, "preview"))).toEqual(listed(resources));
        expect(misnamedChildren(resources, "connectivity")).toEqual([]);
    });
});

describe("DatabricksWorkspaceConnectivity refuses, before it registers anything,", () => {
    it.each<[string, Partial<DatabricksWorkspaceConnectivityArgs>, string[]]>([
        [
            "private endpoints without a configuration to hang on",
            { targets: [lake] },
            [
                "targets: need networkConnectivityConfigId: private endpoints hang on a network connectivity configuration",
            ],
        ],
        [
            "a target without group ids, with unknown and repeated ones, and one twice",
            {
                networkConnectivityConfigId,
                targets: [
                    { ...lake, groupIds: [] },
                    { ...lake, groupIds: ["adls", "dfs", "dfs"] },
                ],
            },
            [
                "targets[0].groupIds: is empty; name a group id, for example dfs",
                'targets[1].groupIds: "adls" is not a private-link group id',
                'targets[1].groupIds: "dfs" is duplicated',
                'targets: target "lake" is duplicated',
            ],
        ],
    ])("%s", async (_, args, expected) => {
        expect(await refusal(() => ties(args))).toEqual(
            expected.map((issue) => `DatabricksWorkspaceConnectivity "connectivity" ${issue}`),
        );
    });
});
