import { describe, expect, it } from "vitest";
import { behaviours, catalog } from "../../../simulation/services";
import { tokenOf } from "../../../simulation/services/databricks/refusals";
import { DatabricksProvider } from "../../../simulation/provider/databricks";
import type { Inputs } from "../../../simulation/core/simulatedType";
import { unknownOnWire } from "../../../simulation/core/wire";
import { hostOf, inWorkspace, workspaceDev } from "../services/databricks/support";
import { cloudWith, messageOf } from "../support";

const request = (type: string, inputs: Inputs, name = "x") => ({ type: tokenOf(type), name, inputs });
const policy = { name: "p", definition: "{}" };

describe("The simulated Databricks provider", () => {
    it("answers with the id of the service and what it computes", () => {
        const { dev } = workspaceDev();
        const { id, outputs } = dev.provider.create(request("ClusterPolicy", policy));
        expect(outputs).toEqual({ policyId: id });
        expect(dev.provider.read(request("ClusterPolicy", policy), id)?.inputs).toEqual(policy);
    });

    it("takes a host with its scheme, as a browser shows it", () => {
        const { cloud, dev } = workspaceDev();
        const id = dev.make("ClusterPolicy", policy);
        for (const host of [hostOf("dev"), `https://${hostOf("dev")}/`, hostOf("dev").toUpperCase()]) {
            const provider = new DatabricksProvider(cloud);
            provider.configure({ host });
            expect(provider.read(request("ClusterPolicy", policy), id)).toBeDefined();
        }
    });

    it("checks and compares while its host is not known, and makes nothing", () => {
        const { cloud } = workspaceDev();
        const provider = new DatabricksProvider(cloud);
        provider.configure({ host: unknownOnWire, azureWorkspaceResourceId: unknownOnWire });
        const asked = request("ClusterPolicy", policy);
        expect(provider.check(asked)).toEqual([]);
        expect(provider.diff(asked, policy).changed).toEqual([]);
        expect(messageOf(() => provider.create(asked))).toMatch(/The provider has no host/);
    });

    it("keeps the object and its id when its name changes", () => {
        const { dev } = workspaceDev();
        const id = dev.make("ClusterPolicy", policy);
        dev.change("ClusterPolicy", id, { ...policy, name: "q" });
        expect(dev.provider.read(request("ClusterPolicy", policy), id)?.inputs.name).toBe("q");
    });

    it("reads nothing of what is gone, deletes it again without complaint, and does not change it", () => {
        const { dev } = workspaceDev();
        const id = dev.make("ClusterPolicy", policy);
        for (let i = 0; i < 2; i++) {
            dev.remove("ClusterPolicy", id, policy);
        }
        expect(dev.provider.read(request("ClusterPolicy", policy), id)).toBeUndefined();
        expect(messageOf(() => dev.change("ClusterPolicy", id, policy))).toBe(
            "cannot update cluster policy: p does not exist",
        );
    });

    it("keeps the objects of two workspaces apart", () => {
        const { cloud, dev } = workspaceDev();
        const id = dev.make("Directory", { path: "/Shared" });
        const other = inWorkspace(cloud, "other");
        expect(messageOf(() => other.provider.read(request("Directory", { path: "/Shared" }), id))).toMatch(
            /^cannot read directory: .* no such host$/,
        );
    });

    it("asks again where Databricks is busy, and not where it fails", () => {
        const { cloud, dev } = workspaceDev();
        cloud.setFaults({ throttled: 0.5, seed: 3 });
        expect(messageOf(() => dev.make("ClusterPolicy", policy))).toBe("");
        cloud.setFaults({ serverErrors: 1 });
        expect(messageOf(() => dev.make("ClusterPolicy", { ...policy, name: "q" }))).toMatch(
            /^cannot create cluster policy: The server encountered an internal error/,
        );
    });

    it("asks for the metastore of the workspace, where one is named", () => {
        const { cloud, dev } = workspaceDev();
        const schema = (metastoreId: unknown) =>
            messageOf(() => dev.make("SystemSchema", { schema: "access", metastoreId }));
        expect(schema("other")).toMatch(
            /^cannot create system schema: metastore_id must be empty or equal to the metastore/,
        );
        expect(schema(cloud.metastoreAt(hostOf("dev")))).toBe("");
    });

    it("takes over what a kind overwrites", () => {
        const { dev } = workspaceDev();
        for (const level of ["CAN_READ", "CAN_EDIT"]) {
            const accessControls = [{ groupName: "users", permissionLevel: level }];
            dev.make("Directory", { path: "/Shared" });
            expect(messageOf(() => dev.make("Permissions", { directoryPath: "/Shared", accessControls }))).toBe("");
        }
    });
});

describe("What it replaces", () => {
    const provider = new DatabricksProvider(cloudWith());
    const diff = (type: string, olds: Inputs, news: Inputs) => provider.diff(request(type, news), olds);

    it.each([
        ["ClusterPolicy", { name: "a" }, { name: "b" }, []],
        ["InstancePool", { nodeTypeId: "a" }, { nodeTypeId: "b" }, ["nodeTypeId"]],
        ["Grants", { schema: "a.b", grants: [] }, { schema: "a.b", grants: [{}] }, []],
        ["Grants", { schema: "a.b" }, { catalog: "a" }, ["catalog", "schema"]],
        ["Permissions", { jobId: "1" }, { jobId: "2" }, ["jobId"]],
        ["ExternalLocation", { name: "a", url: "b" }, { name: "a", url: "c" }, []],
        ["MwsNccBinding", { workspaceId: "1" }, { workspaceId: "2" }, ["workspaceId"]],
    ])("%s: %j, then %j", (type, olds, news, replaces) => {
        expect([...diff(type, olds, news).replaces].sort()).toEqual(replaces);
    });

    it("is deleted first where both would have one name", () => {
        const schema = { name: "gold", catalogName: "dev" };
        expect(diff("Schema", schema, { ...schema, catalogName: "test" }).deleteBeforeReplace).toBe(true);
        expect(diff("Schema", schema, { ...schema, name: "silver" }).deleteBeforeReplace).toBe(false);
    });
});

describe("Its tables", () => {
    const types = Object.keys(catalog).filter((type) => type.startsWith("databricks:"));

    it.each(types)("say how %s behaves, and where that is from", (type) => {
        expect(behaviours[type]?.source).toMatch(/^databricks\/terraform-provider-databricks, commit \w+, /);
    });

    it.each(types)("know %s, which needs something or is there once", (type) => {
        const needed = behaviours[type]?.required ?? [];
        const provider = new DatabricksProvider(cloudWith());
        const failures = provider.check({ type, name: "x", inputs: {} });
        if (needed.length > 0) {
            expect(failures[0]?.reason).toMatch(/^The request lacks /);
        }
    });

    it("know no type other than those", () => {
        expect(
            Object.keys(behaviours)
                .filter((type) => type.startsWith("databricks:"))
                .sort(),
        ).toEqual([...types].sort());
    });
});
