import type * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";
import {
    DatabricksAccount,
    type DatabricksAccountArgs,
} from "../../../../components/databricks/account/databricksAccount";
import { listed, one, recorded, refusal, violations } from "../../../support/recording";
import { guarded, misnamedChildren, waitsFor } from "../../invariants";

const metastore = "databricks:index/metastore:Metastore";
const entraObjectId = "00000000-0000-4000-8000-00000000aaaa";
const account = (args?: DatabricksAccountArgs, opts?: pulumi.ComponentResourceOptions) =>
    new DatabricksAccount("account", args, opts);
const full = () =>
    account(
        {
            metastore: { name: "amlp-westeurope", region: "westeurope", owner: "metastore-admins" },
            groups: [{ name: "metastore-admins", entraObjectId }, { name: "automation" }],
        },
        { protect: true },
    );

describe("DatabricksAccount with no inputs", () => {
    it("closes legacy features to new workspaces and makes nothing else", async () => {
        const resources = await recorded(() => account());
        expect(listed(resources)).toEqual([
            "DatabricksAccount account",
            "DisableLegacyFeaturesSetting account-legacy-features",
        ]);
        const setting = "databricks:index/disableLegacyFeaturesSetting:DisableLegacyFeaturesSetting";
        expect(one(resources, setting).inputs).toEqual({ disableLegacyFeatures: { value: true } });
    });

    it("has no metastore to tell of", async () => {
        let made: DatabricksAccount | undefined;
        await recorded(() => (made = account()));
        expect(made?.metastoreId).toBeUndefined();
        expect(made?.groupIds).toEqual({});
    });

    it("leaves new workspaces as they are when told to", async () => {
        expect(listed(await recorded(() => account({ disableLegacyFeatures: false })))).toEqual([
            "DatabricksAccount account",
        ]);
    });
});

describe("DatabricksAccount full", () => {
    it("makes a metastore without storage that is not deleted with what is in it", async () => {
        const made = one(await recorded(full), metastore);
        expect(made.inputs).toEqual({
            name: "amlp-westeurope",
            region: "westeurope",
            owner: "metastore-admins",
            forceDestroy: false,
        });
        expect(waitsFor(made)).toContain("Group account-metastore-admins");
    });

    it("makes groups, of Entra where an object id is given", async () => {
        const groups = (await recorded(full)).filter(({ type }) => type.endsWith(":Group"));
        expect(groups.map(({ inputs }) => inputs)).toEqual([
            { displayName: "automation" },
            { displayName: "metastore-admins", externalId: entraObjectId },
        ]);
    });

    it("tells the ids of metastore and groups", async () => {
        let made: DatabricksAccount | undefined;
        await recorded(() => (made = full()));
        expect(made?.metastoreId).toBeDefined();
        expect(Object.keys(made?.groupIds ?? {})).toEqual(["metastore-admins", "automation"]);
    });

    it("breaks no rule of the policy pack", async () => {
        expect(await violations(full)).toEqual([]);
    });

    it("protects the metastore and the groups, which rights hang on", async () => {
        expect(guarded(await recorded(full))).toEqual([
            "Group account-automation",
            "Group account-metastore-admins",
            "Metastore account-metastore",
        ]);
    });

    it("shows the same resources in a preview, all named after it", async () => {
        const resources = await recorded(full);
        expect(listed(await recorded(full, "preview"))).toEqual(listed(resources));
        expect(misnamedChildren(resources, "account")).toEqual([]);
    });
});

describe("DatabricksAccount refuses, before it registers anything,", () => {
    it.each<[string, DatabricksAccountArgs, string[]]>([
        [
            "a metastore without a name, in a region that does not exist, owned by all users",
            { metastore: { name: " ", region: "West Europe", owner: "account users" } },
            [
                "metastore.name: is blank",
                'metastore.region: "West Europe" is not an Azure region',
                'metastore.owner: "account users" is a group of Databricks\' own; name an account group',
            ],
        ],
        [
            "a group twice, one of Databricks' own, and an object id that is none",
            { groups: [{ name: "a" }, { name: "a" }, { name: "Admins" }, { name: "b", entraObjectId: "b" }] },
            [
                'groups[2]: "Admins" is a group of Databricks\' own; name an account group',
                'groups: group "a" is duplicated',
                'groups[3].entraObjectId: "b" is not a UUID',
            ],
        ],
    ])("%s", async (_, args, expected) => {
        expect(await refusal(() => account(args))).toEqual(expected.map((f) => `DatabricksAccount "account" ${f}`));
    });
});
