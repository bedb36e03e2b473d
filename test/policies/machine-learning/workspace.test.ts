import { describe, expect, it } from "vitest";
import { unknownSentinel } from "../../../policies/core/unknowns";
import { compliant } from "../services";
import { group, registered, subscription, urnOf } from "../support/fixture";
import { changed, found, judged, resolved, ruleSets, violated, withResource } from "../support/mutants";
import { deployedId, testRetargeted } from "../support/retargeted";

const ml = (name: string) => `azure-native:machinelearningservices:${name}`;

describe("a workspace", () => {
    it("whose jobs reach the internet is advice in development", () => {
        const stack = changed("mlw", { "managedNetwork.isolationMode": "AllowInternetOutbound" });
        expect(judged(stack, "dev").violations.map(({ rule, level }) => [rule, level])).toEqual([
            ["ml-workspace-isolation-mode", "advisory"],
        ]);
        expect(violated(stack)).toEqual(["ml-workspace-isolation-mode"]);
    });

    it.each([
        ["a host", { type: "FQDN", destination: "files.pythonhosted.org" }],
        ["the hosts of one organisation", { type: "FQDN", destination: "*.anaconda.com" }],
        ["one storage account", { type: "FQDN", destination: "stdata.blob.core.windows.net" }],
        ["a resource", { type: "PrivateEndpoint", destination: { serviceResourceId: "/id" } }],
        ["addresses of someone", { type: "ServiceTag", destination: { addressPrefixes: ["203.0.113.0/24"] } }],
        ["nothing", { type: "ServiceTag", destination: { serviceTag: "Internet", action: "Deny" } }],
    ])("may open %s", (_, rule) => {
        expect(violated(changed("mlw", { "managedNetwork.outboundRules": { rule } }))).toEqual([]);
    });

    it("says which of its rules opens too much", () => {
        const [finding] = judged(
            changed("mlw", { "managedNetwork.outboundRules.packages.destination": "*" }),
        ).violations;
        expect(finding?.rule).toBe("ml-workspace-outbound-names");
        expect(finding?.message).toBe(
            'managedNetwork.outboundRules.packages.destination is "*", expected a resource, a service\'s tag, a host or the hosts of one organisation, such as *.example.org',
        );
    });

    it("may open what is not known yet", () => {
        const stack = changed("mlw", { "managedNetwork.outboundRules.packages.destination": unknownSentinel });
        expect(ruleSets(stack)).toEqual({ violated: [], unknown: ["ml-workspace-outbound-names"] });
    });
});

testRetargeted([
    {
        what: "a workspace with another stack's account",
        of: "mlw",
        values: { storageAccount: `${group}/providers/Microsoft.Storage/storageAccounts/stother` },
        trips: [],
    },
    {
        what: "a workspace with an account that has other endpoints",
        of: "mlw",
        values: { storageAccount: deployedId("flowlogs") },
        trips: ["ml-workspace-storage-endpoints @mlw"],
    },
    {
        what: "an endpoint to the queues of another account",
        of: "mlstore-queue",
        values: { "privateLinkServiceConnections.0.privateLinkServiceId": deployedId("lake") },
        trips: ["ml-workspace-storage-endpoints @mlw"],
    },
    {
        what: "a batch endpoint of another stack's workspace",
        of: "mlw-batch",
        values: { workspaceName: "mlw-other" },
        trips: [],
    },
    ...[
        ["the workspace", deployedId("mlw")],
        ["its group", group],
        ["its group in capitals", group.toUpperCase()],
        ["its subscription", subscription],
        ["its storage account", deployedId("mlstore")],
        ["its vault", deployedId("vault")],
        ["its Application Insights", deployedId("insights")],
        ["its container registry", deployedId("images")],
    ].map(([what, scope]) => ({
        what: `a lock on ${what}`,
        of: "lake-lock",
        values: { scope },
        trips: ["ml-workspace-lock @lake-lock"],
    })),
    ...[
        ["an account next to it", deployedId("flowlogs")],
        ["another group", `${subscription}/resourceGroups/rg`],
        ["a group whose name begins alike", `${group}-other`],
        ["what is inside its account", `${deployedId("mlstore")}/blobServices/default/containers/c`],
    ].map(([what, scope]) => ({ what: `a lock on ${what}`, of: "lake-lock", values: { scope }, trips: [] })),
]);

describe("the account of a workspace", () => {
    it("has no hierarchical namespace", () => {
        expect(found(changed("mlstore", { isHnsEnabled: true }))).toContain("ml-workspace-storage-kind @mlw");
        expect(found(changed("mlstore", { isHnsEnabled: undefined }))).toEqual([]);
    });
    it("may have one that is not known yet", () => {
        expect(ruleSets(changed("mlstore", { isHnsEnabled: unknownSentinel })).unknown).toContain(
            "ml-workspace-storage-kind",
        );
    });
});

