import { describe, expect, it } from "vitest";
import { ResourceGraph } from "../../../policies/core/relations";
import { type RegisteredResource, toPolicyInput } from "../../../policies/core/resource";
import { ResourceIndex } from "../../../policies/core/resourceIndex";
import { unknownSentinel } from "../../../policies/core/unknowns";
import { compliant } from "../services";
import { registered, urnOf } from "../support/fixture";
import { found, resolved } from "../support/mutants";

describe("in a preview", () => {
    const preview = registered(compliant, "preview");

    it("a diagnostic setting of an account's blob service is the account's", () => {
        const service = resolved.find(({ name }) => name === "lake-blob-service")!.urn;
        const stack = preview.map((resource) =>
            resource.name === "lake-diagnostics"
                ? { ...resource, propertyDependencies: { resourceUri: [service] } }
                : resource,
        );
        expect(found(stack)).toEqual([]);
    });

    it("a dependency on a component stands for the component's children", () => {
        const component: RegisteredResource = {
            urn: "urn:pulumi:prod::azure-ml-platform::azure-ml-platform:index:DataLake::component",
            type: "azure-ml-platform:index:DataLake",
            name: "component",
            custom: false,
            props: {},
        };
        const stack = preview.map((resource) =>
            resource.name === "lake"
                ? { ...resource, parent: component.urn }
                : resource.name === "lake-diagnostics"
                  ? { ...resource, propertyDependencies: { resourceUri: [component.urn], workspaceId: [] } }
                  : resource,
        );
        expect(found([...stack, component])).toEqual([]);
    });
});

describe("an input that is computed as a whole", () => {
    const table = (name: string): RegisteredResource => ({
        urn: urnOf("azure-native:network:RouteTable", name),
        type: "azure-native:network:RouteTable",
        name,
        props: {},
    });
    const answers = (subnets: unknown, ...tables: string[]) => {
        const network: RegisteredResource = {
            urn: urnOf("azure-native:network:VirtualNetwork", "net"),
            type: "azure-native:network:VirtualNetwork",
            name: "net",
            props: { subnets },
            propertyDependencies: { subnets: tables.map((name) => table(name).urn) },
        };
        const stack = [network, ...["one", "other", "third"].map(table)].map(toPolicyInput);
        const graph = new ResourceGraph(
            new ResourceIndex(stack),
            stack.map(({ type }) => type),
        );
        const [from, one] = stack;
        return [0, 1].map((index) => graph.refers(from!, `subnets.${index}.routeTable.id`, one!));
    };
    const unknown = { routeTable: { id: unknownSentinel } };

    it("says nothing of a value in it that is not set", () => {
        expect(answers([unknown, {}], "one")).toEqual(["pass", "fail"]);
        expect(answers([unknown, { routeTable: null }], "one")).toEqual(["pass", "fail"]);
    });

    it("does not say which of several values comes from which of several resources", () => {
        expect(answers([unknown, unknown], "one", "other")).toEqual(["unknown", "unknown"]);
        expect(answers([unknown, {}], "one", "other")).toEqual(["unknown", "fail"]);
    });

    it("says that no value in it comes from what it is not computed from", () => {
        expect(answers([unknown, unknown], "other", "third")).toEqual(["fail", "fail"]);
        expect(answers([unknown, unknown])).toEqual(["unknown", "unknown"]);
    });
});

describe("a diagnostic setting of a blob service that is a resource of its own", () => {
    const urn = (type: string, name: string) => `urn:pulumi:prod::p::azure-native:${type}::${name}`;
    const account = (name: string): RegisteredResource => ({
        urn: urn("storage:StorageAccount", name),
        type: "azure-native:storage:StorageAccount",
        name,
        props: {},
    });
    const service = {
        urn: urn("storage:BlobServiceProperties", "service"),
        type: "azure-native:storage:BlobServiceProperties",
        name: "service",
        props: { accountName: unknownSentinel },
        propertyDependencies: { accountName: [urn("storage:StorageAccount", "mine")] },
    };
    const setting = {
        urn: urn("monitor:DiagnosticSetting", "setting"),
        type: "azure-native:monitor:DiagnosticSetting",
        name: "setting",
        props: { resourceUri: unknownSentinel },
        propertyDependencies: { resourceUri: [service.urn] },
    };
    const stack = [account("mine"), account("other"), service, setting].map(toPolicyInput);
    const graph = new ResourceGraph(
        new ResourceIndex(stack),
        stack.map(({ type }) => type),
    );
    const named = (name: string) =>
        graph.ofType("azure-native:storage:StorageAccount").find((found) => found.name === name)!;
    const [from] = graph.ofType("azure-native:monitor:DiagnosticSetting");

    it("is that account's, before any id is known", () => {
        expect(graph.refers(from!, "resourceUri", named("mine"), "/blobServices/default")).toBe("pass");
    });

    it("is no other account's", () => {
        expect(graph.refers(from!, "resourceUri", named("other"), "/blobServices/default")).toBe("fail");
    });
});
