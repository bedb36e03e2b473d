import { DatabricksWorkspace, defaultNamePattern } from "../../../components";

const shop = {
    resourceGroupName: "rg-shop",
    location: "westeurope",
    naming: {
        project: "shop",
        stack: "dev",
        subscriptionId: "00000000-0000-4000-8000-000000000001",
        prefix: "shop",
        pattern: defaultNamePattern,
        generation: 0,
    },
};
const network =
    "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/rg-shop/providers/Microsoft.Network/virtualNetworks/shop";
const workspace = new DatabricksWorkspace("databricks", {
    ...shop,
    hostSubnetResourceId: `${network}/subnets/databricks-host`,
    containerSubnetResourceId: `${network}/subnets/databricks-container`,
});
export const url = workspace.workspaceUrl;
