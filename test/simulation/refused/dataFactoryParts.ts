import type { Asked } from "../support";

/** A factory. */
export const factory: Asked = ["datafactory:Factory", { factoryName: "adf" }];
/** Its managed virtual network, as the platform deploys it. */
export const managedNetwork: Asked = [
    "resources:Deployment",
    {
        deploymentName: "network",
        properties: {
            mode: "Incremental",
            parameters: { factory: { value: "adf" } },
            template: {
                resources: [
                    {
                        type: "Microsoft.DataFactory/factories/managedVirtualNetworks",
                        name: "[concat(parameters('factory'), '/default')]",
                    },
                ],
            },
        },
    },
];
