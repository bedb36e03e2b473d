import type { CommandError, Stack } from "@pulumi/pulumi/automation";

/** A stack whose operations end with the engine's: the Automation API asks for outputs and history in three commands more. */
export function withoutSummary(stack: Stack): Stack {
    const summary: Pick<Stack, "outputs" | "info"> = {
        outputs: () => Promise.resolve({}),
        info: () => Promise.resolve(undefined),
    };
    return Object.assign(Object.create(stack) as Stack, summary);
}

/** What a failed command wrote, out of the message that holds it. */
export function stderrOf(error: CommandError): string {
    return /\n stderr: (.*?)\n err\?: /s.exec(error.message)?.[1]?.trim() ?? error.message;
}
