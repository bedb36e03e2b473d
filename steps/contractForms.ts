import { z } from "zod";

/** Whether a path from the root of the project may be a step's: below `workloads/`, without `..`. */
export const isStepFile = (path: string): boolean => path.startsWith("workloads/") && !path.split("/").includes("..");

/** A name of an entry of the environment, whose value is known only at deployment. */
export const entry = z
    .string()
    .regex(/^[A-Z][A-Z0-9_]*$/, { error: "must be a name in capitals, such as RESOURCE_ID" });
/** A file or folder of the workloads, by its path from the root of the project. */
export const file = z.string().refine(isStepFile, { error: "must be a file below workloads/, without .." });
const digest = z.string().regex(/^[0-9a-f]{64}$/, { error: "must be a SHA-256 in hex" });
/** A word of Azure: a token that nothing else is put into. */
export const word = z.string().regex(/^[A-Za-z][A-Za-z0-9_]*$/, { error: "must be one word" });

/** What every step has. */
export const common = {
    /** What the step works on, by its plain name, as messages show it: `sql/control`. */
    target: z.string().min(1),
    /** SHA-256 of each file that the step reads, by its path from the root of the project. */
    files: z.record(file, digest),
};
