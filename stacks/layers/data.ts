import type { DataLake, EventHubsNamespace } from "../../components";
import type { StackContext } from "./context";
import type { Foundation } from "./foundation";
import { makeLake } from "./storage";
import { makeStreaming } from "./streaming";

/** What holds the platform's data. */
export interface Data {
    /** The data lake; undefined where the stack has none. */
    lake: DataLake | undefined;
    /** Event Hubs; undefined where the stack has none. */
    streaming: EventHubsNamespace | undefined;
}

/** Everything that holds the platform's data. */
export function makeData(context: StackContext, foundation: Foundation): Data {
    return { lake: makeLake(context, foundation), streaming: makeStreaming(context, foundation) };
}
