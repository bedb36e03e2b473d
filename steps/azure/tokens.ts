import { StepError } from "../core/stepError";
import type { Endpoints } from "./endpoints";

/** Tokens for one service of Azure. */
export interface Tokens {
    /** A token; the one of before as long as it is valid. */
    token(): Promise<string>;
    /** Forgets the token, so that the next one is another. */
    renew(): void;
}

/** Services that a step signs in to; source: learn.microsoft.com/azure/azure-resource-manager, of Azure SQL, and of rest/api/fabric/articles/get-started/fabric-api-quickstart. */
export const scopes = {
    resourceManager: "https://management.azure.com/.default",
    fabric: "https://api.fabric.microsoft.com/.default",
    sql: "https://database.windows.net/.default",
} as const;

/** A token with its end. */
export interface AccessToken {
    /** The token. */
    token: string;
    /** End, in milliseconds since 1970. */
    expiresOnTimestamp: number;
}

const margin = 5 * 60 * 1000;

/** Keeps a token until five minutes before its end. */
export function tokensFrom(get: () => Promise<AccessToken>): Tokens {
    let known: AccessToken | undefined;
    return {
        token: async () => {
            if (!known || known.expiresOnTimestamp - margin < Date.now()) {
                known = await get();
            }
            return known.token;
        },
        renew: () => {
            known = undefined;
        },
    };
}

/** Tokens of a stand-in on this host, from its own address: no login of Azure is read. */
export function standInTokens({ resourceManager }: Endpoints, scope: string): Tokens {
    return tokensFrom(async () => {
        const response = await fetch(`${resourceManager}/token`, {
            method: "POST",
            body: new URLSearchParams({ scope }),
        });
        if (!response.ok) {
            throw new StepError(`the token endpoint of ${resourceManager} answers ${response.status}`, "mend the test");
        }
        const { access_token: token, expires_in: seconds } = (await response.json()) as {
            access_token: string;
            expires_in: number;
        };
        return { token, expiresOnTimestamp: Date.now() + seconds * 1000 };
    });
}
