/** What the documentation says of one region of the Azure public cloud. */
export interface Region {
    /** The display name, "West Europe". */
    readonly displayName: string;
    /** Whether the region has availability zones. A given service may still lack them there. */
    readonly availabilityZones: boolean;
    /** Name of the region Azure pairs it with; many pairs are one-sided, and newer regions have none. */
    readonly pairedRegion?: string;
    /** Data-residency boundary the region belongs to. */
    readonly geography: string;
}

/**
 * Sources, both read for every row, and in agreement:
 * (1) "Azure regions list", MicrosoftDocs/reliability-docs, articles/reliability/regions-list.md, ms.date 09/23/2025.
 * (2) Output of ARM "Subscriptions - List Locations" kept by Azure/terraform-azurerm-avm-utl-regions,
 *     modules/cached-data/locations.tf.json, updated 2026-03-12, commit 9064b20.
 *
 * denmarkeast: (1) still marks it "coming soon"; (2), which is later, lists it as an ordinary region.
 * swedensouth is named only as the pair of swedencentral: access to it is restricted and (2) does not list it.
 * Left out: jioindiacentral and jioindiawest (in (2) only), and the EUAP and STG regions, which are Microsoft's own.
 */
export const regions = {
    australiacentral: {
        displayName: "Australia Central",
        availabilityZones: false,
        pairedRegion: "australiacentral2",
        geography: "Australia",
    },
    australiacentral2: {
        displayName: "Australia Central 2",
        availabilityZones: false,
        pairedRegion: "australiacentral",
        geography: "Australia",
    },
    australiaeast: {
        displayName: "Australia East",
        availabilityZones: true,
        pairedRegion: "australiasoutheast",
        geography: "Australia",
    },
    australiasoutheast: {
        displayName: "Australia Southeast",
        availabilityZones: false,
        pairedRegion: "australiaeast",
        geography: "Australia",
    },
    austriaeast: { displayName: "Austria East", availabilityZones: true, geography: "Austria" },
    belgiumcentral: { displayName: "Belgium Central", availabilityZones: true, geography: "Belgium" },
    brazilsouth: {
        displayName: "Brazil South",
        availabilityZones: true,
        pairedRegion: "southcentralus",
        geography: "Brazil",
    },
    brazilsoutheast: {
        displayName: "Brazil Southeast",
        availabilityZones: false,
        pairedRegion: "brazilsouth",
        geography: "Brazil",
    },
    canadacentral: {
        displayName: "Canada Central",
        availabilityZones: true,
        pairedRegion: "canadaeast",
        geography: "Canada",
    },
    canadaeast: {
        displayName: "Canada East",
        availabilityZones: false,
        pairedRegion: "canadacentral",
        geography: "Canada",
    },
    centralindia: {
        displayName: "Central India",
        availabilityZones: true,
        pairedRegion: "southindia",
        geography: "India",
    },
    centralus: {
        displayName: "Central US",
        availabilityZones: true,
        pairedRegion: "eastus2",
        geography: "United States",
    },
    chilecentral: { displayName: "Chile Central", availabilityZones: true, geography: "Chile" },
    denmarkeast: { displayName: "Denmark East", availabilityZones: true, geography: "Denmark" },
    eastasia: {
        displayName: "East Asia",
        availabilityZones: true,
        pairedRegion: "southeastasia",
        geography: "Asia Pacific",
    },
    eastus: { displayName: "East US", availabilityZones: true, pairedRegion: "westus", geography: "United States" },
    eastus2: {
        displayName: "East US 2",
        availabilityZones: true,
        pairedRegion: "centralus",
        geography: "United States",
    },
    francecentral: {
        displayName: "France Central",
        availabilityZones: true,
        pairedRegion: "francesouth",
        geography: "France",
    },
    francesouth: {
        displayName: "France South",
        availabilityZones: false,
        pairedRegion: "francecentral",
        geography: "France",
    },
    germanynorth: {
        displayName: "Germany North",
        availabilityZones: false,
        pairedRegion: "germanywestcentral",
        geography: "Germany",
    },
    germanywestcentral: {
        displayName: "Germany West Central",
        availabilityZones: true,
        pairedRegion: "germanynorth",
        geography: "Germany",
    },
    indonesiacentral: { displayName: "Indonesia Central", availabilityZones: true, geography: "Indonesia" },
    israelcentral: { displayName: "Israel Central", availabilityZones: true, geography: "Israel" },
    italynorth: { displayName: "Italy North", availabilityZones: true, geography: "Italy" },
    japaneast: { displayName: "Japan East", availabilityZones: true, pairedRegion: "japanwest", geography: "Japan" },
    japanwest: { displayName: "Japan West", availabilityZones: true, pairedRegion: "japaneast", geography: "Japan" },
    koreacentral: {
        displayName: "Korea Central",
        availabilityZones: true,
        pairedRegion: "koreasouth",
        geography: "Korea",
    },
    koreasouth: {
        displayName: "Korea South",
        availabilityZones: false,
        pairedRegion: "koreacentral",
        geography: "Korea",
    },
    malaysiawest: { displayName: "Malaysia West", availabilityZones: true, geography: "Malaysia" },
    mexicocentral: { displayName: "Mexico Central", availabilityZones: true, geography: "Mexico" },
    newzealandnorth: { displayName: "New Zealand North", availabilityZones: true, geography: "New Zealand" },
    northcentralus: {
        displayName: "North Central US",
        availabilityZones: false,
        pairedRegion: "southcentralus",
        geography: "United States",
    },
    northeurope: {
        displayName: "North Europe",
        availabilityZones: true,
        pairedRegion: "westeurope",
        geography: "Europe",
    },
    norwayeast: {
        displayName: "Norway East",
        availabilityZones: true,
        pairedRegion: "norwaywest",
        geography: "Norway",
    },
    norwaywest: {
        displayName: "Norway West",
        availabilityZones: false,
        pairedRegion: "norwayeast",
        geography: "Norway",
    },
    polandcentral: { displayName: "Poland Central", availabilityZones: true, geography: "Poland" },
    qatarcentral: { displayName: "Qatar Central", availabilityZones: true, geography: "Qatar" },
    southafricanorth: {
        displayName: "South Africa North",
        availabilityZones: true,
        pairedRegion: "southafricawest",
        geography: "South Africa",
    },
    southafricawest: {
        displayName: "South Africa West",
        availabilityZones: false,
        pairedRegion: "southafricanorth",
        geography: "South Africa",
    },
    southcentralus: {
        displayName: "South Central US",
        availabilityZones: true,
        pairedRegion: "northcentralus",
        geography: "United States",
    },
    southeastasia: {
        displayName: "Southeast Asia",
        availabilityZones: true,
        pairedRegion: "eastasia",
        geography: "Asia Pacific",
    },
    southindia: {
        displayName: "South India",
        availabilityZones: false,
        pairedRegion: "centralindia",
        geography: "India",
    },
    spaincentral: { displayName: "Spain Central", availabilityZones: true, geography: "Spain" },
    swedencentral: {
        displayName: "Sweden Central",
        availabilityZones: true,
        pairedRegion: "swedensouth",
        geography: "Sweden",
    },
    switzerlandnorth: {
        displayName: "Switzerland North",
        availabilityZones: true,
        pairedRegion: "switzerlandwest",
        geography: "Switzerland",
    },
    switzerlandwest: {
        displayName: "Switzerland West",
        availabilityZones: false,
        pairedRegion: "switzerlandnorth",
        geography: "Switzerland",
    },
    uaecentral: { displayName: "UAE Central", availabilityZones: false, pairedRegion: "uaenorth", geography: "UAE" },
    uaenorth: { displayName: "UAE North", availabilityZones: true, pairedRegion: "uaecentral", geography: "UAE" },
    uksouth: { displayName: "UK South", availabilityZones: true, pairedRegion: "ukwest", geography: "United Kingdom" },
    ukwest: { displayName: "UK West", availabilityZones: false, pairedRegion: "uksouth", geography: "United Kingdom" },
    westcentralus: {
        displayName: "West Central US",
        availabilityZones: false,
        pairedRegion: "westus2",
        geography: "United States",
    },
    westeurope: {
        displayName: "West Europe",
        availabilityZones: true,
        pairedRegion: "northeurope",
        geography: "Europe",
    },
    westindia: { displayName: "West India", availabilityZones: false, pairedRegion: "southindia", geography: "India" },
    westus: { displayName: "West US", availabilityZones: false, pairedRegion: "eastus", geography: "United States" },
    westus2: {
        displayName: "West US 2",
        availabilityZones: true,
        pairedRegion: "westcentralus",
        geography: "United States",
    },
    westus3: { displayName: "West US 3", availabilityZones: true, pairedRegion: "eastus", geography: "United States" },
} as const satisfies Readonly<Record<string, Region>>;

/** Name of a region as Azure Resource Manager takes it, "westeurope". */
export type RegionName = keyof typeof regions;
