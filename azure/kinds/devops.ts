import type { ResourceTypes } from "../resourceType";

/** Machines of build agents. */
export const devops = {
    virtualMachineScaleSet: {
        token: "azure-native:compute:VirtualMachineScaleSet",
        arm: "Microsoft.Compute/virtualMachineScaleSets",
        names: ["vmScaleSetName"],
        apiVersion: "2024-11-01",
        taggable: true,
    },
} as const satisfies ResourceTypes;
