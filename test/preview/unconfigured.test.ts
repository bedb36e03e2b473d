import { Directory } from "@pulumi/databricks/directory";
import { Provider } from "@pulumi/databricks/provider";
import * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";
import { unknownMark } from "../../preview/plan";
import { one, recorded } from "../support/recording";

/** A folder and what takes its path, in a workspace with this address. */
function folders(host: pulumi.Input<string>): void {
    const provider = new Provider("workspace", { host });
    const folder = new Directory("folder", { path: "/Teams/a" }, { provider });
    new Directory("inner", { path: pulumi.interpolate`${folder.path}/b` }, { provider });
}

const pathOf = async (host: pulumi.Input<string>) =>
    one(await recorded(() => folders(host), "preview"), "databricks:index/directory:Directory", "inner").inputs.path;

describe("In a preview a provider", () => {
    it("that is configured gives inputs back", async () => {
        expect(await pathOf("https://adb-1.1.azuredatabricks.net")).toBe("/Teams/a/b");
    });

    it("that cannot be configured yet gives nothing back, as the engine does not ask it", async () => {
        const unknown = new Provider("other", {}, {}).id.apply((id) => `https://${id}`);
        expect(await pathOf(unknown)).toEqual(unknownMark);
    });
});
