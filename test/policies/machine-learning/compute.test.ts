import { describe, expect, it } from "vitest";
import { unknownSentinel } from "../../../policies/core/unknowns";
import { changed, found, ruleSets, violated, withResource } from "../support/mutants";

const properties = "properties.properties";
const kinds = [
    ["a cluster", "mlw-cpu"],
    ["an instance", "mlw-scientist"],
] as const;

describe.each(kinds)("%s", (_, name) => {
    it.each([
        [
            "a local user",
            { [`${properties}.userAccountCredentials`]: { adminUserName: "ops" } },
            "ml-compute-local-auth",
        ],
        ["local accounts", { "properties.disableLocalAuth": undefined }, "ml-compute-local-auth"],
        ["public addresses", { [`${properties}.enableNodePublicIp`]: undefined }, "ml-compute-public-address"],
        ["a size that is retired", { [`${properties}.vmSize`]: "Standard_NC6s_v3" }, "ml-compute-retirement"],
        ["a subnet in a managed network", { [`${properties}.subnet.id`]: "/subnets/s" }, "ml-compute-network"],
    ])("with %s is wrong", (_what, values, rule) => {
        expect(violated(changed(name, values))).toEqual([rule]);
    });

    it("is attached, with a password of its own, is wrong, and judged by no other rule", () => {
        const properties = { computeType: "VirtualMachine", resourceId: "/vm", properties: { address: "10.0.0.4" } };
        expect(violated(changed(name, { properties }))).toEqual(["ml-compute-attached"]);
    });
});

describe("a cluster", () => {
    it.each(["PT1M", "PT5M", "PT4H", "PT1H30M", "PT120S"])("that waits for %s is right", (idle) => {
        const path = `${properties}.scaleSettings.nodeIdleTimeBeforeScaleDown`;
        expect(violated(changed("mlw-cpu", { [path]: idle }))).toEqual([]);
    });
    it("that keeps a node ready is advice in development", () => {
        const stack = changed("mlw-cpu", { [`${properties}.scaleSettings.minNodeCount`]: 1 });
        expect(violated(stack, "dev")).toEqual(["ml-cluster-min-nodes"]);
    });
    it("needs no schedule and no person", () => {
        expect(violated(changed("mlw-cpu", { [`${properties}.schedules`]: undefined }))).toEqual([]);
    });
});

describe("an instance", () => {
    const schedules = `${properties}.schedules.computeStartStop`;
    it.each(["PT15M", "PT60M", "PT4H"])("that stops after %s is right", (idle) => {
        expect(violated(changed("mlw-scientist", { [`${properties}.idleTimeBeforeShutdown`]: idle }))).toEqual([]);
    });
    it("may start by a schedule too, and stop by a recurrence without a status", () => {
        const stack = changed("mlw-scientist", {
            [schedules]: [
                { action: "Start", status: "Enabled", triggerType: "Cron" },
                { action: "Stop", triggerType: "Recurrence" },
            ],
        });
        expect(violated(stack)).toEqual([]);
    });
    it("of no one is wrong", () => {
        const stack = changed("mlw-scientist", { [`${properties}.personalComputeInstanceSettings`]: undefined });
        expect(violated(stack)).toEqual(["ml-instance-sharing"]);
    });
});

describe("compute in the network", () => {
    const serverless = { serverlessComputeCustomSubnet: "/subnets/s", serverlessComputeNoPublicIP: true };
    const open = changed("mlw", { managedNetwork: undefined, serverlessComputeSettings: serverless });
    const inSubnet = (id: unknown) =>
        open.map((resource) => {
            const { properties: outer } = resource.props as { properties?: { properties: object } };
            return resource.type.endsWith(":Compute")
                ? {
                      ...resource,
                      props: {
                          ...resource.props,
                          properties: { ...outer, properties: { ...outer?.properties, subnet: { id } } },
                      },
                  }
                : resource;
        });

    it("is wrong where neither a subnet nor the workspace has one", () => {
        expect(found(open)).toEqual(["ml-compute-network @mlw-cpu", "ml-compute-network @mlw-scientist"]);
    });
    it.each([
        ["no settings", undefined],
        ["no subnet", { ...serverless, serverlessComputeCustomSubnet: undefined }],
        ["public addresses", { ...serverless, serverlessComputeNoPublicIP: false }],
    ])("without clusters needs a subnet too: %s", (_, serverlessComputeSettings) => {
        const stack = inSubnet("/subnets/compute").map((resource) =>
            resource.name === "mlw"
                ? { ...resource, props: { ...resource.props, serverlessComputeSettings } }
                : resource,
        );
        expect(found(stack)).toEqual(["ml-workspace-serverless-network @mlw"]);
    });
    it("is right in a subnet", () => {
        expect(found(inSubnet("/subnets/compute"))).toEqual([]);
    });
    it("is not known where the subnet is not", () => {
        expect(ruleSets(inSubnet(unknownSentinel))).toEqual({ violated: [], unknown: ["ml-compute-network"] });
    });
    it("of another stack's workspace is not judged", () => {
        const props = {
            workspaceName: "mlw-other",
            resourceGroupName: "rg-other",
            properties: { computeType: "Kubernetes", resourceId: "/clusters/k" },
            tags: { owner: "a", costCenter: "b", environment: "c", dataClassification: "internal" },
        };
        expect(violated(withResource("azure-native:machinelearningservices:Compute", props))).toEqual([]);
    });
});
