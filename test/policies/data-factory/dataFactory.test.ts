import { describe, expect, it } from "vitest";
import { evaluate } from "../../../policies/core/evaluate";
import { toPolicyInput } from "../../../policies/core/resource";
import { unknownSentinel } from "../../../policies/core/unknowns";
import { dataFactoryRules } from "../../../policies/rules/data-factory";
import { compliant } from "../services";
import { registered } from "../support/fixture";
import { changed, judged, ruleSets, violated, without, withResource } from "../support/mutants";

const secrets = "data-factory-secrets";
const identity = "data-factory-linked-service-identity";

describe("a linked service", () => {
    const landing = (properties: Record<string, unknown>) =>
        changed(
            "factory-landing",
            Object.fromEntries(Object.entries(properties).map(([path, value]) => [`properties.${path}`, value])),
        );

    it.each<[string, Record<string, unknown>, string[]]>([
        ["without a credential", { credential: undefined }, [identity]],
        ["with an account key", { accountKey: "x" }, [secrets]],
        ["with a SAS in its address", { url: "https://st.dfs.core.windows.net/?sv=1&sig=x" }, [secrets]],
        ["with a key of a service principal", { servicePrincipalKey: { type: "SecureString", value: "x" } }, [secrets]],
        ["with a SecureString below", { authHeaders: [{ type: "SecureString", value: "x" }] }, [secrets]],
        [
            "with a key in a vault where an identity would do",
            { credential: undefined, accountKey: { type: "AzureKeyVaultSecret" } },
            [identity],
        ],
        ["of another type without any secret", { type: "HttpServer", credential: undefined }, [identity]],
        ["that signs in nowhere", { type: "HttpServer", authenticationType: "Anonymous", credential: undefined }, []],
        ["without a runtime", { connectVia: undefined }, ["data-factory-linked-service-runtime"]],
    ])("%s", (_, properties, rules) => {
        expect(violated(landing(properties))).toEqual(rules);
    });

    it("with its password in the program, where it was in a vault", () => {
        expect(violated(changed("factory-erp", { "properties.password": "x" }))).toEqual([identity, secrets]);
    });

    it("of an SFTP server or an API keeps its key in a vault", () => {
        expect(violated(changed("factory-partner", { "properties.privateKeyContent": "x" }))).toEqual([
            identity,
            secrets,
        ]);
        const headers = { "x-api-key": { type: "SecureString", value: "x" } };
        expect(violated(changed("factory-api", { "properties.authHeaders": headers }))).toEqual([secrets]);
    });

    it("is named in a finding by the place of the secret, without the secret", () => {
        const { violations } = judged(landing({ accountKey: "hidden-value" }));
        expect(violations.map(({ path }) => path)).toEqual(["properties.accountKey"]);
        expect(JSON.stringify(violations)).not.toContain("hidden-value");
    });

    it("that is not known yet may be right", () => {
        expect(ruleSets(changed("factory-landing", { properties: unknownSentinel }))).toEqual({
            violated: [],
            unknown: [identity, "data-factory-linked-service-runtime", secrets],
        });
    });
});

describe("a dataset and an activity", () => {
    it("may call a column or a parameter a key, and hold no secret", () => {
        const activities = (activity: object) => changed("factory-daily", { activities: [activity] });
        expect(violated(activities({ type: "Copy", source: { partitionKey: "id" } }))).toEqual([]);
        expect(violated(activities({ type: "Web", authentication: { type: "Basic", password: "x" } }))).toEqual([
            secrets,
        ]);
        expect(
            violated(activities({ type: "Web", headers: { Authorization: "Bearer eyJhbGciOiJIUzI1NiJ9.e30" } })),
        ).toEqual([secrets]);
        expect(violated(changed("factory-files", { "properties.parameters.p.defaultValue": "AccountKey=x" }))).toEqual([
            secrets,
        ]);
    });
});

describe("an integration runtime", () => {
    it("on a machine of the organisation's own needs no managed network", () => {
        expect(violated(changed("factory-runtime-office", { "properties.managedVirtualNetwork": undefined }))).toEqual(
            [],
        );
    });

    it("of Azure outside the managed network is reported", () => {
        expect(violated(changed("factory-runtime", { "properties.managedVirtualNetwork": undefined }))).toEqual([
            "data-factory-managed-network",
        ]);
    });
});

describe("a factory", () => {
    const git = { type: "FactoryVSTSConfiguration", repositoryName: "factory" };

    it("that a repository writes has nothing of the program", () => {
        expect(violated(changed("factory", { repoConfiguration: git }))).toEqual(["data-factory-git-contents"]);
        expect(ruleSets(changed("factory", { repoConfiguration: unknownSentinel })).unknown).toEqual([
            "data-factory-git-contents",
        ]);
    });

    it("that a repository writes, and nothing else, is right", () => {
        const contents = [
            "factory-landing",
            "factory-erp",
            "factory-partner",
            "factory-api",
            "factory-files",
            "factory-daily",
        ];
        const stack = changed("factory", { repoConfiguration: git }).filter(({ name }) => !contents.includes(name));
        expect(violated(stack)).toEqual([]);
    });

    it("is not judged by what lies in another", () => {
        const trigger = withResource("azure-native:datafactory:Trigger", { factoryName: "adf-other" });
        expect(violated(trigger)).toEqual([]);
    });

    it("without a key is reported in production alone", () => {
        const stack = changed("factory", { encryption: undefined });
        expect({ prod: violated(stack), dev: violated(stack, "dev") }).toEqual({
            prod: ["data-factory-customer-key"],
            dev: [],
        });
    });
});

describe("an endpoint of the managed network", () => {
    it("is reported where no deployment approves it, or one of another name", () => {
        expect(violated(without("factory-lake-approval"))).toEqual(["data-factory-endpoint-approval"]);
        const stack = changed("factory-lake-approval", { "properties.parameters.endpointName.value": "lake-other" });
        expect(violated(stack)).toEqual(["data-factory-endpoint-approval"]);
    });

    it("is approved in a preview by what the approval is computed from", () => {
        const inputs = registered(compliant, "preview").map(toPolicyInput);
        const options = { rules: dataFactoryRules, profile: "prod", stack: "prod", today: "2026-06-01" } as const;
        expect(evaluate(inputs, options).violations).toEqual([]);
        const unapproved = inputs.filter(({ name }) => name !== "factory-lake-approval");
        expect(evaluate(unapproved, options).violations.map(({ rule }) => rule)).toEqual([
            "data-factory-endpoint-approval",
        ]);
    });
});
