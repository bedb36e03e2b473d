import type { DataLake } from "../../components";
import type { StackContext } from "./context";
import type { Foundation } from "./foundation";
import { makeLake } from "./storage";

/** What holds the platform's data. */
export interface Data {
    /** The data lake; undefined where the stack has none. */
    lake: DataLake | undefined;
}

/** Everything that holds the platform's data. */
export function makeData(context: StackContext, foundation: Foundation): Data {
    return { lake: makeLake(context, foundation) };
}
