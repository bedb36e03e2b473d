import * as identity from "@azure/identity";
import { describe, expect, it } from "vitest";
import { loginOf } from "../../steps/azure/login";

const principal = { ARM_TENANT_ID: "00000000-0000-4000-8000-000000000001", ARM_CLIENT_ID: "client" };

describe("A step signs in as the Azure Native provider does", () => {
    it.each([
        [{ ARM_USE_DEFAULT_AZURE_CREDENTIAL: "true", ARM_CLIENT_SECRET: "s" }, identity.DefaultAzureCredential],
        [{ ARM_CLIENT_CERTIFICATE_PATH: "a.pem", ARM_CLIENT_SECRET: "s" }, identity.ClientCertificateCredential],
        [{ ARM_CLIENT_SECRET: "s", ARM_USE_OIDC: "true" }, identity.ClientSecretCredential],
        [{ ARM_USE_OIDC: "true", ARM_USE_MSI: "true" }, identity.ClientAssertionCredential],
        [{ ARM_USE_MSI: "true" }, identity.ManagedIdentityCredential],
        [{ ARM_USE_OIDC: "false" }, identity.AzureCliCredential],
    ])("with %o", (env, credential) => {
        expect(loginOf(identity, { ...principal, ...env }).credential).toBeInstanceOf(credential);
    });

    it.each([
        ["a subscription alone where there is one", "own", {}, { subscription: "own" }],
        ["the subscription of the environment", undefined, { ARM_SUBSCRIPTION_ID: "sub" }, { subscription: "sub" }],
        ["the tenant where there is no subscription", undefined, {}, { tenantId: principal.ARM_TENANT_ID }],
    ])("and asks az, which refuses both together, for a token of %s", (_what, subscription, env, asked) => {
        const { tenantId, subscription: account } = loginOf(identity, { ...principal, ...env }, subscription)
            .credential as unknown as { tenantId?: string; subscription?: string };
        expect({ tenantId, subscription: account }).toEqual(asked);
    });

    it("and not without tenant and client", () => {
        expect(() => loginOf(identity, { ARM_USE_OIDC: "true" })).toThrow(
            "a login with OpenID Connect needs a tenant and a client id; set ARM_TENANT_ID and ARM_CLIENT_ID",
        );
    });
});
