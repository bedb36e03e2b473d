import { runtime } from "@pulumi/pulumi";
import * as debuggable from "@pulumi/pulumi/runtime/debuggable";

// What the SDK has and does not type: each line of it was seen in @pulumi/pulumi 3.248.0, and a new version is tried
// against the tests of the recording first.

type SetMockOptions = (
    monitor: unknown,
    project: string,
    stack: string,
    preview: boolean,
    organization: string,
) => void;

/** Puts a monitor in the place of the engine (sdk/nodejs/runtime/settings.ts). */
export const setMockOptions = (runtime as unknown as { setMockOptions: SetMockOptions }).setMockOptions;

/** Promises of the SDK that have not settled; forgets them, so that the SDK does not complain of them at exit (debuggable.ts). */
export const leakedPromises = (debuggable as unknown as { leakedPromises: () => [Set<unknown>, string] })
    .leakedPromises;