describe("a lock", () => {
    it("on a dependency of another stack is found by its id", () => {
        const id = `${subscription}/resourceGroups/rg-hub/providers/Microsoft.KeyVault/vaults/kv-hub`;
        const stack = changed("mlw", { keyVault: id }).map((resource) =>
            resource.name === "lake-lock"
                ? { ...resource, props: { ...resource.props, scope: `${subscription}/resourceGroups/rg-hub` } }
                : resource,
        );
        expect(found(stack)).toEqual(["ml-workspace-lock @lake-lock"]);
    });

    it.each([
        ["azure-native:storage:StorageAccount", "mlstore"],
        ["azure-native:resources:ResourceGroup", "data"],
        [ml("Workspace"), "mlw"],
    ])("whose scope is computed from %s is found in a preview", (type, name) => {
        const stack = registered(compliant, "preview").map((resource) =>
            resource.name === "lake-lock"
                ? { ...resource, propertyDependencies: { scope: [urnOf(type, name)] } }
                : resource,
        );
        expect(found(stack)).toEqual(["ml-workspace-lock @lake-lock"]);
    });
});

describe("outbound rules that are resources", () => {
    it.each(["ManagedNetworkSettingsRule", "OutboundRule"])("are refused as %s", (type) => {
        const props = { workspaceName: "mlw-data", properties: { type: "FQDN", destination: "pypi.org" } };
        expect(found(withResource(ml(type), props))).toEqual(["ml-outbound-rule-inline @extra"]);
    });
});

describe("a batch endpoint in a workspace with a key of its own", () => {
    it.each([
        ["Enabled", { violated: ["ml-batch-endpoint-workspace-key"], unknown: [] }],
        ["Disabled", { violated: [], unknown: [] }],
        [unknownSentinel, { violated: [], unknown: ["ml-batch-endpoint-workspace-key"] }],
    ])("is judged where encryption is %s", (status, expected) => {
        expect(ruleSets(changed("mlw", { "encryption.status": status }))).toEqual(expected);
    });
    it("is found in a preview, where the name of the workspace is not known", () => {
        const stack = registered(compliant, "preview").map((resource) =>
            resource.name === "mlw"
                ? { ...resource, props: { ...resource.props, encryption: { status: "Enabled" } } }
                : resource,
        );
        expect(found(stack)).toEqual(["ml-batch-endpoint-workspace-key @mlw-batch"]);
    });
});

describe("endpoints of a workspace", () => {
    it("need the zones of both its names", () => {
        const configs = [{ name: "api", privateDnsZoneId: deployedId("zone-privatelink.api.azureml.ms") }];
        expect(found(changed("mlw-amlworkspace-dns", { privateDnsZoneConfigs: configs }))).toEqual([
            "network-private-endpoint-dns @mlw-amlworkspace",
        ]);
    });
    it("are looked for in a preview too", () => {
        const without = registered(compliant, "preview").filter(
            ({ name }) => !/^mlstore-(blob|file|queue|table)$/.test(name),
        );
        expect(found(without)).toEqual([
            "ml-workspace-storage-endpoints @mlw",
            "network-service-private-endpoint @mlstore",
        ]);
    });
});

describe("a connection, datastore or environment", () => {
    it.each([
        ["mlw-connection", { "properties.authType": "ManagedIdentity" }],
        ["mlw-connection", { "properties.authType": "None" }],
        ["mlw-training", { "properties.image": undefined, "properties.build": { contextUri: "https://a" } }],
        ["mlw-training", { "properties.condaFile": undefined }],
        ["mlw-training", { "properties.condaFile": "name: n\nchannels: [defaults]" }],
        [
            "mlw-training",
            { "properties.condaFile": 'dependencies: ["conda-forge::pip==24.2", "numpy=1.26.4=py311_0"]' },
        ],
        [
            "mlw-training",
            { "properties.condaFile": "dependencies: [{ pip: [\"torch==2.4.1+cpu; python_version > '3'\"] }]" },
        ],
    ])("%s with %o is right", (name, values) => {
        expect(violated(changed(name, values))).toEqual([]);
    });
    it("in the spelling of an earlier API, with the key of an account, is wrong", () => {
        const stack = resolved.map((resource) =>
            resource.name === "mlw-bronze"
                ? {
                      ...resource,
                      type: ml("MachineLearningDatastore"),
                      props: { accountKey: "k", dataStoreType: "blob" },
                  }
                : resource,
        );
        expect(found(stack)).toEqual(["ml-datastore-credentials @mlw-bronze"]);
    });
});
