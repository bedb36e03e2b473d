import { describe, expect, it } from "vitest";
import { minimalIssues, type BadSetting } from "../support/stackSettings";

const uuid = "must be a UUID, for example 1b6a4f2e-6f0c-4c57-9a3d-0c8a6a2f7e11";
const region = "must be an Azure region by its programmatic name, for example westeurope";
const prefixForm = "must be 2 to 6 lower-case letters and digits that start with a letter";
const placesForm = "may hold letters, digits, hyphens and the places {type}, {prefix}, {stack}, {name}";

const azure: BadSetting[] = [
    ["a tenant by name", { "azure.tenantId": "contoso" }, [`azure.tenantId: found "contoso"; ${uuid}`]],
    [
        "a tenant left out",
        { "azure.tenantId": undefined },
        ["azure.tenantId: is missing; must be a UUID, for example 1b6a4f2e-6f0c-4c57-9a3d-0c8a6a2f7e11"],
    ],
    [
        "a subscription as a number",
        { "azure.subscriptionId": 5 },
        ["azure.subscriptionId: found 5; must be a UUID, for example 1b6a4f2e-6f0c-4c57-9a3d-0c8a6a2f7e11"],
    ],
    [
        "a UUID that is cut",
        { "azure.subscriptionId": "3b0e7a10-52f4-4f6b-8f3d" },
        [`azure.subscriptionId: found "3b0e7a10-52f4-4f6b-8f3d"; ${uuid}`],
    ],
    [
        "a region by the name people use",
        { "azure.location": "West Europe" },
        [`azure.location: found "West Europe"; ${region}`],
    ],
    [
        "a region that is a word of JavaScript",
        { "azure.location": "constructor" },
        [`azure.location: found "constructor"; ${region}`],
    ],
    ["yes for true", { "azure.zoneRedundant": "yes" }, ['azure.zoneRedundant: found "yes"; must be true or false']],
    [
        "a setting misspelt",
        { "azure.zoneRedundent": true },
        ["azure.zoneRedundent: is not a setting; did you mean zoneRedundant?"],
    ],
    [
        "zones in a region without any",
        { "azure.location": "westus", "azure.zoneRedundant": true },
        [
            "azure.zoneRedundant: is true, but West US (westus) has no availability zones; set it to false, or choose a region with zones",
        ],
    ],
];

const copies: BadSetting[] = [
    [
        "copies over zones in a region without any, by default",
        { "azure.location": "westus", "lake.replication": undefined },
        [
            "lake.replication: is Standard_ZRS by default, but West US (westus) has no availability zones; set it to Standard_LRS or Standard_GRS",
        ],
    ],
    [
        "copies over zones in a region without any, as set",
        { "azure.location": "westus", "lake.replication": "Standard_GZRS" },
        [
            "lake.replication: is Standard_GZRS, but West US (westus) has no availability zones; set it to Standard_LRS or Standard_GRS",
        ],
    ],
    [
        "copies over zones and zones, in a region without any",
        { "azure.location": "westus", "azure.zoneRedundant": true, "lake.replication": "Standard_GZRS" },
        [
            "azure.zoneRedundant: is true, but West US (westus) has no availability zones; set it to false, or choose a region with zones",
            "lake.replication: is Standard_GZRS, but West US (westus) has no availability zones; set it to Standard_LRS or Standard_GRS",
        ],
    ],
];

const naming: BadSetting[] = [
    ["a prefix with a capital", { "naming.prefix": "Amlp" }, [`naming.prefix: found "Amlp"; ${prefixForm}`]],
    ["a prefix too long", { "naming.prefix": "amlplat" }, [`naming.prefix: found "amlplat"; ${prefixForm}`]],
    ["a prefix of one letter", { "naming.prefix": "a" }, [`naming.prefix: found "a"; ${prefixForm}`]],
    [
        "a place that there is not",
        { "naming.pattern": "{type}-{env}-{name}" },
        [`naming.pattern: found "{type}-{env}-{name}"; ${placesForm}`],
    ],
    [
        "a pattern without a name",
        { "naming.pattern": "{type}-{stack}" },
        ['naming.pattern: found "{type}-{stack}"; must hold {name}, or two resources of a kind get one name'],
    ],
    ["a generation out of range", { "naming.generation": 100 }, ["naming.generation: found 100; must be at most 99"]],
    ["a generation below nothing", { "naming.generation": -1 }, ["naming.generation: found -1; must be at least 0"]],
    ["half a generation", { "naming.generation": 1.5 }, ["naming.generation: found 1.5; must be a whole number"]],
    ["a number as a text", { "naming.generation": "1" }, ['naming.generation: found "1"; must be a number']],
    [
        "a pattern whose names are too long",
        { "naming.pattern": "{type}-{prefix}-{stack}-for-all-data-in-europe-{name}" },
        [
            'naming: makes a name that Azure refuses: "snet-amlp-network-minimal-for-all-data-in-europe-network-machine-learning-compute" has 81 characters; a subnet name has 1 to 80',
            'naming: makes a name that Azure refuses: "pep-amlp-network-minimal-for-all-data-in-europe-flow-log-store-blob" has 67 characters; a privateEndpoint name has 2 to 64',
        ],
    ],
];

const tags: BadSetting[] = [
    ["an owner of no characters", { "tags.owner": "" }, ['tags.owner: found ""; must have at least 1 character']],
    [
        "a class that there is not",
        { "tags.dataClassification": "secret" },
        ['tags.dataClassification: found "secret"; must be one of public, internal, confidential, restricted'],
    ],
    ["a cost centre left out", { "tags.costCenter": undefined }, ["tags.costCenter: is missing; must be a text"]],
    [
        "more tags as a list",
        { "tags.additional": ["a"] },
        ['tags.additional: found ["a"]; must be a map of names to settings'],
    ],
    ["a tag that is no text", { "tags.additional": { level: 1 } }, ["tags.additional.level: found 1; must be a text"]],
    [
        "a tag without a name",
        { "tags.additional": { "": "x" } },
        ['tags.additional[""]: its name must have at least 1 character'],
    ],
    [
        "a tag too long",
        { "tags.additional": { "service level": "x ".repeat(129) } },
        [
            `tags.additional["service level"]: found "x x x x x x x x x x x x x x x...${"x ".repeat(23)}"; must have at most 256 characters`,
        ],
    ],
];

const protectionAndPolicy: BadSetting[] = [
    [
        "protection as a text",
        { "protection.protectData": "true" },
        ['protection.protectData: found "true"; must be true or false'],
    ],
    [
        "a lock left out",
        { "protection.lockData": undefined },
        ["protection.lockData: is missing; must be true or false"],
    ],
    [
        "half a name",
        { "protection.protect": true },
        ["protection.protect: is not a setting; did you mean protectData?"],
    ],
    [
        "a profile that there is not",
        { "policy.profile": "test" },
        ['policy.profile: found "test"; must be one of dev, prod'],
    ],
    ["a profile misspelt", { "policy.profil": "dev" }, ["policy.profil: is not a setting; did you mean profile?"]],
];

describe.each<[string, string, BadSetting[]]>([
    ["azure", "network", azure],
    ["azure with a lake", "storage", copies],
    ["naming", "network", naming],
    ["tags", "network", tags],
    ["protection and policy", "network", protectionAndPolicy],
])("Settings of %s refuse", (_, service, rows) => {
    it.each(rows)("%s", (_title, changes, lines) => {
        expect(minimalIssues(service, changes)).toEqual(lines);
    });
});
