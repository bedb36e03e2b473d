import { describe, expect, it } from "vitest";
import { at } from "../../../simulation/core/ids";
import { evaluate } from "../../../policies/core/evaluate";
import { toPolicyInput } from "../../../policies/core/resource";
import { unknownSentinel } from "../../../policies/core/unknowns";
import { dataFactoryRules } from "../../../policies/rules/data-factory";
import { compliant } from "../services";
import { registered } from "../support/fixture";
import { changed, judged, resolved, ruleSets, violated, without, withResource } from "../support/mutants";

const secrets = "data-factory-secrets";
const identity = "data-factory-linked-service-identity";
const hostKey = "data-factory-sftp-host-key";

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

    it.each<[string, unknown, string[]]>([
        ["that takes any server", true, [hostKey]],
        ["that may take any server in a run", { type: "Expression", value: "@variables('x')" }, [hostKey]],
        ["that checks the server's key", false, []],
        ["that says so as a text", "false", []],
    ])("of an SFTP server %s", (_, skips, rules) => {
        const stack = changed("factory-partner", { "properties.skipHostKeyValidation": skips });
        expect({ prod: violated(stack), dev: violated(stack, "dev") }).toEqual({ prod: rules, dev: rules });
    });

    it("of another type may call anything so", () => {
        expect(violated(landing({ skipHostKeyValidation: true }))).toEqual([]);
    });

    it("is named in a finding by the place of the secret, without the secret", () => {
        const { violations } = judged(landing({ accountKey: "hidden-value" }));
        expect(violations.map(({ path }) => path)).toEqual(["properties.accountKey"]);
        expect(JSON.stringify(violations)).not.toContain("hidden-value");
    });

    it("that is not known yet may be right", () => {
        expect(ruleSets(changed("factory-landing", { properties: unknownSentinel }))).toEqual({
            violated: [],
            unknown: [identity, "data-factory-linked-service-runtime", secrets, hostKey],
        });
    });
});

