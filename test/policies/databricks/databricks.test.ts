import { describe, expect, it } from "vitest";
import { vmSizes, retirementOf } from "../../../azure/compute/sizes";
import { runtimeLifecycle, runtimes } from "../../../azure/databricks/runtimes";
import { catalog } from "../../../policies/catalog";
import { ceilings } from "../../../policies/core/databricks/ceilings";
import { unknownSentinel } from "../../../policies/core/unknowns";
import { definitionWith } from "../compliant/databricks/compute";
import { changed, judged, ruleSets, violated, withResource } from "../support/mutants";

const fixed = (value: unknown) => ({ type: "fixed", value });
const forbidden = { type: "forbidden" };
const policyRules = [
    "databricks-node-type-retirement",
    "databricks-policy-access-mode",
    "databricks-policy-autotermination",
    "databricks-policy-cost-cap",
    "databricks-policy-cost-tags",
    "databricks-policy-gpu-spot",
    "databricks-policy-init-scripts",
    "databricks-policy-node-types",
    "databricks-policy-runtimes",
    "databricks-policy-ssh-keys",
    "databricks-policy-workers",
];

describe("definitions of compute policies", () => {
    const policy = (changes: Record<string, unknown>) => changed("policy-gpu", { definition: definitionWith(changes) });

    const right: [string, Record<string, unknown>][] = [
        ["a fixed autotermination", { autotermination_minutes: fixed(120) }],
        ["a listed autotermination", { autotermination_minutes: { type: "allowlist", values: [20, 60] } }],
        [
            "clusters of jobs alone, which end with the run",
            { autotermination_minutes: undefined, cluster_type: fixed("job") },
        ],
        [
            "clusters of jobs and pipelines",
            { autotermination_minutes: forbidden, cluster_type: { type: "allowlist", values: ["job", "dlt"] } },
        ],
        ["a single node", { "autoscale.max_workers": undefined, num_workers: fixed(0) }],
        [
            "a listed number of workers",
            { "autoscale.max_workers": forbidden, num_workers: { type: "allowlist", values: [2, 4] } },
        ],
        [
            "either kind of size, both capped",
            {
                "autoscale.max_workers": { type: "range", maxValue: 8, isOptional: true },
                num_workers: { type: "range", maxValue: 8, isOptional: true },
            },
        ],
        [
            "a pool for workers and driver",
            {
                node_type_id: forbidden,
                driver_node_type_id: forbidden,
                instance_pool_id: fixed("pool-1"),
                driver_instance_pool_id: fixed("pool-1"),
            },
        ],
        [
            "a pool for each",
            {
                node_type_id: undefined,
                driver_node_type_id: undefined,
                instance_pool_id: fixed("pool-1"),
                driver_instance_pool_id: fixed("pool-2"),
            },
        ],
        [
            "a pool for workers, and the driver from it too",
            { instance_pool_id: fixed("pool-1"), driver_instance_pool_id: forbidden },
        ],
        [
            "sizes or a pool as the cluster's maker likes, both listed",
            {
                node_type_id: { type: "allowlist", values: ["Standard_NC4as_T4_v3"], isOptional: true },
                instance_pool_id: { type: "allowlist", values: ["pool-1"], isOptional: true },
                driver_instance_pool_id: forbidden,
            },
        ],
        [
            "listed sizes that may be left out, and no pools",
            {
                node_type_id: { type: "allowlist", values: ["Standard_NC4as_T4_v3"], isOptional: true },
                instance_pool_id: forbidden,
            },
        ],
        [
            "tags that the pool sets",
            {
                instance_pool_id: fixed("pool-1"),
                driver_instance_pool_id: forbidden,
                "custom_tags.owner": forbidden,
                "custom_tags.costCenter": forbidden,
            },
        ],
        [
            "sizes without GPUs on machines of any kind",
            { node_type_id: fixed("Standard_D8ds_v5"), "azure_attributes.availability": undefined },
        ],
        [
            "the latest runtimes by name",
            {
                spark_version: {
                    type: "allowlist",
                    values: [
                        "auto:latest-lts",
                        "auto:prev-lts-ml",
                        "18.x-gpu-ml-scala2.13",
                        "15.4.x-scala2.12",
                        "14.3.x-scala2.12",
                    ],
                },
            },
        ],
        [
            "a shared mode",
            { data_security_mode: { type: "allowlist", values: ["USER_ISOLATION", "DATA_SECURITY_MODE_AUTO"] } },
        ],
        ["no init scripts at all", { "init_scripts.*.dbfs.destination": undefined, "init_scripts.*": forbidden }],
        [
            "init scripts from a volume",
            { "init_scripts.*.volumes.destination": { type: "regex", pattern: "^/Volumes/platform/.*" } },
        ],
    ];
    it.each(right)("with %s are right", (_, changes) => {
        expect(violated(policy(changes))).toEqual([]);
    });

    it.each(["", "not JSON", "[]", "17"])(
        "that are no JSON object (%j) break every rule about them but those on what a list lacks",
        (definition) => {
            const lacking = ["databricks-node-type-retirement", "databricks-policy-gpu-spot"];
            const asked = policyRules.filter((rule) => definition !== "[]" || !lacking.includes(rule));
            expect(violated(changed("policy-gpu", { definition }))).toEqual(asked);
        },
    );

    it("not known yet leave every rule about them unknown", () => {
        const stack = changed("policy-gpu", { definition: unknownSentinel });
        expect(ruleSets(stack)).toEqual({ violated: [], unknown: policyRules });
    });

    it.each(Object.keys(runtimes))("name runtime %s as long as the table of runtimes has it supported", (version) => {
        const stack = policy({ spark_version: fixed(`${version}.x-scala2.13`) });
        const retired = runtimeLifecycle(version) === "retired";
        expect(violated(stack)).toEqual(retired ? ["databricks-policy-runtimes"] : []);
    });

    it("begin with the oldest runtime that the table of runtimes has supported", () => {
        const supported = Object.keys(runtimes).filter((version) => runtimeLifecycle(version) !== "retired");
        const [oldest = ""] = supported.sort((one, other) => Number(one) - Number(other));
        const rule = catalog.find(({ id }) => id === "databricks-policy-runtimes");
        const advice = `policies/rules/databricks/policies/databricksPolicyRuntimes.ts: write [${oldest.replace(".", ", ")}] in the line "const oldest", and its source above it`;
        expect(rule?.remedy, advice).toContain(`runtimes from ${oldest} on`);
    });

    it.each(Object.keys(vmSizes))("name size %s where the table of sizes has no retirement of it", (size) => {
        const { violations } = judged(policy({ node_type_id: fixed(size), driver_node_type_id: fixed(size) }));
        const found = violations.filter(({ rule }) => rule === "databricks-node-type-retirement");
        const { family } = vmSizes[size as keyof typeof vmSizes];
        const retirement = retirementOf(size);
        expect(found).toHaveLength(retirement === undefined ? 0 : 1);
        if (retirement !== undefined) {
            expect(found[0]?.message).toContain(`${family} on ${retirement}`);
        }
    });

    it("say what was expected", () => {
        const { violations } = judged(policy({ autotermination_minutes: fixed(0) }));
        expect(violations.map(({ message }) => message.replace(/^.*, expected/, "expected"))).toEqual([
            "expected autotermination_minutes from 1 to 120 in every cluster, or clusters of jobs alone",
        ]);
    });
});

