import { Observability } from "../../components";
import { resourceGroup, type StackContext } from "./context";

/** Logs with their readers; undefined where the stack has none. */
export function makeObservability(context: StackContext): Observability | undefined {
    const { settings, lock, dataOpts } = context;
    if (!settings.observability) {
        return undefined;
    }
    const readers = Object.entries(settings.personas ?? {}).filter(([, persona]) => persona.readsLogs);
    return new Observability(
        "logs",
        {
            ...resourceGroup(context, "observability"),
            ...settings.observability,
            readers: readers.map(([name, { groupObjectId }]) => ({ name, groupObjectId })),
            lock,
        },
        dataOpts,
    );
}
