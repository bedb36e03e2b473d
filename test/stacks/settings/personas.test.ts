import { describe, expect, it } from "vitest";
import { withHub } from "../support/additions";
import { minimalIssues, type BadSetting } from "../support/stackSettings";

const uuid = "must be a UUID, for example 1b6a4f2e-6f0c-4c57-9a3d-0c8a6a2f7e11";
const keyForm = "must be 2 to 32 lower-case letters, digits and hyphens that start with a letter";
const range = "must be a public IPv4 range in CIDR form, /16 or smaller, for example 203.0.113.10/32";
const listed = { from: "ipAccessList", addresses: ["203.0.113.10/32"] };
const group = { groupObjectId: "8a6d2c10-0000-4000-8000-00000000d001" };

const runnerAndHub: BadSetting[] = [
    ["no place", { runner: {} }, ["runner.from: is missing; must be one of hub, ipAccessList"]],
    [
        "a place that there is not",
        { "runner.from": "laptop" },
        ['runner.from: found "laptop"; must be one of hub, ipAccessList'],
    ],
    [
        "addresses next to the hub",
        { "runner.addresses": ["203.0.113.10/32"] },
        ["runner.addresses: does not go with from: hub; it belongs to from: ipAccessList"],
    ],
    [
        "a list without addresses",
        { runner: { from: "ipAccessList" } },
        ["runner.addresses: is missing; must be a list"],
    ],
    [
        "a list of none",
        { runner: { ...listed, addresses: [] } },
        ["runner.addresses: found []; must have at least 1 entry"],
    ],
    [
        "addresses that are no ranges",
        { runner: { ...listed, addresses: ["203.0.113.10", "2001:db8::/48", "203.0.113.0/33"] } },
        [
            `runner.addresses[0]: found "203.0.113.10"; ${range}`,
            `runner.addresses[1]: found "2001:db8::/48"; ${range}`,
            `runner.addresses[2]: found "203.0.113.0/33"; ${range}`,
        ],
    ],
    [
        "listed addresses where data is protected",
        { runner: listed, "protection.protectData": true },
        [
            "runner.from: is ipAccessList, but protection.protectData is true: protected data is reached from the hub only; set it to hub",
        ],
    ],
    [
        "no hub and no agents",
        { "network.subnets[purpose=agents]": undefined },
        [
            "runner.from: is hub, but there is neither a hub section nor a subnet for agents, so the runner could not reach what it deploys; add one of the two",
        ],
    ],
    ["a hub without a name", { ...withHub, "hub.stack": "" }, ['hub.stack: found ""; must have at least 1 character']],
    [
        "a hub that is the stack itself",
        { ...withHub, "hub.stack": "network-minimal" },
        ['hub.stack: is "network-minimal", this stack itself; name the shared stack, or leave the section out'],
    ],
    [
        "a hub of no subscription",
        { ...withHub, "hub.subscriptionId": "hub" },
        [`hub.subscriptionId: found "hub"; ${uuid}`],
    ],
    [
        "a hub and no network",
        { ...withHub, network: undefined, privateDns: undefined },
        ["hub: needs a network section: there is nothing to peer with the hub"],
    ],
];

const people: BadSetting[] = [
    [
        "a persona with a space",
        { personas: { "Data Engineer": group } },
        [`personas["Data Engineer"]: its name ${keyForm}`],
    ],
    [
        "a group by name",
        { "personas.engineer.groupObjectId": "engineers" },
        [`personas.engineer.groupObjectId: found "engineers"; ${uuid}`],
    ],
    [
        "a setting of a persona misspelt",
        { "personas.engineer.readLogs": true },
        ["personas.engineer.readLogs: is not a setting; did you mean readsLogs?"],
    ],
    [
        "a persona as a text",
        { "personas.engineer": "x" },
        ['personas.engineer: found "x"; must be a section of settings (an object)'],
    ],
    [
        "an identity without a purpose",
        { "identities.ingest": {} },
        ["identities.ingest.purpose: is missing; must be a text"],
    ],
    [
        "an identity whose name is too long",
        { [`identities.${"a".repeat(33)}`]: { purpose: "x" } },
        [`identities.${"a".repeat(33)}: its name ${keyForm}`],
    ],
];

describe.each<[string, string, BadSetting[]]>([
    ["runner and hub", "network", runnerAndHub],
    ["personas and identities", "storage", people],
])("Settings of %s refuse", (_, service, rows) => {
    it.each(rows)("%s", (_title, changes, lines) => {
        expect(minimalIssues(service, changes)).toEqual(lines);
    });
});
