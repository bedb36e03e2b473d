import { isIP } from "node:net";
import { StepInputError } from "../core/stepError";

/** Where a service is reached, and whether that is a stand-in on this host. */
export interface Endpoints {
    /** Azure Resource Manager, without a slash at the end. */
    resourceManager: string;
    /** Fabric, without a slash at the end. */
    fabric: string;
    /** Set where the services are a stand-in on this host: host and port of its SQL server, if it has one. */
    standIn?: { sql?: { host: string; port: number } };
    /** What a second of a wait is multiplied by; 1 against Azure. */
    waitScale: number;
}

// Entries of the environment that put a stand-in in the place of Azure; for tests.
const endpointEntries = {
    resourceManager: "STEP_ARM_ENDPOINT",
    sql: "STEP_SQL_ENDPOINT",
    waitScale: "STEP_WAIT_SCALE",
} as const;

const azure = { resourceManager: "https://management.azure.com", fabric: "https://api.fabric.microsoft.com" } as const;

/** Reads where services are reached; an address that is not of this host is refused, since tokens are sent there. */
export function endpointsOf(env: NodeJS.ProcessEnv): Endpoints {
    const [resourceManager, sql] = [env[endpointEntries.resourceManager], env[endpointEntries.sql]];
    const scale = Number(env[endpointEntries.waitScale] ?? 1);
    if (!resourceManager) {
        if (sql ?? env[endpointEntries.waitScale]) {
            throw new StepInputError(
                `${endpointEntries.sql} and ${endpointEntries.waitScale} are for tests and need ${endpointEntries.resourceManager}`,
            );
        }
        return { ...azure, waitScale: 1 };
    }
    if (!(scale > 0 && scale <= 1)) {
        throw new StepInputError(`${endpointEntries.waitScale} must be more than 0 and at most 1`);
    }
    const url = loopback(endpointEntries.resourceManager, resourceManager);
    const server = sql ? loopback(endpointEntries.sql, `tcp://${sql}`) : undefined;
    return {
        resourceManager: url.origin,
        fabric: url.origin,
        standIn: { sql: server && { host: bare(server.hostname), port: Number(server.port) } },
        waitScale: scale,
    };
}

const bare = (host: string) => host.replace(/^\[(.*)\]$/, "$1");

function loopback(entry: string, text: string): URL {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    const host = bare(url?.hostname ?? "");
    // A name is whatever the host's resolver says, so that only addresses are taken.
    const isOwn = (isIP(host) === 4 && host.startsWith("127.")) || host === "::1";
    if (!url || !isOwn || !/^(http|tcp):$/.test(url.protocol)) {
        throw new StepInputError(
            `${entry} is "${text.replace(/^tcp:\/\//, "")}": only a loopback address, such as 127.0.0.1, may take the place of Azure`,
        );
    }
    return url;
}
