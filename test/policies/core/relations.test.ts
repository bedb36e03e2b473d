import { describe, expect, it } from "vitest";
import { ResourceGraph } from "../../../policies/core/relations";
import { type RegisteredResource, toPolicyInput } from "../../../policies/core/resource";
import { ResourceIndex } from "../../../policies/core/resourceIndex";
import { unknownSentinel } from "../../../policies/core/unknowns";
import { compliant } from "../services";
import { registered } from "../support/fixture";
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
