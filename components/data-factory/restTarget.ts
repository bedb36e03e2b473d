import type * as pulumi from "@pulumi/pulumi";
import type { InputIssue } from "../shared/validation";
import { secretReference, type VaultSecret } from "./vaultSecret";

/** A key that an API takes in a header of each request. */
export interface ApiKey {
    /** Name of the header, for example `x-api-key`. */
    header: string;
    /** The whole value of the header. */
    secret: VaultSecret;
}

/** A REST API. Refused: other than one of `audience`, `apiKey` and `anonymous`. */
export interface RestTarget {
    /** REST. */
    type: "RestService";
    /** Address that requests begin with; HTTPS. */
    url: pulumi.Input<string>;
    /** Resource that a token of Entra is asked for, for example `https://management.azure.com`; none by default. */
    audience?: pulumi.Input<string>;
    /** Key of an API that knows no identity of Azure; none by default. */
    apiKey?: ApiKey;
    /** Whether the API is open to everyone; false by default. */
    anonymous?: boolean;
}

/** How a REST API is signed in to where its inputs say nothing. */
export const restTargetDefaults = { anonymous: false } as const;

/** Properties of a linked service to a REST API: learn.microsoft.com/azure/data-factory/connector-rest. */
export function restProperties(
    { type, url, audience, apiKey }: RestTarget,
    credential: Record<string, unknown>,
): Record<string, unknown> & { type: string } {
    const common = { type, url, enableServerCertificateValidation: true };
    return audience === undefined
        ? {
              ...common,
              authenticationType: "Anonymous",
              // unverified: Microsoft's reference shows values as SecureString alone; its portal offers a vault for them.
              ...(apiKey && { authHeaders: { [apiKey.header]: secretReference(apiKey.secret) } }),
          }
        : { ...common, authenticationType: "ManagedServiceIdentity", aadResourceId: audience, credential };
}

/** What is wrong with how a REST API is signed in to. */
export function restIssues({ audience, apiKey, anonymous = restTargetDefaults.anonymous }: RestTarget): InputIssue[] {
    const ways = [audience !== undefined, apiKey !== undefined, anonymous].filter(Boolean).length;
    return [
        ...(ways === 1
            ? []
            : [{ propertyPath: "target.audience", reason: "state one of audience, apiKey and anonymous: true" }]),
        // RFC 9110, 5.1: the name of a field is a token.
        ...(apiKey === undefined || /^[\w!#$%&'*+.^`|~-]+$/.test(apiKey.header)
            ? []
            : [{ propertyPath: "target.apiKey.header", reason: "must be the name of a header alone" }]),
    ];
}
