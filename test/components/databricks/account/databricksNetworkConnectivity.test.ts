import type * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";
import {
    DatabricksNetworkConnectivity,
    type DatabricksNetworkConnectivityArgs,
} from "../../../../components/databricks/account/databricksNetworkConnectivity";
import { naming } from "../../../support/fixtures";
import { listed, one, recorded, refusal, violations } from "../../../support/recording";
import { guarded, misnamedChildren } from "../../invariants";

const config = "databricks:index/mwsNetworkConnectivityConfig:MwsNetworkConnectivityConfig";
const policy = "databricks:index/accountNetworkPolicy:AccountNetworkPolicy";
const accountId = "00000000-0000-4000-8000-00000000acc0";
const required = { naming, accountId, region: "westeurope" };
const connectivity = (args: Partial<DatabricksNetworkConnectivityArgs> = {}, opts?: pulumi.ComponentResourceOptions) =>
    new DatabricksNetworkConnectivity("serverless", { ...required, ...args }, opts);
const hardened = () => connectivity({}, { protect: true });
const full = () =>
    connectivity({
        allowedDomains: ["pypi.org", "files.pythonhosted.org"],
        allowedStorage: [{ accountName: "stoutside", service: "dfs" }],
        dryRun: true,
    });

describe("DatabricksNetworkConnectivity with only its required inputs", () => {
    it("makes a configuration and a policy", async () => {
        expect(listed(await recorded(() => connectivity()))).toEqual([
            "AccountNetworkPolicy serverless-policy",
            "DatabricksNetworkConnectivity serverless",
            "MwsNetworkConnectivityConfig serverless",
        ]);
    });

    it("names both within the thirty characters that Databricks takes, unlike those of other stacks", async () => {
        const resources = await recorded(() => connectivity());
        expect(one(resources, config).inputs).toEqual({
            name: expect.stringMatching(/^ncc-amlp-unit-[0-9a-z-]{1,8}-[0-9a-z]{8}$/) as string,
            region: "westeurope",
        });
        expect(one(resources, policy).inputs.networkPolicyId).toMatch(/^ncc-amlp-unit-[0-9a-z-]{1,8}-[0-9a-z]{8}$/);
    });

    it("closes the internet to serverless compute", async () => {
        expect(one(await recorded(() => connectivity()), policy).inputs).toMatchObject({
            accountId,
            egress: {
                networkAccess: {
                    restrictionMode: "RESTRICTED_ACCESS",
                    policyEnforcement: { enforcementMode: "ENFORCED" },
                },
            },
        });
    });

    it("shows the same resources in a preview", async () => {
        expect(listed(await recorded(() => connectivity(), "preview"))).toEqual(
            listed(await recorded(() => connectivity())),
        );
    });
});

describe("DatabricksNetworkConnectivity hardened", () => {
    it("breaks no rule of the policy pack", async () => {
        expect(await violations(hardened)).toEqual([]);
    });

    it("protects nothing, for it holds no data", async () => {
        expect(guarded(await recorded(hardened))).toEqual([]);
    });
});

describe("DatabricksNetworkConnectivity full", () => {
    it("allows egress to what is listed, and can try a policy first", async () => {
        expect(one(await recorded(full), policy).inputs.egress).toEqual({
            networkAccess: {
                restrictionMode: "RESTRICTED_ACCESS",
                allowedInternetDestinations: [
                    { destination: "pypi.org", internetDestinationType: "DNS_NAME" },
                    { destination: "files.pythonhosted.org", internetDestinationType: "DNS_NAME" },
                ],
                allowedStorageDestinations: [
                    {
                        azureStorageAccount: "stoutside",
                        azureStorageService: "dfs",
                        storageDestinationType: "AZURE_STORAGE",
                    },
                ],
                policyEnforcement: { enforcementMode: "DRY_RUN" },
            },
        });
    });

    it("is found by the policy pack where it only tries the policy out", async () => {
        expect(await violations(full)).toEqual(["databricks-network-policy-enforced on serverless-policy"]);
    });

    it("shows the same resources in a preview, all named after it", async () => {
        const resources = await recorded(full);
        expect(listed(await recorded(full, "preview"))).toEqual(listed(resources));
        expect(misnamedChildren(resources, "serverless")).toEqual([]);
    });
});

describe("DatabricksNetworkConnectivity refuses, before it registers anything,", () => {
    it.each<[string, Partial<DatabricksNetworkConnectivityArgs>, string[]]>([
        [
            "an account id and a region that are none",
            { accountId: "account", region: "europe" },
            ['accountId: "account" is not a UUID', 'region: "europe" is not an Azure region'],
        ],
        [
            "what is no host name, and one twice",
            { allowedDomains: ["https://pypi.org", "*", "pypi.org", "pypi.org"] },
            [
                'allowedDomains[0]: "https://pypi.org" is not a host name, for example pypi.org',
                'allowedDomains[1]: "*" is not a host name, for example pypi.org',
                'allowedDomains: "pypi.org" is duplicated',
            ],
        ],
        [
            "a storage account that cannot be, and one twice",
            {
                allowedStorage: [
                    { accountName: "st", service: "blob" },
                    { accountName: "stoutside", service: "dfs" },
                    { accountName: "stoutside", service: "dfs" },
                ],
            },
            [
                'allowedStorage[0].accountName: "st" has 2 characters; a storageAccount name has 3 to 24',
                "allowedStorage: dfs of stoutside is duplicated",
            ],
        ],
    ])("%s", async (_, args, expected) => {
        expect(await refusal(() => connectivity(args))).toEqual(
            expected.map((issue) => `DatabricksNetworkConnectivity "serverless" ${issue}`),
        );
    });
});
