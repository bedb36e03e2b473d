import { namesCredential } from "../../../azure/credentials";
import { secretsIn } from "../../../azure/data-factory/linkedServices";
import { type Condition, shape } from "../../core/conditions";
import type { PropertyRef } from "../../core/propertyRef";
import { defineRule } from "../../core/rule";
import { isolated, type Verdict } from "../../core/verdict";

const linkedServiceType = "azure-native:datafactory:LinkedService";

/** By type: the input whose parts may hold a secret. */
const inputs: Readonly<Record<string, string>> = {
    [linkedServiceType]: "properties",
    "azure-native:datafactory:Dataset": "properties",
    "azure-native:datafactory:Pipeline": "activities",
};

const withoutSecrets = (isSecretName: ((name: string) => boolean) | undefined): Condition => ({
    expectation: "references to secrets in a key vault",
    missing: "pass",
    judge: (ref: PropertyRef) =>
        isolated(ref.path, (): Verdict => {
            const [secret] = secretsIn({ [ref.path]: ref.read() }, isSecretName);
            return secret === undefined
                ? { answer: "pass", path: ref.path, found: "no secret" }
                : { answer: "fail", path: secret, found: "a secret (not shown)" };
        }),
});

export const dataFactorySecrets = defineRule({
    id: "data-factory-secrets",
    title: "Nothing in a data factory holds a secret",
    rationale: "A secret in a linked service, a dataset or an activity is in the state and in every run's log.",
    remedy: "Sign in with a credential of the factory, or refer to the secret as an AzureKeyVaultSecret.",
    severity: "critical",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: Object.keys(inputs),
    references: ["adf.ls-keyvault", "127ef6d7-242f-43b3-9eef-947faf1725d0"],
    unwaivable: true,
    checks: ({ type }) => ({
        "": shape({
            [inputs[type] ?? ""]: withoutSecrets(type === linkedServiceType ? undefined : namesCredential),
        }),
    }),
});
