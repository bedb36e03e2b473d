import { capacitySizes } from "../../azure/reporting/capacities";
type Inputs = Readonly<Record<string, unknown>>;

const skuOf = ({ sku }: Inputs) => (sku ?? {}) as { name?: unknown; capacity?: unknown };
const hasSku = (name: string) => (inputs: Inputs) => skuOf(inputs).name === name;
/** vCores that it has, or has at the most. */
const coresOf = (inputs: Inputs) => Number(skuOf(inputs).capacity ?? 1);

const priceList = "github.com/infracost/infracost, internal/resources/azure/sql_database.go";

const perCore = (sku: string, title: string, tier: string) => ({
    type: "azure-native:sql:Database",
    title,
    when: hasSku(sku),
    service: "SQL Database",
    product: `SQL Database Single/Elastic Pool ${tier} - Compute Gen5`,
    sku: "vCore",
    meter: "vCore",
    count: coresOf,
    source: `${priceList}; unverified: the unit of one vCore`,
});

const zones = {
    inAddition: true,
    sku: "vCore ZR Zone Redundancy",
    meter: "Zone Redundancy vCore",
};

const provisioned = (sku: string, tier: string) => {
    const compute = perCore(sku, `SQL database ${tier}, one vCore`, tier);
    const license = {
        ...compute,
        title: `SQL license ${tier}, one vCore`,
        product: `SQL Database Single/Elastic Pool ${tier} - SQL License`,
        inAddition: true,
    };
    return [compute, { ...license, source: `${priceList}; unverified: unit and meter` }];
};

/** `DW500c` is five times `DW100c`. */
const hundredsOfUnits = (inputs: Inputs) => Number(/^DW(\d+)c$/i.exec(skuOf(inputs).name as string)?.[1] ?? 100) / 100;

/** Meters of Azure SQL and of pools of Synapse. Storage is left out: a rehearsal puts almost nothing into a database. */
export const sqlMeters = [
    {
        type: "azure-native:synapse:SqlPool",
        title: "Dedicated SQL pool, 100 data warehouse units",
        service: "Azure Synapse Analytics",
        product: "Azure Synapse Analytics Dedicated SQL Pool",
        sku: "DW100c",
        meter: "100 DWUs",
        count: hundredsOfUnits,
        source: "github.com/infracost/infracost, internal/resources/azure/synapse_sql_pool.go",
    },
    {
        ...perCore("GP_S_Gen5", "Serverless SQL database, one vCore at full load", "General Purpose"),
        product: "SQL Database General Purpose - Serverless - Compute Gen5",
        sku: "1 vCore",
        source: priceList,
    },
    ...provisioned("GP_Gen5", "General Purpose"),
    {
        ...perCore("GP_Gen5", "Zones of a SQL database General Purpose, one vCore", "General Purpose"),
        ...zones,
        when: (inputs: Inputs) => hasSku("GP_Gen5")(inputs) && inputs.zoneRedundant === true,
    },
    // Its replicas are in zones at no extra cost.
    ...provisioned("BC_Gen5", "Business Critical"),
    {
        type: "azure-native:sql:ServerSecurityAlertPolicy",
        title: "Defender for SQL",
        when: ({ state }: Inputs) => state === "Enabled",
        service: "Microsoft Defender for Cloud",
        product: "Microsoft Defender for SQL",
        meter: "Standard Node",
        source: "github.com/infracost/infracost, internal/resources/azure/security_center_subscription_pricing.go",
    },
];

/** Meters of capacities. A capacity bills for each unit while it runs; one of Power BI Embedded by its size. */
export const reportingMeters = [
    {
        type: "azure-native:fabric:FabricCapacity",
        title: "Fabric capacity, one unit",
        service: "Microsoft Fabric",
        product: "Fabric Capacity",
        meter: "Power BI Capacity Usage CU",
        count: (inputs: Inputs) => capacitySizes[String(skuOf(inputs).name)]?.units ?? 1,
        source: "azure.microsoft.com/pricing/details/microsoft-fabric; the names of service and product are unverified",
    },
    ...Object.entries(capacitySizes)
        .filter(([, { service }]) => service === "embedded")
        .map(([size]) => ({
            type: "azure-native:powerbidedicated:CapacityDetails",
            title: `Power BI Embedded capacity ${size}`,
            when: (inputs: Inputs) => String(skuOf(inputs).name) === size,
            service: "Power BI Embedded",
            sku: size,
            meter: `${size} Node`,
            source: "github.com/infracost/infracost, internal/resources/azure/powerbi_embedded.go; the meter's name is unverified",
        })),
];
