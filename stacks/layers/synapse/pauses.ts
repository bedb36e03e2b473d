import { PauseSchedule } from "../../../components";
import { pausedName } from "../../settings/checks/synapse";
import type { StackContext } from "../context";
import type { StackIngest } from "../data-factory/ingest";
import type { StackWarehouse } from "./warehouse";

/** Pauses and resumes the pool at its times, by the stack's Data Factory; undefined where the settings have none. */
export function makeWarehousePauses(
    { settings, naming, opts }: StackContext,
    made: StackWarehouse | undefined,
    ingest: StackIngest | undefined,
): PauseSchedule | undefined {
    const pauses = settings.warehouse?.pauses;
    if (!pauses || !made) {
        return undefined;
    }
    if (!ingest) {
        throw new Error("warehouse.pauses is in a stack without ingest");
    } // refused by the settings
    const { contents, factoryResourceId, principalId } = ingest.factory;
    return new PauseSchedule(
        "warehouse-pauses",
        {
            naming,
            factory: contents,
            factoryResourceId,
            factoryPrincipalId: principalId,
            targetKind: "sqlPool",
            targetName: pausedName,
            targetResourceId: made.warehouse.sqlPoolResourceId,
            targetResourceGroupName: made.resourceGroupName,
            ...pauses,
        },
        opts,
    );
}
