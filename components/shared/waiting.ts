import * as time from "@pulumiverse/time";
import type * as pulumi from "@pulumi/pulumi";

/**
 * A wait that is over some seconds after what it waits for is made, and begins again when one of the triggers changes:
 * the only waiting mechanism of the platform (docs/decisions/0002-role-delay.md).
 */
export function waitAfter(
    name: string,
    made: pulumi.Resource[],
    { seconds, triggers }: { seconds: number; triggers: Record<string, pulumi.Input<string>> },
    opts: pulumi.CustomResourceOptions,
): time.Sleep {
    return new time.Sleep(name, { createDuration: `${seconds}s`, triggers }, { ...opts, dependsOn: made });
}
