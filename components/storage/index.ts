export { AccountService } from "./accountServices";
export { DataLake, type DataLakeArgs, type LakeDefenderArgs } from "./dataLake";
export { type ZoneAccess, ZoneRight } from "./lakeAccess";
export { type LakeZone, ZoneFormat, type ZoneLifecycle } from "./lakeZones";
export {
    PrivateStorageAccount,
    type PrivateStorageAccountArgs,
    Replication,
    type ResourceAccessRule,
    type SoftDeleteArgs,
} from "./privateStorageAccount";
