import { readFileSync } from "node:fs";
import type { Wire } from "../core/wire";

/** What a program asked the engine to register. */
export interface Registration {
    /** URN that the engine gave. */
    urn: string;
    /** Inputs, values as they stand on the wire. */
    inputs: Wire;
    /** URN of the parent; empty for the stack. */
    parent: string;
    /** Whether the engine refuses to delete it. */
    protect: boolean;
    /** URNs that must be there first. */
    dependsOn: string[];
}

interface TraceLine {
    method: string;
    progress?: string;
    request?: { object?: Wire; parent?: string; protect?: boolean; dependencies?: string[] };
    response?: { urn?: string };
}

/** Every registration that the engine wrote into its trace (PULUMI_DEBUG_GRPC): what the program sent, before any provider saw it. */
export function registrationsIn(traceFile: string): Registration[] {
    const lines = readFileSync(traceFile, "utf8")
        .split("\n")
        .filter((line) => line.includes('/RegisterResource"'));
    return lines.flatMap((line) => {
        const { progress, request = {}, response } = JSON.parse(line) as TraceLine;
        if (progress !== "response_completed" || response?.urn === undefined) {
            return [];
        }
        const { object = {}, parent = "", protect = false, dependencies = [] } = request;
        return [{ urn: response.urn, inputs: object, parent, protect, dependsOn: [...dependencies].sort() }];
    });
}
