/** Exit codes: contract of the commands. */
export const ExitCode = { Clean: 0, Violation: 1, Invalid: 2, DataLoss: 3, InternalError: 70 } as const;
