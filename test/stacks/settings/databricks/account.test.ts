import { describe, expect, it } from "vitest";
import { withCatalog, withHub } from "../../support/additions";
import { minimalIssues, type BadSetting, type Changes } from "../../support/stackSettings";

const uuid = "must be a UUID, for example 1b6a4f2e-6f0c-4c57-9a3d-0c8a6a2f7e11";
const account = "4d2b9f0e-6c1a-4f7e-9a35-2b8c0e5f0d01";
const otherAccount = "4d2b9f0e-6c1a-4f7e-9a35-2b8c0e5f0d02";
const metastoreId = "4d2b9f0e-6c1a-4f7e-9a35-2b8c0e5f0d03";
const connectivity = "databricks.serverlessConnectivity: is true, but";
const standsAlone: Changes = { hub: undefined, "privateDns.zones": "create" };

/** A workspace of the account, whose serverless compute reaches the lake by the hub's connectivity. */
const connected: Changes = {
    ...withHub,
    ...withCatalog,
    "databricks.sqlWarehouse.serverless": true,
    "databricks.accountId": account,
    "databricks.serverlessConnectivity": true,
};

/** The account's part alone, as a shared stack has it. */
const accountAlone: Changes = {
    databricks: undefined,
    databricksAccount: {
        accountId: account,
        metastore: { owner: "metastore-admins" },
        groups: [{ name: "metastore-admins" }, { name: "engineers" }],
        serverless: { allowedDomains: ["pypi.org"] },
    },
};

const connections: BadSetting[] = [
    [
        "serverless connectivity without an account",
        { "databricks.accountId": undefined },
        [`${connectivity} private endpoint rules belong to the account; add databricks.accountId`],
    ],
    [
        "serverless connectivity that no stack makes",
        standsAlone,
        [
            `${connectivity} there is neither a hub section nor databricksAccount.serverless that would make the connectivity; add one of the two`,
        ],
    ],
    [
        "serverless connectivity that the stack's own account has not",
        {
            databricksAccount: {
                accountId: account,
                webAuthentication: false,
                metastore: { owner: "metastore-admins" },
            },
        },
        [`${connectivity} databricksAccount makes no connectivity; add databricksAccount.serverless`],
    ],
    [
        "serverless connectivity to no lake",
        { lake: undefined, "databricks.unityCatalog": undefined },
        [`${connectivity} there is no lake to reach; add one, or leave it out`],
    ],
    [
        "all of that at once",
        { ...standsAlone, lake: undefined, "databricks.accountId": undefined, "databricks.unityCatalog": undefined },
        [
            `${connectivity} private endpoint rules belong to the account; add databricks.accountId`,
            `${connectivity} there is neither a hub section nor databricksAccount.serverless that would make the connectivity; add one of the two`,
            `${connectivity} there is no lake to reach; add one, or leave it out`,
        ],
    ],
    [
        "a metastore that is assigned in no account",
        {
            "databricks.accountId": undefined,
            "databricks.serverlessConnectivity": false,
            "databricks.sqlWarehouse.serverless": false,
            "databricks.unityCatalog.metastoreId": metastoreId,
        },
        [
            "databricks.unityCatalog.metastoreId: is given, but a metastore is assigned at account level; add databricks.accountId, or leave it out",
        ],
    ],
    [
        "a metastore that the stack's own account has not",
        { databricksAccount: { accountId: account, webAuthentication: false, serverless: {} } },
        [
            "databricks.unityCatalog.metastoreId: is missing, and databricksAccount makes no metastore; add databricksAccount.metastore, or give the id of one",
        ],
    ],
    [
        "two accounts",
        {
            databricksAccount: {
                accountId: otherAccount,
                webAuthentication: false,
                metastore: { owner: "metastore-admins" },
                serverless: {},
            },
        },
        [
            `databricks.accountId: is ${account}, but databricksAccount.accountId is ${otherAccount}; a stack belongs to one account`,
        ],
    ],
    ["an account by name", { "databricks.accountId": "ours" }, [`databricks.accountId: found "ours"; ${uuid}`]],
];

const signIn: BadSetting[] = [
    [
        "two endpoints for sign-in in one stack",
        {
            ...standsAlone,
            databricksAccount: { accountId: account, metastore: { owner: "metastore-admins" }, serverless: {} },
            "databricks.workspace": { browserAuthentication: true },
        },
        [
            "databricks.workspace.browserAuthentication: is true, but databricksAccount.webAuthentication has the region's endpoint for sign-in, and a DNS zone takes one; leave it out",
        ],
    ],
];

const ofAccount: BadSetting[] = [
    [
        "an endpoint for sign-in and nowhere to put it",
        { "network.subnets[purpose=privateEndpoints]": undefined },
        [
            "databricksAccount.webAuthentication: wants private endpoints, but no subnet has the purpose privateEndpoints; add one to the network section",
        ],
    ],
    [
        "a metastore without an owner",
        { "databricksAccount.metastore": {} },
        [
            "databricksAccount.metastore.owner: is missing; must be the account group that owns the metastore; the deploying principal belongs to it",
        ],
    ],
    ["no account", { "databricksAccount.accountId": undefined }, [`databricksAccount.accountId: is missing; ${uuid}`]],
    [
        "a group twice",
        { "databricksAccount.groups[name=engineers].name": "metastore-admins" },
        ['databricksAccount.groups: group "metastore-admins" is duplicated'],
    ],
    [
        "a group of Databricks' own",
        { "databricksAccount.groups[name=engineers].name": "Admins" },
        ['databricksAccount.groups[1]: "Admins" is a group of Databricks\' own; name an account group'],
    ],
    [
        "a group of Entra by name",
        { "databricksAccount.groups[name=engineers].entraObjectId": "engineers" },
        [`databricksAccount.groups[1].entraObjectId: found "engineers"; ${uuid}`],
    ],
    [
        "a metastore that all users own",
        { "databricksAccount.metastore.owner": "account users" },
        ['databricksAccount.metastore.owner: "account users" is a group of Databricks\' own; name an account group'],
    ],
    [
        "a metastore whose name is blank",
        { "databricksAccount.metastore.name": " " },
        ["databricksAccount.metastore.name: is blank"],
    ],
    [
        "domains that are no host names, and one twice",
        { "databricksAccount.serverless.allowedDomains": ["https://pypi.org", "*.pypi.org", "pypi.org", "pypi.org"] },
        [
            'databricksAccount.serverless.allowedDomains[0]: "https://pypi.org" is not a host name, for example pypi.org',
            'databricksAccount.serverless.allowedDomains[1]: "*.pypi.org" is not a host name, for example pypi.org',
            'databricksAccount.serverless.allowedDomains: "pypi.org" is duplicated',
        ],
    ],
    [
        "a setting misspelt",
        { "databricksAccount.serverless.allowedDomain": ["pypi.org"] },
        ["databricksAccount.serverless.allowedDomain: is not a setting; did you mean allowedDomains?"],
    ],
];

describe.each<[string, Changes, BadSetting[]]>([
    ["the ties to an account", connected, connections],
    ["the endpoint for sign-in", connected, signIn],
    ["the Databricks account", accountAlone, ofAccount],
])("Settings of %s refuse", (_, base, rows) => {
    it.each(rows)("%s", (_title, changes, lines) => {
        expect(minimalIssues("databricks", { ...base, ...changes })).toEqual(lines);
    });
});