describe("a dataset and an activity", () => {
    it("may call a column or a parameter a key, and hold no secret", () => {
        const activities = (activity: object) => changed("factory-daily", { activities: [activity] });
        const policy = { timeout: "0.00:10:00", retry: 0 };
        expect(violated(activities({ type: "Copy", policy, source: { partitionKey: "id" } }))).toEqual([]);
        expect(violated(activities({ type: "Web", policy, authentication: { type: "Basic", password: "x" } }))).toEqual(
            [secrets],
        );
        expect(
            violated(
                activities({ type: "Web", policy, headers: { Authorization: "Bearer eyJhbGciOiJIUzI1NiJ9.e30" } }),
            ),
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
            "factory-daily-trigger",
            "reports",
            "reports-embedded",
            "reports-pause",
            "reports-pause-trigger",
        ];
        const stack = changed("factory", { repoConfiguration: git }).filter(({ name }) => !contents.includes(name));
        expect(violated(stack)).toEqual([]);
    });

    it("is not judged by what lies in another", () => {
        const trigger = withResource("azure-native:datafactory:Trigger", { factoryName: "adf-other" });
        expect(violated(trigger)).toEqual(["data-factory-trigger-step"]);
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

describe("an activity", () => {
    const rule = "data-factory-activity-policy";
    const policy = { timeout: "0.00:10:00", retry: 0 };
    const within = (activity: object) => [
        { name: "each", type: "ForEach", activities: [activity] },
        { name: "if", type: "IfCondition", ifFalseActivities: [activity] },
        { name: "by", type: "Switch", cases: [{ value: "x", activities: [activity] }], defaultActivities: [] },
        {
            name: "until",
            type: "Until",
            activities: [{ name: "if", type: "IfCondition", ifTrueActivities: [activity] }],
        },
    ];

    it.each<[string, object, string[]]>([
        ["with both", { type: "Copy", policy }, []],
        ["without a policy", { type: "Copy" }, [rule]],
        ["without a timeout", { type: "Lookup", policy: { retry: 0 } }, [rule]],
        ["without retries", { type: "WebActivity", policy: { timeout: "0.00:10:00" } }, [rule]],
        ["that only sets a variable", { type: "SetVariable" }, []],
        ["that runs another pipeline", { type: "executePipeline" }, []],
    ])("%s, at the top and within others", (_, activity, rules) => {
        const stacks = [[activity], ...within({ name: "a", ...activity }).map((outer) => [outer])];
        expect(stacks.map((activities) => violated(changed("factory-daily", { activities })))).toEqual(
            stacks.map(() => rules),
        );
    });

    it("is named in a finding by its place", () => {
        const { violations } = judged(changed("factory-daily", { activities: within({ type: "Copy" }).slice(2) }));
        expect(violations.map(({ path }) => path)).toEqual(["activities[0].cases[0].activities[0].policy.timeout"]);
    });

    it("whose policy is not known yet may be right", () => {
        const activities = [{ type: "Copy", policy: unknownSentinel }];
        expect(ruleSets(changed("factory-daily", { activities })).unknown).toContain(rule);
    });
});

describe("a trigger", () => {
    const rule = "data-factory-trigger-step";
    const step = (change: (text: string) => string) =>
        changed("daily-stop", {
            "environment.STEP": change(
                (compliant.find(({ name }) => name === "daily-stop")?.props.environment as { STEP: string }).STEP,
            ),
        });

    it("is stopped by a step that it depends on, not only undone by the one that starts it", () => {
        expect(violated(without("daily-stop"))).toEqual([rule]);
        expect(violated(step((text) => text.replaceAll('"stop"', '"start"')))).toEqual([rule]);
        const independent = resolved.map((each) =>
            each.name === "factory-daily-trigger"
                ? { ...each, dependencies: each.dependencies?.filter((urn) => !urn.endsWith("::daily-stop")) }
                : each,
        );
        expect(violated(independent)).toEqual([rule]);
    });

    it("is not stopped by a step of another trigger, or of another factory", () => {
        const of = (id: string) => changed("daily-stop", { "environment.RESOURCE_ID": id });
        const id =
            "/subscriptions/s/resourceGroups/rg-data/providers/Microsoft.DataFactory/factories/adf-data/triggers";
        expect(violated(of(`${id}/DAILY`))).toEqual([]);
        expect(violated(of(`${id}/weekly`))).toEqual([rule]);
        expect(violated(of(`${id.replace("adf-data", "adf-other")}/daily`))).toEqual([rule]);
    });

    it("is found by the target of the step where the id is not known yet", () => {
        const stack = changed("daily-stop", { "environment.RESOURCE_ID": unknownSentinel });
        expect(ruleSets(stack)).toEqual({ violated: [], unknown: [] });
    });

    it("needs no step that starts it", () => {
        expect(violated(without("daily-start"))).toEqual([]);
    });

    it("may have a step where the step is not known yet", () => {
        expect(ruleSets(changed("daily-stop", { "environment.STEP": unknownSentinel })).unknown).toContain(rule);
    });
});

describe("a private target", () => {
    const rule = "data-factory-private-target";
    const endpoint = (properties: Record<string, unknown>) =>
        changed("factory-lake", Object.fromEntries(Object.entries(properties).map(([k, v]) => [`properties.${k}`, v])));
    const linked = (properties: Record<string, unknown>) =>
        withResource("azure-native:datafactory:LinkedService", {
            resourceGroupName: "rg-data",
            factoryName: "adf-data",
            linkedServiceName: "other",
            properties: {
                credential: { type: "CredentialReference", referenceName: "identity" },
                connectVia: { type: "IntegrationRuntimeReference", referenceName: "managed" },
                ...properties,
            },
        });

    it("is reached by an endpoint of its own group", () => {
        expect(violated(endpoint({ groupId: "blob" }))).toEqual([rule]);
        expect(violated(endpoint({ privateLinkResourceId: "/subscriptions/s/other" }))).toEqual([rule]);
        expect(violated(changed("factory-lake", { factoryName: "adf-other" }))).toContain(rule);
    });

    it("needs none from a machine of the organisation's own, or where it is open", () => {
        expect(violated(linked({ type: "AzureKeyVault", baseUrl: "https://kv-data.vault.azure.net/" }))).toEqual([
            rule,
        ]);
        const connectVia = { type: "IntegrationRuntimeReference", referenceName: "office" };
        expect(
            violated(linked({ type: "AzureKeyVault", baseUrl: "https://kv-data.vault.azure.net/", connectVia })),
        ).toEqual([]);
        const stack = [...endpoint({ groupId: "blob" })].map((each) =>
            each.name === "lake" ? { ...each, props: { ...each.props, publicNetworkAccess: "Enabled" } } : each,
        );
        expect(violated(stack)).not.toContain(rule);
    });

    it.each([
        [{ type: "AzureSqlDatabase", server: "sql-data.database.windows.net" }, [rule]],
        [{ type: "AzureSqlDatabase", server: "tcp:SQL-data.database.windows.net,1433" }, [rule]],
        [{ type: "AzureSqlDatabase", server: "sql-elsewhere.database.windows.net" }, []],
        [{ type: "AzureBlobStorage", serviceEndpoint: "https://stlake.blob.core.windows.net" }, [rule]],
        [{ type: "RestService", url: "https://stlake.example.com" }, []],
    ])("is found by its address: %j", (properties, rules) => {
        expect(violated(linked(properties))).toEqual(rules);
    });

    it("is found in a preview by what the linked service is computed from", () => {
        const inputs = registered(compliant, "preview").map(toPolicyInput);
        const options = { rules: dataFactoryRules, profile: "prod", stack: "prod", today: "2026-06-01" } as const;
        const lost = inputs.filter(({ name }) => !["factory-lake", "factory-lake-approval"].includes(name));
        const { violations, unknown } = evaluate(lost, options);
        expect([...violations, ...unknown].map((finding) => finding.rule)).toContain(rule);
    });
});

describe("the key of a factory", () => {
    const rule = "data-factory-customer-key-access";

    it("may be used by its identity before the factory is made", () => {
        expect(violated(without("encryption-key-access"))).toContain(rule);
        const early = resolved.map((each) =>
            each.name === "factory"
                ? { ...each, dependencies: each.dependencies?.filter((urn) => !urn.endsWith("::role-takes-effect")) }
                : each,
        );
        expect(violated(early)).toEqual([rule]);
    });

    it("is of an identity that the factory carries, whose ids Data Factory takes as keys of a map", () => {
        const carried = (id: string) => changed("factory", { "identity.userAssignedIdentities": { [id]: {} } });
        const factory = resolved.find(({ name }) => name === "factory");
        const [own = ""] = at(factory?.props.identity, "userAssignedIdentities") as string[];
        expect(violated(carried(own))).toEqual([]);
        expect(violated(carried(`${own}-other`))).toEqual([rule]);
    });

    it("is not looked for in a vault of another stack", () => {
        const encryption = (more: object) =>
            Object.fromEntries(Object.entries(more).map(([path, value]) => [`encryption.${path}`, value]));
        expect(violated(changed("factory", encryption({ keyName: "other" })))).toEqual([rule]);
        expect(
            violated(
                changed("factory", encryption({ keyName: "other", vaultBaseUrl: "https://kv-other.vault.azure.net/" })),
            ),
        ).toEqual([]);
    });
});
