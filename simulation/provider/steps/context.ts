import type { Cloud } from "../../cloud/cloud";

/** What a step works with. */
export interface StepContext {
    /** The cloud that it acts on. */
    cloud: Cloud;
    /** Folder of the project, which the paths of files begin in. */
    project: string;
    /** Environment of its program. */
    entries: Readonly<Record<string, string>>;
}
