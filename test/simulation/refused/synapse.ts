import type { Cloud } from "../../../simulation/cloud/cloud";
import { uuidOf } from "../../../simulation/core/ids";
import type { Inputs } from "../../../simulation/core/simulatedType";
import { account, accountId, cloudWith, idIn, key, put, role, roles, vault, vaultId, type Asked } from "../support";
import type { RefusedCase } from "./cases";

const workspaceType = "Microsoft.Synapse/workspaces";
const workspaceId = (name: string) => idIn(workspaceType, name);
const files = account("stfiles", { isHnsEnabled: true });
const keyUrl = (name: string) => `https://kv-syn.vault.azure.net/keys/${name}`;
const encryption = (keyName = "good") => ({ cmk: { key: { name: "default", keyVaultUrl: keyUrl(keyName) } } });
const workspaceInputs = (more: Inputs = {}): Inputs => ({
    workspaceName: "synw",
    identity: { type: "SystemAssigned" },
    azureADOnlyAuthentication: true,
    managedVirtualNetwork: "default",
    managedVirtualNetworkSettings: { preventDataExfiltration: true },
    defaultDataLakeStorage: {
        accountUrl: "https://stfiles.dfs.core.windows.net",
        filesystem: "synapse",
        resourceId: accountId("stfiles"),
        createManagedPrivateEndpoint: true,
    },
    ...more,
});
const workspace = (more: Inputs = {}): Asked => ["synapse:Workspace", workspaceInputs(more)];
const pool = (more: Inputs = {}): Inputs => ({
    workspaceName: "synw",
    sqlPoolName: "serving",
    sku: { name: "DW100c" },
    collation: "SQL_Latin1_General_CP1_CI_AS",
    ...more,
});
const spark = (more: Inputs = {}): Inputs => ({
    workspaceName: "synw",
    bigDataPoolName: "spark",
    autoScale: { enabled: true, minNodeCount: 3, maxNodeCount: 10 },
    autoPause: { enabled: true, delayInMinutes: 15 },
    ...more,
});

/** A deployment of a part of a workspace, as the library makes it. */
const part = (type: string, name: string, properties: Inputs = {}, of = "synw"): Inputs => ({
    deploymentName: "part",
    properties: {
        mode: "Incremental",
        parameters: { workspace: { value: of } },
        template: {
            resources: [
                { type: `${workspaceType}/${type}`, name: `[concat(parameters('workspace'), '/${name}')]`, properties },
            ],
        },
    },
});
const activation = (name = "default", keyName = "good", of = "synw") =>
    part("keys", name, { isActiveCMK: true, keyVaultUrl: keyUrl(keyName) }, of);

/** A workspace with an active key, `synw`, and others that wait: with a role on their key, with none, with one that is fresh. */
function withKeys(): Cloud {
    const cloud = cloudWith([
        files,
        vault("kv-syn", { enablePurgeProtection: true, enableRbacAuthorization: true }),
        key("kv-syn", "good"),
        ...["synw", "pending", "norole", "fresh"].map((workspaceName) =>
            workspace({ workspaceName, encryption: encryption() }),
        ),
    ]);
    const use = (name: string) =>
        put(
            cloud,
            role(`${vaultId("kv-syn")}/keys/good`, uuidOf(`${workspaceId(name)}/principal`), roles.encryptionUser),
        );
    use("synw");
    use("pending");
    cloud.wait(90);
    put(cloud, ["resources:Deployment", { ...activation(), deploymentName: "active" }]);
    use("fresh");
    return cloud;
}

/** A pool that runs and one that is paused. */
function withPaused(): Cloud {
    const cloud = cloudWith([
        files,
        workspace(),
        ["synapse:SqlPool", pool()],
        ["synapse:SqlPool", pool({ sqlPoolName: "paused" })],
    ]);
    cloud.act(`${workspaceId("synw")}/sqlPools/paused`, "pause");
    return cloud;
}

const ofWorkspace = (what: string, broken: Inputs, says: RegExp, there: readonly Asked[] = [files]): RefusedCase => ({
    type: "azure-native:synapse:Workspace",
    what,
    there,
    passes: workspaceInputs(),
    broken,
    says,
});
const ofPool = (what: string, broken: Inputs, says: RegExp, more: Partial<RefusedCase> = {}): RefusedCase => ({
    type: "azure-native:synapse:SqlPool",
    what,
    there: [files, workspace()],
    passes: pool(),
    broken,
    says,
    ...more,
});
const ofSpark = (what: string, broken: Inputs, says: RegExp, more: Partial<RefusedCase> = {}): RefusedCase => ({
    ...ofPool(what, broken, says, more),
    type: "azure-native:synapse:BigDataPool",
    passes: spark(),
});
const ofPart = (what: string, passes: Inputs, broken: Inputs, says: RegExp): RefusedCase => ({
    type: "azure-native:resources:Deployment",
    what,
    cloud: withKeys,
    passes,
    broken,
    says,
});

