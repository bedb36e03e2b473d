import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Provider } from "@pulumi/azure-native/provider";
import * as network from "@pulumi/azure-native/network";
import * as resources from "@pulumi/azure-native/resources";
import { afterAll, describe, expect, it } from "vitest";
import { ReportingCapacity, ReportPublication } from "../../../components";
import type { Plan } from "../../../preview/plan";
import { Cloud } from "../../../simulation/cloud/cloud";
import { CommandProvider } from "../../../simulation/provider/command";
import { common } from "../../support/fixtures";
import { recorded, unitAccount } from "../../support/recording";
import { makePlanned } from "../plannedUp";

const empty = mkdtempSync(path.join(tmpdir(), "simulation-fabric-"));
afterAll(() => rmSync(empty, { recursive: true }));

/** A capacity with a publication on it. */
function program(): void {
    const opts = { provider: new Provider("azure", unitAccount) };
    const group = new resources.ResourceGroup("group", { resourceGroupName: "rg-unit", location: "westeurope" }, opts);
    const args = { ...common, resourceGroupName: group.name };
    const vnet = new network.VirtualNetwork(
        "network",
        {
            virtualNetworkName: "vnet",
            resourceGroupName: group.name,
            location: "westeurope",
            addressSpace: { addressPrefixes: ["10.0.0.0/16"] },
        },
        opts,
    );
    const subnet = new network.Subnet(
        "gateway",
        {
            virtualNetworkName: vnet.name,
            resourceGroupName: group.name,
            subnetName: "gateway",
            addressPrefix: "10.0.0.0/27",
            delegations: [{ name: "gateway", serviceName: "Microsoft.PowerPlatform/vnetaccesslinks" }],
        },
        opts,
    );
    const capacity = new ReportingCapacity(
        "reporting",
        { ...args, size: "F8", administrators: ["00000000-0000-4000-8000-0000000000aa"], gatewayMembers: 1 },
        opts,
    );
    new ReportPublication("report", {
        capacityName: capacity.capacityName,
        workspaceName: "shop",
        roles: [{ objectId: "00000000-0000-4000-8000-0000000000bb", role: "Admin" }],
        gatewaySubnetResourceId: subnet.id,
        serverHost: "synw.sql.azuresynapse.net",
        databaseName: "serving",
        model: "workloads/reporting/predictions.SemanticModel",
        report: "workloads/reporting/predictions.Report",
        viewScripts: ["workloads/sql/warehouse/070_report.sql"],
    });
}

const kinds = (cloud: Cloud) =>
    cloud.store
        .all()
        .filter(({ type }) => type.startsWith("fabric-rest:"))
        .map(({ type, inputs }) => `${type.slice("fabric-rest:".length)} ${String(inputs.name)}`)
        .sort();

describe("A publication in the simulated cloud", async () => {
    const plan = { resources: await recorded(program) } as unknown as Plan;

    it("leaves a workspace with a model and a report, a gateway and a connection", () => {
        const cloud = new Cloud();
        expect(makePlanned(cloud, plan).refused).toEqual([]);
        expect(kinds(cloud)).toEqual([
            "Connection shop",
            "Gateway shop",
            "Item predictions",
            "Item predictions",
            "Workspace shop",
        ]);
    });

    it("takes gateway and connection back when their steps are deleted, twice without an error", () => {
        const cloud = new Cloud();
        makePlanned(cloud, plan);
        const steps = new CommandProvider(cloud, path.resolve("stacks"));
        for (const name of ["report-connection", "report-gateway", "report-gateway"]) {
            const { type, inputs } = plan.resources.find((each) => each.name === name && each.custom)!;
            steps.delete({ type, name, inputs });
        }
        expect(kinds(cloud)).toEqual(["Item predictions", "Item predictions", "Workspace shop"]);
    });

    it("is refused without its connection, gateway or capacity", () => {
        const without = (...names: string[]) => {
            const left = plan.resources.filter(({ name, custom }) => !custom || !names.includes(name));
            return makePlanned(new Cloud(), { resources: left } as unknown as Plan).refused.join("\n");
        };
        expect(without("report-connection")).toContain(
            "There is no connection shop. Make gateway and connection first.",
        );
        expect(without("report-gateway")).toContain("The gateway could not be found. Make it first.");
        expect(without("report-workspace")).toContain("there is no workspace shop; run the step that makes it first.");
    });
});