describe("caps of compute policies", () => {
    const policy = (dbus: number, workers: number) =>
        changed("policy-gpu", {
            definition: definitionWith({
                dbus_per_hour: { type: "range", maxValue: dbus },
                "autoscale.max_workers": { type: "range", maxValue: workers },
            }),
        });
    const both = ["databricks-policy-cost-cap", "databricks-policy-workers"];

    it.each(["dev", "prod"] as const)("reach the ceiling of profile %s and not past it", (profile) => {
        const { dbusPerHour, workers } = ceilings[profile];
        expect(violated(policy(dbusPerHour, workers), profile)).toEqual([]);
        expect(violated(policy(dbusPerHour + 1, workers + 1), profile)).toEqual(both);
    });
    it("hold for pools as well", () => {
        const pool = changed("pool-cpu", { maxCapacity: ceilings.dev.poolMachines + 1 });
        expect([violated(pool), violated(pool, "dev")]).toEqual([[], ["databricks-pool-limits"]]);
    });
    it("are lower in development than in production, and said so", () => {
        const { violations } = judged(policy(ceilings.prod.dbusPerHour, ceilings.prod.workers), "dev");
        expect(violations.map(({ message }) => message.replace(/^.*, expected/, "expected"))).toEqual([
            "expected dbus_per_hour with a largest value, 100 or less",
            "expected num_workers or autoscale.max_workers with a largest value, 16 or less",
        ]);
    });
});