const inactive = "a pool of a workspace whose key is not active";
const required = /^400 WorkspaceActivationRequired: Workspace needs to be activated, by adding/;
const nodes = "fewer nodes than a Spark pool needs, more than it takes, or fewer at most than at least";
const noNetwork = "prevention of exfiltration, or an endpoint to its own files, without a managed network";
const notUsable = "an activation of a key that the workspace's principal may not use";

/** What Synapse refuses. */
export const synapseCases: readonly RefusedCase[] = [
    ...[false, undefined].map((azureADOnlyAuthentication) =>
        ofWorkspace(
            "Entra-only authentication that is switched on or off later",
            { azureADOnlyAuthentication },
            /^400 BadRequest: azureADOnlyAuthentication of the workspace is true and cannot be changed by an update/,
            [files, workspace()],
        ),
    ),
    ofWorkspace(
        "an account of its own files without hierarchical namespace",
        { defaultDataLakeStorage: { resourceId: accountId("stflat") } },
        /^400 BadRequest: .*\/stflat has no hierarchical namespace/,
        [files, account("stflat")],
    ),
    ...[{ defaultDataLakeStorage: undefined }, { managedVirtualNetworkSettings: undefined }].map((rest) =>
        ofWorkspace(
            noNetwork,
            { ...rest, managedVirtualNetwork: undefined },
            /^400 BadRequest: The workspace has no managed virtual network\./,
        ),
    ),
    ofWorkspace(
        "a key of the customer's that is added later, or taken away",
        { encryption: encryption() },
        /^400 BadRequest: Encryption with a customer-managed key is decided when a workspace is created/,
        [files, workspace()],
    ),
    ofPool(inactive, { workspaceName: "pending" }, required, { cloud: withKeys }),
    ofPool(
        "a size of a dedicated pool that Azure does not sell",
        { sku: { name: "DW600c" } },
        /^400 BadRequest: The service objective 'DW600c' is not supported\. Set sku\.name to one of DW100c, /,
    ),
    ofPool(
        "another size of a pool that is paused",
        { sqlPoolName: "paused" },
        /^400 BadRequest: This SQL data warehouse must be online to scale\./,
        { cloud: withPaused, passes: pool({ sku: { name: "DW200c" } }) },
    ),
    ofSpark(inactive, { workspaceName: "pending" }, required, { cloud: withKeys }),
    ...[
        { autoScale: { minNodeCount: 2, maxNodeCount: 10 } },
        { autoScale: { minNodeCount: 3, maxNodeCount: 201 } },
        { autoScale: { minNodeCount: 9, maxNodeCount: 8 } },
        { autoScale: undefined, nodeCount: 1 },
    ].map((broken) => ofSpark(nodes, broken, /^400 BadRequest: A Spark pool has 3 to 200 nodes; it has /)),
    ...[4, 10081].map((delayInMinutes) =>
        ofSpark(
            "an auto-pause of a Spark pool after fewer than 5 minutes or more than 7 days",
            { autoPause: { delayInMinutes } },
            /^400 BadRequest: autoPause\.delayInMinutes is \d+; set 5 to 10080\.$/,
        ),
    ),
    ofPart(
        "a part of a workspace whose key is not active",
        part("sqlAdministrators", "activeDirectory"),
        part("sqlAdministrators", "activeDirectory", {}, "pending"),
        required,
    ),
    ofPart(
        "an activation under another name than the key has in its workspace",
        activation("default", "good", "pending"),
        activation("other", "good", "pending"),
        /^400 CannotAddWorkspaceKey: .*\/keys\/good already exists for workspace key: default$/,
    ),
    ofPart(
        notUsable,
        activation("default", "good", "pending"),
        activation("default", "good", "norole"),
        /^400 BadRequest: Workspace key request validation has failed\. Give the principal of .*\/norole the role/,
    ),
    ofPart(
        notUsable,
        activation("default", "good", "pending"),
        activation("default", "good", "fresh"),
        /^400 BadRequest: Workspace key request validation has failed\. .* has not taken effect yet; wait/,
    ),
];
