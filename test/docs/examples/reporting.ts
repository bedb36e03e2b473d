import { ReportingCapacity, ReportPublication, defaultNamePattern } from "../../../components";

const capacity = new ReportingCapacity("reporting", {
    resourceGroupName: "rg-shop",
    location: "westeurope",
    naming: {
        project: "shop",
        stack: "prod",
        subscriptionId: "00000000-0000-4000-8000-000000000001",
        prefix: "shop",
        pattern: defaultNamePattern,
        generation: 0,
    },
    size: "F8",
    administrators: ["00000000-0000-4000-8000-0000000000aa"],
    gatewayMembers: 1,
});

const report = new ReportPublication("report", {
    capacityName: capacity.capacityName,
    workspaceName: "shop-reports",
    roles: [
        { objectId: "00000000-0000-4000-8000-0000000000bb", role: "Admin" },
        { objectId: "00000000-0000-4000-8000-0000000000cc", role: "Viewer" },
    ],
    gatewaySubnetResourceId:
        "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/rg-shop/providers/Microsoft.Network/virtualNetworks/vnet-shop/subnets/gateway",
    serverHost: "synw-shop.sql.azuresynapse.net",
    databaseName: "serving",
    model: "workloads/reporting/predictions.SemanticModel",
    report: "workloads/reporting/predictions.Report",
    viewScripts: ["workloads/sql/warehouse/070_report.sql"],
});
export const published = report.published;
