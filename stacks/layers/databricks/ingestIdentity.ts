import { ownValue } from "../../../azure/ownValue";
import { ingestSettingsDefaults } from "../../settings/schema/data-factory/ingest";
import type { Settings } from "../../settings/settings";
import type { Foundation } from "../foundation";

/** The identity by which Data Factory starts jobs of the workspace; undefined where it starts none. */
export function ingestIdentity({ ingest }: Settings, identities: Foundation["identities"]) {
    const starts = Object.values(ingest?.sources ?? {}).some(({ bronzeJob }) => bronzeJob);
    return ingest && starts ? ownValue(identities, ingest.identity ?? ingestSettingsDefaults.identity) : undefined;
}
