import * as pulumi from "@pulumi/pulumi";
import { stackContext } from "./layers/context";
import { makeData } from "./layers/data";
import { makeIngest } from "./layers/data-factory/ingest";
import { makeFoundation } from "./layers/foundation";
import { makeIntelligence } from "./layers/intelligence";
import { sqlOutputs } from "./layers/sql";
import type { StackOutputs } from "./outputs";
import { readSettings, type Settings } from "./settings/settings";

/** Registers a stack: its settings, by default those of the running stack, decide what it holds, its layers follow one another, its outputs come back. */
export function program(settings: Settings = readSettings()): StackOutputs {
    const context = stackContext(settings);
    const foundation = makeFoundation(context);
    const data = makeData(context, foundation);
    const { lake, streaming, sql, modelRegistry } = data;
    const { databricksAccount, databricks, machineLearning } = makeIntelligence(context, foundation, data);
    const ingest = makeIngest(context, foundation, data, databricks);
    const identities = Object.entries(foundation.identities);
    return withoutAbsent({
        network: foundation.networking?.network,
        privateDns: foundation.networking?.privateDns,
        monitorScope: foundation.monitorLinks?.made,
        logAnalyticsWorkspaceResourceId: foundation.observability?.workspaceResourceId,
        keyVaultResourceId: foundation.vault?.vaultResourceId,
        identityResourceIds:
            identities.length > 0 ? Object.fromEntries(identities.map(([name, { id }]) => [name, id])) : undefined,
        lake:
            lake &&
            pulumi.output({
                storageAccountResourceId: lake.storageAccountResourceId,
                storageAccountName: lake.storageAccountName,
                dfsEndpoint: lake.dfsEndpoint,
                zones: lake.zoneNames,
            }),
        streaming:
            streaming &&
            pulumi.output({
                namespaceResourceId: streaming.namespaceResourceId,
                namespaceName: streaming.namespaceName,
                hubResourceIds: streaming.hubResourceIds,
            }),
        sql: sql && sqlOutputs(sql),
        modelRegistry,
        databricksAccount,
        databricks: databricks?.outputs,
        machineLearning,
        ingest,
    });
}

// The SDK warns of every output that is undefined.
function withoutAbsent(outputs: StackOutputs): StackOutputs {
    return Object.fromEntries(Object.entries(outputs).filter(([, value]) => value !== undefined));
}