describe("rules that look at a whole object", () => {
    const broken: [string, string, Record<string, unknown>, string][] = [
        ["a token in the provider", "databricks", { token: "dapi" }, "databricks-provider-secrets"],
        ["a password in the provider", "databricks", { password: "p" }, "databricks-provider-secrets"],
        ["a client secret in the provider", "databricks", { clientSecret: "s" }, "databricks-provider-secrets"],
        [
            "an Azure client secret in the provider",
            "databricks",
            { azureClientSecret: "s" },
            "databricks-provider-secrets",
        ],
        [
            "a token of a pipeline in the provider",
            "databricks",
            { actionsIdTokenRequestToken: "t" },
            "databricks-provider-secrets",
        ],
        [
            "a credential with a secret in addition to its identity",
            "lake-credential",
            { azureServicePrincipal: { applicationId: "a", clientSecret: "s", directoryId: "d" } },
            "databricks-credential-identity",
        ],
        [
            "a metastore with storage",
            "metastore",
            { storageRoot: "abfss://m@s.dfs.core.windows.net/" },
            "databricks-metastore-storage-root",
        ],
        [
            "sharing without an end",
            "metastore",
            { deltaSharingScope: "INTERNAL_AND_EXTERNAL", deltaSharingRecipientTokenLifetimeInSeconds: 0 },
            "databricks-metastore-sharing",
        ],
        [
            "sharing for half a year",
            "metastore",
            { deltaSharingScope: "INTERNAL_AND_EXTERNAL", deltaSharingRecipientTokenLifetimeInSeconds: 180 * 86400 },
            "databricks-metastore-sharing",
        ],
        [
            "sharing without a lifetime",
            "metastore",
            { deltaSharingScope: "INTERNAL_AND_EXTERNAL" },
            "databricks-metastore-sharing",
        ],
        [
            "a scope that all users manage",
            "dbw-secrets",
            { initialManagePrincipal: "users" },
            "databricks-scope-readers",
        ],
        [
            "a job that runs as a person",
            "maintenance",
            { "runAs.userName": "somebody@example.com" },
            "databricks-job-run-as",
        ],
        [
            "a job that runs as a user in addition to a service principal",
            "maintenance",
            { "runAs.userName": "somebody@example.com", "runAs.servicePrincipalName": "33333333-4444" },
            "databricks-job-run-as",
        ],
        ["a job that runs as its deployer", "maintenance", { runAs: undefined }, "databricks-job-run-as"],
        ["a job that runs as a group", "maintenance", { runAs: { groupName: "engineers" } }, "databricks-job-run-as"],
        ["a pipeline that runs as its deployer", "ingest", { runAs: undefined }, "databricks-job-run-as"],
        [
            "a job on a shared cluster, in the old form",
            "maintenance",
            { existingClusterId: "0601-1" },
            "databricks-job-cluster-policy",
        ],
        [
            "a job on a cluster without a policy, in the old form",
            "maintenance",
            { newCluster: { numWorkers: 100 } },
            "databricks-job-cluster-policy",
        ],
        [
            "a job that is a spark-submit, in the old form",
            "maintenance",
            { sparkSubmitTask: { parameters: ["--class"] } },
            "databricks-job-spark-submit",
        ],
        [
            "a pipeline on a cluster of Databricks' choice",
            "ingest",
            { clusters: undefined },
            "databricks-pipeline-cluster-policy",
        ],
        ["a pipeline on no cluster at all", "ingest", { clusters: [] }, "databricks-pipeline-cluster-policy"],
        [
            "a pipeline with one cluster without a policy",
            "ingest",
            { clusters: [{ policyId: "0011" }, { label: "maintenance" }] },
            "databricks-pipeline-cluster-policy",
        ],
        [
            "all users writing by a single grant",
            "catalog-browse",
            { privileges: ["BROWSE", "CREATE_SCHEMA"] },
            "databricks-grant-everyone",
        ],
        [
            "everything by a single grant",
            "catalog-browse",
            { principal: "engineers", privileges: ["ALL_PRIVILEGES"] },
            "databricks-grant-all-privileges",
        ],
    ];
    it.each(broken)("find %s", (_, name, values, rule) => {
        expect(violated(changed(name, values))).toEqual([rule]);
    });

    const right: [string, string, Record<string, unknown>][] = [
        [
            "sharing for 90 days",
            "metastore",
            { deltaSharingScope: "INTERNAL_AND_EXTERNAL", deltaSharingRecipientTokenLifetimeInSeconds: 90 * 86400 },
        ],
        ["a metastore that says nothing of sharing", "metastore", { deltaSharingScope: undefined }],
        [
            "a grant that lists much for a named group",
            "catalog-browse",
            { principal: "engineers", privileges: ["CREATE_SCHEMA"] },
        ],
        ["a serverless pipeline", "ingest", { serverless: true, clusters: undefined }],
        ["a cluster with the provider's own limit", "notebooks", { autoterminationMinutes: undefined }],
        [
            "a task that repeats one with a cluster of the job",
            "maintenance",
            { tasks: [{ taskKey: "a", forEachTask: { inputs: "[1]", task: { jobClusterKey: "vacuum" } } }] },
        ],
        ["a serverless job", "maintenance", { jobClusters: undefined, tasks: [{ taskKey: "a" }] }],
        [
            "a task with a cluster of its own under a policy",
            "maintenance",
            { tasks: [{ taskKey: "a", newCluster: { policyId: "0011" } }] },
        ],
    ];
    it.each(right)("take %s", (_, name, values) => {
        expect(violated(changed(name, values))).toEqual([]);
    });

    it("leave the provider's unknown host alone", () => {
        expect(ruleSets(changed("databricks", { host: unknownSentinel }))).toEqual({ violated: [], unknown: [] });
    });
});

