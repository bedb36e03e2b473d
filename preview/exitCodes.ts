/** Exit codes: contract of the commands. */
export const ExitCode = { Clean: 0, Violation: 1, Faults: 2, DataLoss: 3, OwnFault: 70 } as const;
