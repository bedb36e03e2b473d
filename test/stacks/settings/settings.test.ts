import { describe, expect, it } from "vitest";
import { sectionNames } from "../../../stacks/settings/sections";
import {
    issueLines,
    minimalIssues,
    minimalStack,
    project,
    type BadSetting,
    type Changes,
} from "../support/stackSettings";

const required = ["azure", "naming", "tags", "protection", "policy", "runner"];
const maps = ["personas", "identities"];
const refused = (changes: Changes) => minimalIssues("storage", changes);
const kindOf = (section: string) =>
    maps.includes(section) ? "a map of names to settings" : "a section of settings (an object)";

describe("A stack without settings", () => {
    it("reports every section that it must have", () => {
        expect(issueLines({})).toEqual(required.map((name) => `${name}: is missing; every stack needs this section`));
    });

    it("reports the same when its configuration belongs to another project", () => {
        expect(issueLines({ "other:azure": "{}", "azure-native:location": "westeurope" })).toEqual(issueLines({}));
    });
});

describe("Every section", () => {
    it.each(required)("%s is asked for where it is missing", (section) => {
        expect(refused({ [section]: undefined })).toEqual([`${section}: is missing; every stack needs this section`]);
    });

    it.each(sectionNames)("%s is refused as a text that is not JSON", (section) => {
        expect(refused({ [section]: "{ open" })).toEqual([`${section}: found "{ open"; must be ${kindOf(section)}`]);
    });

    it.each(sectionNames)("%s is refused as a list, and as nothing", (section) => {
        expect(refused({ [section]: [] })).toEqual([`${section}: found []; must be ${kindOf(section)}`]);
        expect(refused({ [section]: null })).toEqual([`${section}: found null; must be ${kindOf(section)}`]);
    });

    it.each(sectionNames.filter((section) => !maps.includes(section)))("%s takes no setting it lacks", (section) => {
        const begun = `${project.name}:${section}` in minimalStack("storage") ? {} : { [section]: {} };
        const lines = refused({ ...begun, [`${section}.zzz`]: 1 }).filter((line) => line.includes(".zzz"));
        expect(lines).toHaveLength(1);
        expect(lines[0]).toMatch(new RegExp(`^${section}\\.zzz: is not a setting; the settings here are \\w+`));
    });
});

const misnamedChildren: BadSetting[] = [
    ["one letter too many", { lakee: {} }, ["lakee: is not a section of the settings; did you mean lake?"]],
    ["a capital", { KeyVault: {} }, ["KeyVault: is not a section of the settings; did you mean keyVault?"]],
    [
        "two, in their order",
        { netwrk: {}, identites: {} },
        [
            "netwrk: is not a section of the settings; did you mean network?",
            "identites: is not a section of the settings; did you mean identities?",
        ],
    ],
    [
        "one like no other",
        { quux: {} },
        [`quux: is not a section of the settings; the sections are ${sectionNames.join(", ")}`],
    ],
];

describe("A section that there is not", () => {
    it.each(misnamedChildren)("%s", (_, changes, lines) => {
        expect(refused(changes)).toEqual(lines);
    });
});

describe("Several issues", () => {
    const changes: Changes = {
        lakee: {},
        "lake.replication": "Standard_RAGRS",
        "azure.location": "mars",
        "lake.zones[name=bronze].format": "iceberg",
        "tags.owner": "",
        "network.addressSpace": ["10.101.0.0/33"],
    };
    const lines = [
        "lakee: is not a section of the settings; did you mean lake?",
        'azure.location: found "mars"; must be an Azure region by its programmatic name, for example westeurope',
        'tags.owner: found ""; must have at least 1 character',
        'network.addressSpace[0]: found "10.101.0.0/33"; must be an IPv4 range in CIDR form that starts at its first address, for example 10.20.0.0/20',
        'lake.replication: found "Standard_RAGRS"; must be one of Standard_LRS, Standard_ZRS, Standard_GRS, Standard_GZRS',
        'lake.zones[1].format: found "iceberg"; must be one of delta, files',
    ];

    it("are reported together, in the order of the sections", () => {
        expect(refused(changes)).toEqual(lines);
    });

    it("keep that order when the file is written in another", () => {
        const turned = Object.fromEntries(Object.entries(minimalStack("storage", changes)).reverse());
        expect(issueLines(turned)).toEqual(lines);
    });

    it("between sections are reported together with a section that there is not", () => {
        const between = {
            lakee: {},
            "azure.zoneRedundant": true,
            "azure.location": "westus",
            "lake.customerManagedKey": true,
        };
        expect(refused(between)).toEqual([
            "lakee: is not a section of the settings; did you mean lake?",
            "azure.zoneRedundant: is true, but West US (westus) has no availability zones; set it to false, or choose a region with zones",
            "lake.customerManagedKey: needs a keyVault section; add one",
        ]);
    });
});

