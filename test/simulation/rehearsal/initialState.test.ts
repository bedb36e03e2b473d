import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { EngineError } from "../../../simulation/engine/errors";
import { ProjectCopy } from "../../../simulation/engine/project";
import { hubOf, initialStateOf } from "../../../simulation/rehearsal/initialState";
import { inFolder } from "../support";

const zone = "/subscriptions/s-9/resourceGroups/dns/providers/Microsoft.Network/privateDnsZones/z";
const workspace = "/subscriptions/s-9/resourceGroups/logs/providers/Microsoft.OperationalInsights/workspaces/w";
const dev = `# of the team
config:
  p:hub: { stack: shared, subscriptionId: s-9 } # the hub
  p:personas:
    engineer: { groupObjectId: g-1, readsLogs: true }
    analyst: { groupObjectId: g-2 }
  p:logs: { workspace: ${workspace}, days: 30 }
  p:rules:
    - { from: "${workspace}/tables/*" }
  azure-native:location: westeurope
`;
const shared = `config:\n  p:privateDns: { zones: [${zone}] }\n`;

/** A project in a folder, and a copy of it. */
function withProject(work: (copy: ProjectCopy, root: string) => void): void {
    inFolder((folder) => {
        const root = path.join(folder, "project");
        mkdirSync(path.join(root, "config"), { recursive: true });
        const write = (file: string, text: string) => writeFileSync(path.join(root, file), text);
        write("Pulumi.yaml", "name: p\nruntime: nodejs\nmain: src/\nstackConfigDir: config\n");
        write("config/Pulumi.dev.yaml", dev);
        write("config/Pulumi.shared.yaml", shared);
        write("config/notes.yaml", "x: 1\n");
        work(new ProjectCopy(root, path.join(folder, "copy")), root);
    });
}

describe("The initial state of a stack", () => {
    it("has the groups and the objects that its file names, patterns left out", () => {
        withProject((copy) => {
            expect(initialStateOf(copy, ["dev"])).toMatchObject({ groups: ["g-1", "g-2"], existing: [workspace] });
            expect(initialStateOf(copy, ["shared", "dev"]).existing).toEqual([zone, workspace]);
        });
    });

    it("has the principals that are named with their type, and knows which of them deploys", () => {
        withProject((copy) => {
            copy.set("dev", "runner", "principal", { objectId: "sp-1", type: "ServicePrincipal" });
            copy.set("dev", "machineLearning", "tracking", [{ name: "train", principalObjectId: "sp-2" }]);
            copy.set("shared", "modelRegistry", "readers", [{ name: "all", objectId: "g-3", type: "Group" }]);
            expect(initialStateOf(copy, ["shared", "dev"])).toMatchObject({
                principals: [
                    { objectId: "g-3", type: "Group" },
                    { objectId: "sp-1", type: "ServicePrincipal" },
                    { objectId: "sp-2", type: "ServicePrincipal" },
                ],
                deployerObjectId: "sp-1",
            });
        });
    });

    it("has the groups of the Databricks account that are named and not made, and Databricks' own application", () => {
        withProject((copy) => {
            copy.set("shared", "databricksAccount", "groups", [{ name: "engineers" }]);
            copy.set("shared", "databricksAccount", "metastore", { owner: "admins-of-data" });
            copy.set("dev", "databricks", "personas", {
                engineer: { group: "engineers" },
                analyst: { group: "analysts" },
            });
            copy.set("dev", "databricks", "azureDatabricksObjectId", "a-1");
            copy.set("dev", "databricks", "unityCatalog", { owner: "owners", schemaOwners: { gold: "stewards" } });
            expect(initialStateOf(copy, ["shared", "dev"])).toMatchObject({
                groups: ["g-1", "g-2"],
                accountGroups: ["admins-of-data", "analysts", "stewards", "owners"],
                azureDatabricksObjectId: "a-1",
            });
        });
    });

    it("has metastores that are assigned automatically, unless a stack makes or names one", () => {
        withProject((copy) => {
            expect(initialStateOf(copy, ["shared", "dev"])).toMatchObject({
                accountGroups: [],
                metastores: "automatic",
            });
            copy.set("dev", "databricks", "unityCatalog", { metastoreId: "m-1" });
            expect(initialStateOf(copy, ["dev"]).metastores).toBe("by hand");
            copy.set("shared", "databricksAccount", "metastore", {});
            expect(initialStateOf(copy, ["shared"]).metastores).toBe("by hand");
        });
    });

    it("has a hub where its file names one", () => {
        withProject((copy) => {
            expect(hubOf(copy.config("dev"))).toBe("shared");
            expect(hubOf(copy.config("shared"))).toBeUndefined();
        });
    });
});

describe("A copy of a project", () => {
    it("has the stack files and no other, and the program where it was", () => {
        withProject((copy, root) => {
            expect(copy.name).toBe("p");
            expect(copy.stacks().sort()).toEqual(["dev", "shared"]);
            expect(readdirSync(path.join(copy.folder, "config")).sort()).toEqual([
                "Pulumi.dev.yaml",
                "Pulumi.shared.yaml",
            ]);
            const project = parse(readFileSync(path.join(copy.folder, "Pulumi.yaml"), "utf8")) as object;
            expect(project).toEqual({
                name: "p",
                runtime: "nodejs",
                main: path.join(root, "src/"),
                stackConfigDir: "config",
            });
        });
    });

    it("reads a stack's settings by section, those of other packages by their whole key", () => {
        withProject((copy) => {
            expect(copy.config("dev").logs).toEqual({ workspace, days: 30 });
            expect(copy.config("dev")["azure-native:location"]).toBe("westeurope");
        });
    });

    it("changes a setting in the copy, keeps its comments, and leaves the original as it is", () => {
        withProject((copy, root) => {
            copy.set("dev", "logs", "days", 90);
            copy.set("dev", "tags", "owner", "me");
            expect(copy.config("dev")).toMatchObject({ logs: { workspace, days: 90 }, tags: { owner: "me" } });
            const text = readFileSync(copy.stackFile("dev"), "utf8");
            for (const comment of ["# of the team", "# the hub"]) {
                expect(text).toContain(comment);
            }
            expect(readFileSync(path.join(root, "config/Pulumi.dev.yaml"), "utf8")).toBe(dev);
            expect(new ProjectCopy(root, path.join(copy.folder, "again")).config("dev").logs).toEqual({
                workspace,
                days: 30,
            });
        });
    });

    it("refuses a stack that has no file, and names those that have", () => {
        withProject((copy) => {
            const asProviderError = "nope is not a stack of this project; its stacks are dev, shared";
            expect(() => copy.config("nope")).toThrow(new EngineError(asProviderError));
            expect(() => copy.set("nope", "a", "b", 1)).toThrow(asProviderError);
        });
    });

    it("has no settings where a file is empty or no YAML, and leaves the complaint to the program", () => {
        withProject((copy) => {
            for (const text of ["", "config:\n", "config: { a: [", "# only a comment\n"]) {
                writeFileSync(copy.stackFile("dev"), text);
                expect(copy.config("dev")).toEqual({});
            }
        });
    });

    it("is made of a project that says neither where its program nor where its stack files are", () => {
        inFolder((root) => {
            writeFileSync(path.join(root, "Pulumi.yaml"), "name: p\nruntime: nodejs\n");
            writeFileSync(path.join(root, "Pulumi.dev.yaml"), shared);
            const copy = new ProjectCopy(root, path.join(root, "copy"));
            expect(copy.stacks()).toEqual(["dev"]);
            expect(copy.config("dev").privateDns).toEqual({ zones: [zone] });
        });
    });
});
