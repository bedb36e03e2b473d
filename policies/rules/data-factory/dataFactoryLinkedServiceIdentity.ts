import { credentialReference, identityTypes, refersToSecret } from "../../../azure/data-factory/linkedServices";
import { satisfies, shape } from "../../core/conditions";
import { defineRule } from "../../core/rule";

interface Properties {
    readonly type?: unknown;
    readonly authenticationType?: unknown;
    readonly credential?: { readonly type?: unknown };
}

// What knows no identity of Azure has its secret in a key vault, or asks for none.
function signsInWithoutSecret(value: unknown): boolean {
    const properties = value as Properties;
    return (
        properties.credential?.type === credentialReference ||
        (!identityTypes.includes(String(properties.type)) &&
            (properties.authenticationType === "Anonymous" || refersToSecret(value)))
    );
}

export const dataFactoryLinkedServiceIdentity = defineRule({
    id: "data-factory-linked-service-identity",
    title: "Linked services sign in as an identity of the factory",
    rationale: "A key or a password opens a source to anyone who has it, does not expire, and records no identity.",
    remedy: "Set properties.credential to a CredentialReference; where the source knows no identity of Azure, refer to its secret in a key vault.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:datafactory:LinkedService"],
    references: ["adf.ls-msi", "f78ccdb4-7bf4-4106-8647-270491d2978a"],
    checks: {
        "": shape({
            properties: satisfies("a credential of the factory, or a secret in a key vault", signsInWithoutSecret),
        }),
    },
});
