/** Answers of the invokes that the program may make, by token. The program makes none: ids and locations are settings. */
const invokes: Readonly<Record<string, (args: Readonly<Record<string, unknown>>) => Record<string, unknown>>> = {};

/** Answers an invoke; throws for one that is not listed. */
export function answerInvoke(token: string, args: Record<string, unknown>): Record<string, unknown> {
    const answer = invokes[token];
    if (!answer) {
        throw new Error(
            `is an invoke with no answer; take the value from the settings, or list the invoke with its simulated answer in simulation/invokes.ts`,
        );
    }
    return answer(args);
}
