import * as pulumi from "@pulumi/pulumi";
import type { Mask } from "../../policies/core/mask";
import { outputModule, type SdkOutput, type SdkOutputClass } from "./sdkInternals";

/**
 * Runs work in which the mask knows a secret from the moment when the program makes it, and in which no step that works
 * on a secret fails with a message of its own: `JSON.parse` quotes what it cannot read.
 */
export async function withSecretsSeen<T>(mask: Mask, work: () => Promise<T>): Promise<T> {
    const { Output } = outputModule;
    const { apply } = Output.prototype;
    outputModule.Output = seeing(Output, mask);
    Output.prototype.apply = function (func, runWithUnknowns) {
        let secret = false;
        void this.isSecret.then((is) => (secret = is), ignored);
        return apply.call(this, (value) => (secret ? onSecret(func, value, mask) : func(value)), runWithUnknowns);
    };
    const restoreConfig = seeConfig(mask);
    try {
        return await work();
    } finally {
        restoreConfig();
        outputModule.Output = Output;
        Output.prototype.apply = apply;
    }
}

function seeing(Output: SdkOutputClass, mask: Mask): SdkOutputClass {
    return new Proxy(Output, {
        construct(target, args: ConstructorParameters<SdkOutputClass>) {
            const [, value, , isSecret] = args;
            void Promise.all([value, isSecret]).then(([known, secret]) => {
                if (secret) {
                    mask.remember(known);
                }
            }, ignored);
            return new target(...args);
        },
    });
}

type Read = (this: pulumi.Config, key: string, ...options: unknown[]) => unknown;

/** Has the mask know a secret of the configuration before its form is checked: the SDK's errors quote it. */
function seeConfig(mask: Mask): () => void {
    const reads = pulumi.Config.prototype as unknown as Record<string, Read>;
    const own = Object.getOwnPropertyNames(reads).filter((name) => name.includes("Secret"));
    const before = own.map((name) => [name, reads[name]] as const);
    for (const [name, read] of before) {
        reads[name] = function (key, ...options) {
            mask.remember(this.get(key));
            return read?.call(this, key, ...options);
        };
    }
    return () => void Object.assign(reads, Object.fromEntries(before));
}

// What waits for the value receives the error.
const ignored = () => undefined;

function onSecret(func: (value: unknown) => unknown, value: unknown, mask: Mask): unknown {
    const kept = <V>(result: V): V => {
        mask.remember(result);
        return result;
    };
    let result: unknown;
    try {
        result = func(value);
    } catch (error) {
        throw unspoken(error);
    }
    if (result instanceof Promise) {
        return quiet(result).then(kept);
    }
    return pulumi.Output.isInstance(result) ? quietOutput(result as unknown as SdkOutput, kept) : kept(result);
}

function quietOutput(output: SdkOutput, kept: <V>(value: V) => V): SdkOutput {
    return new outputModule.Output(
        output.resources(),
        quiet(output.promise(true)).then(kept),
        quiet(output.isKnown),
        quiet(output.isSecret),
        quiet(output.allResources()),
    );
}

const quiet = <V>(promise: Promise<V>): Promise<V> =>
    promise.catch((error: unknown) => {
        throw unspoken(error);
    });

class UnspokenError extends Error {}

function unspoken(error: unknown): UnspokenError {
    if (error instanceof UnspokenError) {
        return error;
    }
    const kind = error instanceof Error ? ` (${error.constructor.name})` : "";
    return new UnspokenError(
        `a step that works on a secret fails; its message${kind} is not shown, because it may repeat the secret`,
    );
}