describe("rights that other resources give to all users", () => {
    const grant = (principal: string, ...privileges: string[]) => ({ principal, privileges });
    const sqlPermissions = "databricks:index/sqlPermissions:SqlPermissions";
    const assignment = "databricks:index/permissionAssignment:PermissionAssignment";
    const ruleSet = "databricks:index/accessControlRuleSet:AccessControlRuleSet";
    const name = "accounts/a/servicePrincipals/b/ruleSets/default";
    const role = "roles/servicePrincipal.user";
    it.each([
        {
            type: sqlPermissions,
            props: { table: "t", privilegeAssignments: [grant("users", "MODIFY")] },
            trips: ["databricks-grant-everyone"],
        },
        {
            type: sqlPermissions,
            props: { database: "d", privilegeAssignments: [grant("users", "ALL PRIVILEGES")] },
            trips: ["databricks-grant-all-privileges", "databricks-grant-everyone"],
        },
        {
            type: sqlPermissions,
            props: { anyFile: true, privilegeAssignments: [grant("users", "SELECT")] },
            trips: ["databricks-grant-everyone"],
        },
        { type: sqlPermissions, props: { table: "t", privilegeAssignments: [grant("users", "SELECT")] }, trips: [] },
        { type: sqlPermissions, props: { anyFile: true, privilegeAssignments: [grant("team", "SELECT")] }, trips: [] },
        {
            type: assignment,
            props: { groupName: "users", permissions: ["ADMIN"] },
            trips: ["databricks-permission-everyone"],
        },
        { type: assignment, props: { groupName: "users", permissions: ["USER"] }, trips: [] },
        {
            type: ruleSet,
            props: { name, grantRules: [{ role, principals: ["groups/team", "groups/account users"] }] },
            trips: ["databricks-permission-everyone"],
        },
        { type: ruleSet, props: { name, grantRules: [{ role, principals: ["groups/team"] }] }, trips: [] },
        { type: ruleSet, props: { name }, trips: [] },
        ...["Catalog", "Connection", "Credential", "ExternalLocation", "ExternalMetadata", "Metastore"]
            .concat(["MetastoreDataAccess", "Recipient", "RegisteredModel", "Schema", "SecretUc", "Share", "SqlTable"])
            .concat(["StorageCredential", "Table", "Volume"])
            .map((kind) => ({
                type: `databricks:index/${kind.charAt(0).toLowerCase()}${kind.slice(1)}:${kind}`,
                props: { owner: "account users" },
                trips: ["databricks-securable-owner"],
            })),
    ])("$type with $props", ({ type, props, trips }) => {
        expect(violated(withResource(type, props))).toEqual(expect.arrayContaining(trips));
        expect(violated(withResource(type, props)).filter((id) => /owner$|everyone|grant/.test(id))).toEqual(trips);
    });
});

