import type { DatabricksAccountSettings } from "../../schema/databricks/account";
import type { DatabricksSettings } from "../../schema/databricks/databricks";
import type { IngestSettings } from "../../schema/data-factory/ingest";
import type { KeyVaultSettings } from "../../schema/key-vault";
import type { NetworkSettings } from "../../schema/network";
import type {
    AzureSettings,
    HubSettings,
    NamingSettings,
    PersonasSettings,
    RunnerSettings,
    TagsSettings,
} from "../../schema/platform";
import type { LakeSettings } from "../../schema/storage";

/** What the checks of Databricks read of a stack's settings. */
export interface DatabricksReads {
    azure: AzureSettings;
    naming: NamingSettings;
    tags: TagsSettings;
    runner: RunnerSettings;
    hub?: HubSettings;
    personas?: PersonasSettings;
    network?: NetworkSettings;
    keyVault?: KeyVaultSettings;
    lake?: LakeSettings;
    ingest?: IngestSettings;
    databricksAccount?: DatabricksAccountSettings;
    databricks?: DatabricksSettings;
}
