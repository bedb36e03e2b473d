export { lakeDefenderDefaults } from "./dataLake";
export { accessIssues } from "./lakeAccess";
export { lakeZoneDefaults, medallionZones, zoneIssues } from "./lakeZones";
export { groupIds, privateStorageAccountDefaults, softDeleteDefaults, softDeleteLimits } from "./privateStorageAccount";
