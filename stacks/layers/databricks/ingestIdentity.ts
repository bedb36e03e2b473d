import { ownValue } from "../../../azure/ownValue";
import { ingestSettingsDefaults } from "../../settings/schema/data-factory/ingest";
import { runsJobs } from "../../settings/schema/data-factory/sources";
import type { Settings } from "../../settings/settings";
import type { Foundation } from "../foundation";

/** The identity by which Data Factory starts jobs of the workspace; undefined where it starts none. */
export function ingestIdentity({ ingest }: Settings, identities: Foundation["identities"]) {
    return ingest && runsJobs(ingest.sources)
        ? ownValue(identities, ingest.identity ?? ingestSettingsDefaults.identity)
        : undefined;
}
