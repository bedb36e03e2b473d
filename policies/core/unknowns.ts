import * as sdk from "@pulumi/policy/proxy";

/** The error thrown on reading a value that is decided only during deployment. */
export interface UnknownValue extends Error {
    /** The keys that lead to the value. */
    readonly props: readonly string[];
}

// The package exports both from its root too, but that loads the engine's server. Their declarations are stripped.
const { unknownCheckingProxy, UnknownValueError } = sdk as unknown as {
    unknownCheckingProxy: <T extends object>(value: T) => T;
    UnknownValueError: abstract new (sentinel: string, props: readonly string[]) => UnknownValue;
};

/** Wraps inputs so that reading an unknown throws, exactly as it does inside the engine. */
export function guardUnknowns(props: Record<string, unknown>): Record<string, unknown> {
    return props.__isSpecialProxy === true ? props : unknownCheckingProxy(props);
}

/** Whether an error says that the value read is not known yet. */
export function isUnknownValue(error: unknown): error is UnknownValue {
    return error instanceof UnknownValueError;
}

/** What reading gives; undefined where that is not known yet. */
export function known<T>(read: () => T): { readonly value: T } | undefined {
    try {
        return { value: read() };
    } catch (error) {
        if (isUnknownValue(error)) {
            return undefined;
        }
        throw error;
    }
}

/** Pulumi's stand-in for a string that is not known yet. */
export const unknownSentinel = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