const hidden = "found a value that looks like a secret (not shown)";
const planted = "hunter2hunter2";
const region = "must be an Azure region by its programmatic name, for example westeurope";
const secrets: [string, Changes, string][] = [
    ["an account key", { "azure.location": `https;AccountKey=${planted}` }, `azure.location: ${hidden}; ${region}`],
    ["a shared access key", { "azure.location": `SharedAccessKey=${planted}` }, `azure.location: ${hidden}; ${region}`],
    ["a signature", { "azure.location": `?sv=1&sig=${planted}` }, `azure.location: ${hidden}; ${region}`],
    ["a database login", { "azure.location": `Server=x;Password=${planted}` }, `azure.location: ${hidden}; ${region}`],
    ["a Databricks token", { "azure.location": "dapi0123456789abcdef" }, `azure.location: ${hidden}; ${region}`],
    ["a client secret", { "azure.location": `abc8Q~${planted}${planted}` }, `azure.location: ${hidden}; ${region}`],
    ["a JSON web token", { "azure.location": `eyJ${planted}.e30.x` }, `azure.location: ${hidden}; ${region}`],
    ["a private key", { "azure.location": `-----BEGIN ${planted}` }, `azure.location: ${hidden}; ${region}`],
    ["a base64 key", { "azure.location": "abcd".repeat(11) }, `azure.location: ${hidden}; ${region}`],
    [
        "what stands under a name that means a secret",
        { "tags.owner": { password: planted, pins: { token: 12345678 }, tokens: [planted] } },
        'tags.owner: found {"password":"(not shown)","pins":{"token":"(not shown)"},"tokens":"(not shown)"}; must be a text',
    ],
    [
        "a setting that is none",
        { "azure.password": planted },
        "azure.password: is not a setting; the settings here are tenantId, subscriptionId, location, zoneRedundant",
    ],
    [
        "a section that is none",
        { sqlPassword: planted },
        `sqlPassword: is not a section of the settings; the sections are ${sectionNames.join(", ")}`,
    ],
    [
        "broken JSON",
        { lake: `{ "password": "${planted}"` },
        `lake: ${hidden}; must be a section of settings (an object)`,
    ],
    [
        "a name of a map",
        { personas: { [`x&sig=${planted}`]: { groupObjectId: "8a6d2c10-0000-4000-8000-00000000d001" } } },
        "personas[a value that looks like a secret (not shown)]: its name must be 2 to 32 lower-case letters, digits and hyphens that start with a letter",
    ],
];

describe("A message does not repeat", () => {
    it.each(secrets)("%s", (_, changes, line) => {
        expect(refused(changes)).toEqual([line]);
    });
});

describe("A message repeats", () => {
    it("a short value whole and of a long one both ends", () => {
        expect(refused({ "azure.location": "x ".repeat(39) })[0]).toContain(`"${"x ".repeat(39)}"`);
        expect(refused({ "azure.location": `a ${"x".repeat(90)} z` })[0]).toBe(
            `azure.location: found "a ${"x".repeat(27)}...${"x".repeat(44)} z"; ${region}`,
        );
    });

    it("the project's own configuration only", () => {
        expect(issueLines({ ...minimalStack("storage"), "other:lakee": "{}" })).toEqual([]);
        expect(project.name).toBe("azure-ml-platform");
    });
});