describe("settings that depend on one another", () => {
    it("tokens that never expire are right where no one creates tokens", () => {
        const lifetime = { "customConfig.maxTokenLifetimeDays": "0" };
        expect(violated(changed("dbw-conf", { ...lifetime, "customConfig.enableTokensConfig": "false" }))).toEqual([]);
        expect(violated(changed("dbw-conf", { ...lifetime, "customConfig.enableTokensConfig": "False" }))).toEqual([]);
        expect(violated(changed("dbw-conf", lifetime))).toEqual(["databricks-settings-token-lifetime"]);
    });
    it("a list that blocks may block everything", () => {
        expect(violated(changed("dbw-office", { listType: "BLOCK", ipAddresses: ["0.0.0.0/0"] }))).toEqual([]);
    });
    it("security rules of Databricks' own are right on the public network only", () => {
        const open = { publicNetworkAccess: "Enabled", requiredNsgRules: "AllRules" };
        expect(violated(changed("dbw", open))).toEqual(["databricks-workspace-public-access"]);
    });
    it("a permission that is not on tokens may be given to all users", () => {
        const forUsers = { accessControls: [{ groupName: "users", permissionLevel: "CAN_USE" }] };
        expect(violated(changed("policy-gpu-use", forUsers))).toEqual([]);
        expect(violated(changed("token-use", forUsers))).toEqual(["databricks-permission-tokens"]);
    });
    it("a catalog is isolated by another word than a location", () => {
        expect(violated(changed("catalog", { isolationMode: "ISOLATION_MODE_ISOLATED" }))).toEqual([
            "databricks-securable-isolation",
        ]);
        expect(violated(changed("bronze-location", { isolationMode: "ISOLATED" }))).toEqual([
            "databricks-securable-isolation",
        ]);
    });
});

describe("development", () => {
    it("runs jobs and pipelines as the principal that deploys them, and never as a named user", () => {
        expect(violated(changed("maintenance", { runAs: undefined }), "dev")).toEqual([]);
        expect(violated(changed("ingest", { runAs: undefined }), "dev")).toEqual([]);
        const person = { "runAs.userName": "somebody@example.com" };
        expect(violated(changed("maintenance", person), "dev")).toEqual(["databricks-job-run-as"]);
    });
    it("does without keys, copies across zones and the add-on's force", () => {
        const stack = changed("dbw", {
            encryption: undefined,
            enhancedSecurityCompliance: undefined,
            "parameters.encryption": undefined,
            "parameters.prepareEncryption": undefined,
            "parameters.requireInfrastructureEncryption": undefined,
            "parameters.storageAccountSkuName.value": "Standard_LRS",
        });
        const inDev = judged(stack, "dev").violations.map(({ rule, level }) => `${level} ${rule}`);
        expect([...new Set(inDev)]).toEqual(["advisory databricks-workspace-security-profile"]);
        expect(violated(stack)).toEqual([
            "databricks-workspace-customer-keys",
            "databricks-workspace-infrastructure-encryption",
            "databricks-workspace-root-key",
            "databricks-workspace-security-profile",
            "databricks-workspace-storage-replication",
        ]);
    });
    it("destroys a catalog with what it holds, and isolates it all the same", () => {
        const stack = changed("catalog", { forceDestroy: true });
        expect([violated(stack), violated(stack, "dev")]).toEqual([["databricks-securable-force-destroy"], []]);
        const open = changed("catalog", { isolationMode: "OPEN" });
        expect(violated(open, "dev")).toEqual(["databricks-securable-isolation"]);
    });
    it("keeps the root storage's key advice in production, since it takes two deployments", () => {
        const prepared = changed("dbw", { "parameters.encryption": undefined });
        expect(judged(prepared).violations.map(({ level }) => level)).toEqual(["advisory"]);
    });
});
