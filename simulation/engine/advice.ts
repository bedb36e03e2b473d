// What the engine says where it cannot go on, and what to do then: seen in Pulumi 3.258.
const table: readonly { asProviderError: RegExp; advice: string }[] = [
    {
        asProviderError: /incorrect passphrase/i,
        advice: "The passphrase is not the one that the stack was made with: set PULUMI_CONFIG_PASSPHRASE to that one.",
    },
    {
        asProviderError:
            /unexpected end of JSON|invalid character .* looking for|could not unmarshal|failed to load checkpoint/i,
        advice: "The stack's state is damaged. Put back the copy that Pulumi keeps next to it (.pulumi/stacks/<project>/<stack>.json.bak) or the last one in .pulumi/history, then run pulumi refresh.",
    },
    {
        asProviderError: /currently locked|another update is (currently )?in progress/i,
        advice: "Another run holds the stack. Wait for it; if it has ended without letting go, run npm run recover -- <stack> --unlock.",
    },
    {
        asProviderError:
            /rpc error: code = Unavailable|error reading from server|connection refused|transport is closing|the connection is draining/i,
        advice: "A provider plug-in ended in the middle. Run up again; where it says that a resource exists already, that one was made before the end: take it over with pulumi import.",
    },
    {
        asProviderError: /cannot create already existing (sub)?resource/i,
        advice: "A resource is there that the state does not hold. If a run was interrupted, run npm run recover -- <stack>; else take it over with pulumi import, or delete it.",
    },
];

/** What to do about what the engine said; nothing where it says so itself. */
export function adviceFor(messages: readonly string[]): string[] {
    return table
        .filter(({ asProviderError }) => messages.some((message) => asProviderError.test(message)))
        .map(({ advice }) => advice);
}
