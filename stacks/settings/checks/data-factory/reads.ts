import type { IngestSettings } from "../../schema/data-factory/ingest";
import type { DatabricksSettings } from "../../schema/databricks/databricks";
import type { KeyVaultSettings } from "../../schema/key-vault";
import type { AzureSettings, IdentitiesSettings, PersonasSettings } from "../../schema/platform";
import type { SqlSettings } from "../../schema/sql";
import type { LakeSettings } from "../../schema/storage";

/** Sections that the checks of ingest look at. */
export interface IngestReads {
    azure: AzureSettings;
    ingest?: IngestSettings;
    identities?: IdentitiesSettings;
    personas?: PersonasSettings;
    keyVault?: KeyVaultSettings;
    lake?: LakeSettings;
    sql?: SqlSettings;
    databricks?: DatabricksSettings;
}
