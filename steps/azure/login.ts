import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type * as identityModule from "@azure/identity";
import { StepError } from "../core/stepError";
import type { Endpoints } from "./endpoints";
import { standInTokens, tokensFrom, type Tokens } from "./tokens";

type Identity = typeof identityModule;
type Environment = NodeJS.ProcessEnv;

// Loaded when asked for: it takes a tenth of a second and more.
const load = createRequire(__filename);

/** Tokens of the principal that deploys; of the stand-in where there is one. */
export function signIn(scope: string, endpoints: Endpoints, env: Environment, subscription?: string): Tokens {
    if (endpoints.standIn) {
        return standInTokens(endpoints, scope);
    }
    const identity = load("@azure/identity") as Identity;
    const { by, credential } = loginOf(identity, env, subscription);
    return tokensFrom(async () => {
        try {
            return await credential.getToken(scope);
        } catch (error) {
            throw new StepError(
                `no token for ${scope} by ${by}: ${(error as Error).message}`,
                "sign in as for pulumi up: az login, or the ARM_ entries of the environment that the Azure Native provider reads",
            );
        }
    });
}

interface Login {
    /** Which login it is, in words of messages. */
    by: string;
    credential: { getToken(scope: string): Promise<identityModule.AccessToken> };
}

/**
 * The login that the Azure Native provider uses as well, by the same entries in the same order, so that a step has the
 * rights of the principal that deploys and of no other. Source: pulumi/pulumi-azure-native, newTokenCredential and
 * readAuthConfig in provider/pkg/provider/auth_azidentity.go. Settings of the provider in a stack's configuration are not
 * in the environment, and are not read.
 */
export function loginOf(identity: Identity, env: Environment, subscription?: string): Login {
    const { ARM_TENANT_ID: tenantId, ARM_CLIENT_ID: clientId } = env;
    if (env.ARM_USE_DEFAULT_AZURE_CREDENTIAL === "true") {
        return { by: "DefaultAzureCredential", credential: new identity.DefaultAzureCredential() };
    }
    const { ARM_CLIENT_CERTIFICATE_PATH: certificatePath, ARM_CLIENT_SECRET: secret } = env;
    if (certificatePath) {
        const [tenant, client] = required("a client certificate", tenantId, clientId);
        const credential = new identity.ClientCertificateCredential(tenant, client, {
            certificatePath,
            certificatePassword: env.ARM_CLIENT_CERTIFICATE_PASSWORD,
        });
        return { by: "the client certificate of ARM_CLIENT_CERTIFICATE_PATH, in PEM", credential };
    }
    if (secret) {
        const [tenant, client] = required("a client secret", tenantId, clientId);
        return {
            by: "the client secret of ARM_CLIENT_SECRET",
            credential: new identity.ClientSecretCredential(tenant, client, secret),
        };
    }
    if (env.ARM_USE_OIDC === "true") {
        const [tenant, client] = required("OpenID Connect", tenantId, clientId);
        const credential = new identity.ClientAssertionCredential(tenant, client, () => assertionOf(env));
        return { by: "OpenID Connect (ARM_USE_OIDC)", credential };
    }
    if (env.ARM_USE_MSI === "true") {
        const credential = new identity.ManagedIdentityCredential(clientId ? { clientId } : {});
        return { by: "the managed identity (ARM_USE_MSI)", credential };
    }
    // az refuses both: "Please specify only one of subscription and tenant" (get_raw_token of azure-cli's _profile.py).
    const account = subscription ?? env.ARM_SUBSCRIPTION_ID;
    return {
        by: "the Azure CLI",
        credential: new identity.AzureCliCredential(account ? { subscription: account } : { tenantId }),
    };
}

function required(login: string, tenantId: string | undefined, clientId: string | undefined): [string, string] {
    if (!tenantId || !clientId) {
        throw new StepError(
            `a login with ${login} needs a tenant and a client id`,
            "set ARM_TENANT_ID and ARM_CLIENT_ID in the environment",
        );
    }
    return [tenantId, clientId];
}

// Read again for each token: the one of a pipeline lives for minutes.
async function assertionOf(env: Environment): Promise<string> {
    if (env.ARM_OIDC_TOKEN) {
        return env.ARM_OIDC_TOKEN;
    }
    if (env.ARM_OIDC_TOKEN_FILE_PATH) {
        return (await readFile(env.ARM_OIDC_TOKEN_FILE_PATH, "utf8")).trim();
    }
    const { ACTIONS_ID_TOKEN_REQUEST_URL: address, ACTIONS_ID_TOKEN_REQUEST_TOKEN: bearer } = env;
    if (!address || !bearer) {
        throw new Error(
            "ARM_USE_OIDC needs ARM_OIDC_TOKEN, ARM_OIDC_TOKEN_FILE_PATH, or the two ACTIONS_ID_TOKEN_REQUEST entries",
        );
    }
    const url = new URL(address);
    url.searchParams.set("audience", env.ARM_OIDC_AUDIENCE ?? "api://AzureADTokenExchange");
    const response = await fetch(url, { headers: { accept: "application/json", authorization: `Bearer ${bearer}` } });
    if (!response.ok) {
        throw new Error(`the OpenID Connect provider answers ${response.status}`);
    }
    return ((await response.json()) as { value: string }).value;
}
