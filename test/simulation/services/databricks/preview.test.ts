import { ClusterPolicy } from "@pulumi/databricks/clusterPolicy";
import { Provider } from "@pulumi/databricks/provider";
import { Schema } from "@pulumi/databricks/schema";
import { describe, expect, it } from "vitest";
import { one, recorded } from "../../../support/recording";
import { hostOf } from "./support";

const policyType = "databricks:index/clusterPolicy:ClusterPolicy";

const program = () => {
    const provider = new Provider("dev", { host: `https://${hostOf("dev")}`, authType: "azure-cli" });
    const policy = new ClusterPolicy("p", { name: "p", definition: "{}" }, { provider });
    new Schema("gold", { catalogName: "dev", name: "gold", comment: policy.policyId }, { provider });
};

describe("A preview of Databricks resources", () => {
    it("shows the provider, with nothing secret in its inputs, and who uses it", async () => {
        const resources = await recorded(program);
        const provider = one(resources, "pulumi:providers:databricks");
        expect(provider.inputs).toMatchObject({ host: `https://${hostOf("dev")}`, authType: "azure-cli" });
        expect(JSON.stringify(provider.inputs)).not.toContain("$secret");
        expect(one(resources, policyType).provider).toBe(provider.urn);
    });

    it("shows the same resources before anything is known, and ids after", async () => {
        const shown = async (mode: "preview" | "resolved") => (await recorded(program, mode)).map(({ urn }) => urn);
        expect(await shown("preview")).toEqual(await shown("resolved"));
        const schema = one(await recorded(program), "databricks:index/schema:Schema");
        expect(schema.inputs.comment).toMatch(/^[0-9A-F]{16}$/);
        const unknown = one(await recorded(program, "preview"), "databricks:index/schema:Schema");
        expect(unknown.inputs.comment).toEqual({ $unknown: true });
    });
});
