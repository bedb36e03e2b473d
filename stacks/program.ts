import { stackContext } from "./layers/context";
import { makeData } from "./layers/data";
import { makeIngest } from "./layers/data-factory/ingest";
import { makeFoundation } from "./layers/foundation";
import { makeIntelligence } from "./layers/intelligence";
import { sqlOutputs } from "./layers/sql";
import { lakeOutputs } from "./layers/storage";
import { streamingOutputs } from "./layers/streaming";
import { makeWarehousePauses } from "./layers/synapse/pauses";
import { makeSynapseStudio } from "./layers/synapse/studio";
import { warehouseOutputs } from "./layers/synapse/warehouse";
import type { StackOutputs } from "./outputs";
import { readSettings, type Settings } from "./settings/settings";

/** Registers a stack: its settings, by default those of the running stack, decide what it holds, its layers follow one another, its outputs come back. */
export function program(settings: Settings = readSettings()): StackOutputs {
    const context = stackContext(settings);
    const foundation = makeFoundation(context);
    const data = makeData(context, foundation);
    const { lake, streaming, sql, warehouse, modelRegistry } = data;
    const synapseStudio = makeSynapseStudio(context, foundation);
    const { databricksAccount, databricks, machineLearning } = makeIntelligence(context, foundation, data);
    const ingest = makeIngest(context, foundation, data, databricks);
    makeWarehousePauses(context, warehouse, ingest);
    const identities = Object.entries(foundation.identities);
    return withoutAbsent({
        network: foundation.networking?.network,
        privateDns: foundation.networking?.privateDns,
        monitorScope: foundation.monitorLinks?.made,
        logAnalyticsWorkspaceResourceId: foundation.observability?.workspaceResourceId,
        keyVaultResourceId: foundation.vault?.vaultResourceId,
        identityResourceIds:
            identities.length > 0 ? Object.fromEntries(identities.map(([name, { id }]) => [name, id])) : undefined,
        lake: lake && lakeOutputs(lake),
        streaming: streaming && streamingOutputs(streaming),
        sql: sql && sqlOutputs(sql),
        warehouse: warehouse && warehouseOutputs(warehouse),
        synapseStudio,
        modelRegistry,
        databricksAccount,
        databricks: databricks?.outputs,
        machineLearning,
        ingest: ingest?.outputs,
    });
}

// The SDK warns of every output that is undefined.
function withoutAbsent(outputs: StackOutputs): StackOutputs {
    return Object.fromEntries(Object.entries(outputs).filter(([, value]) => value !== undefined));
}
