import * as fabric from "@pulumi/azure-native/fabric";
import * as powerbidedicated from "@pulumi/azure-native/powerbidedicated";
import * as pulumi from "@pulumi/pulumi";
import type { PausableKind } from "../../azure/pausables";
import { capacitySizes, capacityTiers } from "../../azure/reporting/capacities";
import { stateless, type ComponentArgs, type LockArgs } from "../shared/componentArgs";
import { withDefaults } from "../shared/defaults";
import { lockAgainstDeletion } from "../shared/locks";
import { resourceName } from "../shared/naming";
import { throwIfInvalid } from "../shared/validation";
import { reportingCapacityDefaults, reportingCapacityIssues } from "./capacityIssues";

/** Inputs of a capacity for reports. */
export interface ReportingCapacityArgs extends ComponentArgs {
    /** Size: `F2` to `F2048` of Microsoft Fabric, `A1` to `A8` of Power BI Embedded; `F2` by default. Plain: it decides the service. Changes in place, but one between F and A makes another capacity. Refused: an unknown size, and one that is not larger than its gateways take. */
    size?: string;
    /** Who administers the capacity, one or more: service principals by object id, users by user principal name. Azure takes no groups. Those who publish, the deploying principal among them, must be named. Changes in place. Refused: none, a duplicate, and anything else. */
    administrators: string[];
    /** Members of the virtual network data gateways that take units of it, 4 each; 0 by default. Plain: it is compared with the size. */
    gatewayMembers?: number;
    /** Deletion lock; none by default. */
    lock?: LockArgs;
}

/**
 * A capacity of Microsoft Fabric or Power BI Embedded, which workspaces of reports run on. It bills by the hour until it is
 * paused: `PauseSchedule` does that with `pausableKind` and `capacityResourceId`.
 */
export class ReportingCapacity extends pulumi.ComponentResource {
    /** ARM id of the capacity. */
    public readonly capacityResourceId: pulumi.Output<string>;
    /** Name of the capacity, by which Fabric lists it. */
    public readonly capacityName: pulumi.Output<string>;
    /** What it is to a `PauseSchedule`. */
    public readonly pausableKind: PausableKind;

    constructor(name: string, args: ReportingCapacityArgs, opts?: pulumi.ComponentResourceOptions) {
        throwIfInvalid("ReportingCapacity", name, reportingCapacityIssues(args));
        super("azure-ml-platform:index:ReportingCapacity", name, args, opts);

        const { size } = withDefaults(args, reportingCapacityDefaults);
        const isFabric = capacitySizes[size]?.service === "fabric";
        const capacity = isFabric ? this.createFabric(name, args, size) : this.createEmbedded(name, args, size);
        if (args.lock) {
            lockAgainstDeletion(`${name}-lock`, capacity.id, args.lock, { parent: this, ...stateless });
        }
        this.capacityResourceId = capacity.id;
        this.capacityName = capacity.name;
        this.pausableKind = isFabric ? "fabricCapacity" : "powerBiCapacity";
        this.registerOutputs({
            capacityResourceId: this.capacityResourceId,
            capacityName: this.capacityName,
            pausableKind: this.pausableKind,
        });
    }

    private createFabric(name: string, args: ReportingCapacityArgs, size: string): fabric.FabricCapacity {
        return new fabric.FabricCapacity(
            name,
            {
                capacityName: resourceName(args.naming, "fabricCapacity", name),
                resourceGroupName: args.resourceGroupName,
                location: args.location,
                sku: { name: size, tier: capacityTiers.fabric },
                administration: { members: args.administrators },
                tags: args.tags,
            },
            { parent: this },
        );
    }

    private createEmbedded(name: string, args: ReportingCapacityArgs, size: string): powerbidedicated.CapacityDetails {
        return new powerbidedicated.CapacityDetails(
            name,
            {
                dedicatedCapacityName: resourceName(args.naming, "powerBiCapacity", name),
                resourceGroupName: args.resourceGroupName,
                location: args.location,
                sku: { name: size, tier: capacityTiers.embedded },
                mode: powerbidedicated.Mode.Gen2,
                administration: { members: args.administrators },
                tags: args.tags,
            },
            { parent: this },
        );
    }
}
