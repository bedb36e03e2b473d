import { createRequire } from "node:module";
import * as pulumi from "@pulumi/pulumi";
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
export const setMockOptions = (pulumi.runtime as unknown as { setMockOptions: SetMockOptions }).setMockOptions;

/** Promises of the SDK that have not settled; forgets them, so that the SDK does not complain of them at exit (debuggable.ts). */
export const leakedPromises = (debuggable as unknown as { leakedPromises: () => [Set<unknown>, string] })
    .leakedPromises;

/**
 * Whether an alias is azure-native's own: one for every API version and module that a type ever had. They say nothing of
 * a program, and a plan leaves them out.
 */
export function isVersionAlias(alias: object): boolean {
    const { type, ...rest } = alias as { type?: unknown };
    return typeof type === "string" && /^azure-native[:_]/.test(type) && Object.values(rest).every((value) => !value);
}

type MergeOptions = (options: object | undefined, more: { aliases?: unknown } | undefined) => object;

// The object that azure-native's modules call through; an import would only be a view of it.
const sdk = createRequire(__filename)("@pulumi/pulumi") as { mergeOptions: MergeOptions };

/**
 * Runs work in which azure-native's own aliases are not made. The SDK makes half a dozen promises of each of them, up to
 * sixty times a resource: three quarters of the time and memory of a preview.
 */
export async function withoutVersionAliases<T>(work: () => Promise<T>): Promise<T> {
    const merge = sdk.mergeOptions;
    sdk.mergeOptions = (options, more) => {
        const own = Array.isArray(more?.aliases) && more.aliases.every((alias: object) => isVersionAlias(alias));
        return merge(options, own ? { ...more, aliases: undefined } : more);
    };
    try {
        return await work();
    } finally {
        sdk.mergeOptions = merge;
    }
}

/** An output as the SDK's own code sees it (output.ts). */
export interface SdkOutput {
    /** Resources that it depends on, known at once. */
    resources(): unknown;
    /** All resources that it depends on. */
    allResources(): Promise<unknown>;
    /** The value; with what is not known within it, where that is asked for. */
    promise(withUnknowns?: boolean): Promise<unknown>;
    /** Whether it is known. */
    readonly isKnown: Promise<boolean>;
    /** Whether it is secret. */
    readonly isSecret: Promise<boolean>;
    /** Computes another output from the value. */
    apply: (this: SdkOutput, func: (value: unknown) => unknown, runWithUnknowns?: boolean) => SdkOutput;
}

/** The class of outputs. */
export interface SdkOutputClass {
    new (
        resources: unknown,
        value: Promise<unknown>,
        isKnown: Promise<boolean>,
        isSecret: Promise<boolean>,
        allResources: Promise<unknown>,
    ): SdkOutput;
    /** What its outputs share. */
    prototype: SdkOutput;
}

/** The object through which the SDK's modules make every output but those of `apply`. */
export const outputModule = createRequire(__filename)("@pulumi/pulumi/output") as { Output: SdkOutputClass };
