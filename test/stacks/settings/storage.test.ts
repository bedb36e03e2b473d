import { describe, expect, it } from "vitest";
import { minimalIssues, type BadSetting } from "../support/stackSettings";

const delta = (days: number) =>
    `is ${days}, but zone "bronze" holds Delta tables: age says nothing about whether the current version needs a file; leave it out and let VACUUM remove files`;
const noReason =
    'lake.access[1].reason: is missing: Unity Catalog governs zone "bronze", so users access it there; a data role for group "engineer" bypasses it and needs a reason';
const engineer = { persona: "engineer", zone: "bronze", right: "read" };
const service = "/subscriptions/s/resourcegroups/*/providers/Microsoft.Synapse/workspaces/*";

const zones: BadSetting[] = [
    [
        "copies that the lake does not take",
        { "lake.replication": "Premium_LRS" },
        [
            'lake.replication: found "Premium_LRS"; must be one of Standard_LRS, Standard_ZRS, Standard_GRS, Standard_GZRS',
        ],
    ],
    ["no zones", { "lake.zones": [] }, ["lake.zones: found []; must have at least 1 entry"]],
    [
        "a format that there is not",
        { "lake.zones[name=bronze].format": "iceberg" },
        ['lake.zones[1].format: found "iceberg"; must be one of delta, files'],
    ],
    [
        "a name with a capital",
        { "lake.zones[name=bronze].name": "Bronze" },
        ['lake.zones[1].name: "Bronze" must be 3 to 63 lower-case letters, digits and single hyphens'],
    ],
    [
        "two zones of one name",
        { "lake.zones[name=bronze].name": "landing" },
        ['lake.zones: "landing" is duplicated; names of zones must differ'],
    ],
    [
        "delete by age on Delta",
        { "lake.zones[name=bronze].lifecycle": { deleteAfterDays: 30 } },
        [`lake.zones[1].lifecycle.deleteAfterDays: ${delta(30)}`],
    ],
    [
        "archive by age on Delta",
        { "lake.zones[name=bronze].lifecycle": { archiveAfterDays: 9 } },
        [`lake.zones[1].lifecycle.archiveAfterDays: ${delta(9)}`],
    ],
    [
        "tiers out of order",
        {
            "lake.zones[name=landing].lifecycle": {
                coolAfterDays: 30,
                coldAfterDays: 30,
                archiveAfterDays: 20,
                deleteAfterDays: 10,
            },
        },
        [
            "lake.zones[0].lifecycle.coldAfterDays: is 30, must be more than coolAfterDays (30)",
            "lake.zones[0].lifecycle.archiveAfterDays: is 20, must be more than coldAfterDays (30)",
            "lake.zones[0].lifecycle.deleteAfterDays: is 10, must be more than archiveAfterDays (20)",
        ],
    ],
    [
        "an age of no days",
        { "lake.zones[name=landing].lifecycle.deleteAfterDays": 0 },
        ["lake.zones[0].lifecycle.deleteAfterDays: found 0; must be at least 1"],
    ],
    [
        "half a name",
        { "lake.zones[name=landing].lifecycle": { deleteAfter: 5 } },
        ["lake.zones[0].lifecycle.deleteAfter: is not a setting; did you mean deleteAfterDays?"],
    ],
];

const access: BadSetting[] = [
    [
        "a persona and an identity",
        { "lake.access": [{ persona: "engineer", identity: "ingest", zone: "landing", right: "write" }] },
        ['lake.access[0]: sets both persona "engineer" and identity "ingest"; set only one'],
    ],
    [
        "neither",
        { "lake.access[identity=ingest].identity": undefined },
        ["lake.access[0]: names neither a persona nor an identity; add one"],
    ],
    [
        "a persona that there is not",
        { "lake.access[persona=engineer].persona": "enginer" },
        ['lake.access[1].persona: "enginer" is not in personas (engineer)'],
    ],
    [
        "an identity that there is not",
        { "lake.access[identity=ingest].identity": "copy" },
        ['lake.access[0].identity: "copy" is not in identities (ingest)'],
    ],
    [
        "a persona where there are none",
        { personas: undefined },
        ['lake.access[1].persona: "engineer" is not in personas (there are none)'],
    ],
    [
        "a zone that there is not",
        { "lake.access[identity=ingest].zone": "raw" },
        ['lake.access[0].zone: "raw" is not a zone of the lake (landing, bronze)'],
    ],
    [
        "a zone of the lake that it no longer has",
        { "lake.zones": undefined },
        [
            'lake.access[0].zone: "landing" is not a zone of the lake (bronze, silver, gold)',
            'lake.access[1].zone: "landing" is not a zone of the lake (bronze, silver, gold)',
        ],
    ],
    [
        "a right that there is not",
        { "lake.access[identity=ingest].right": "own" },
        ['lake.access[0].right: found "own"; must be one of read, write'],
    ],
    ["people past Unity Catalog without a reason", { "lake.access[persona=engineer]": engineer }, [noReason]],
    [
        "people past Unity Catalog with a blank for a reason",
        { "lake.access[persona=engineer]": { ...engineer, reason: " " } },
        [noReason],
    ],
    [
        "two rights of one identity on one zone",
        { "lake.access[+]": { identity: "ingest", zone: "landing", right: "read" } },
        ['lake.access: "ingest on landing" is duplicated; a principal has one right on a zone'],
    ],
];

const rest: BadSetting[] = [
    [
        "a key without a vault",
        { "lake.customerManagedKey": true },
        ["lake.customerManagedKey: needs a keyVault section; add one"],
    ],
    [
        "deleted blobs kept too short",
        { "lake.softDelete": { blobDays: 6 } },
        ["lake.softDelete.blobDays: found 6; must be at least 7"],
    ],
    [
        "deleted filesystems kept too long",
        { "lake.softDelete": { containerDays: 366 } },
        ["lake.softDelete.containerDays: found 366; must be at most 365"],
    ],
    [
        "less than no scanning",
        { "lake.defender": { malwareScanningCapGb: -2 } },
        ["lake.defender.malwareScanningCapGb: found -2; must be at least -1"],
    ],
    [
        "a service without a type",
        { "lake.resourceAccessRules": [{ resourceIdPattern: "*" }] },
        [
            'lake.resourceAccessRules[0].resourceIdPattern: found "*"; must be an ARM id in which * may stand for the resource group and the name',
        ],
    ],
    [
        "a service of no tenant",
        { "lake.resourceAccessRules": [{ resourceIdPattern: service, tenantId: "x" }] },
        [
            'lake.resourceAccessRules[0].tenantId: found "x"; must be a UUID, for example 1b6a4f2e-6f0c-4c57-9a3d-0c8a6a2f7e11',
        ],
    ],
    ["no for false", { "lake.privateEndpoints": "no" }, ['lake.privateEndpoints: found "no"; must be true or false']],
    [
        "a setting misspelt",
        { "lake.customerManagedKeys": true },
        ["lake.customerManagedKeys: is not a setting; did you mean customerManagedKey?"],
    ],
];

describe.each([
    ["the lake's zones", zones],
    ["rights on the lake", access],
    ["the lake", rest],
])("Settings of %s refuse", (_, rows) => {
    it.each(rows)("%s", (_title, changes, lines) => {
        expect(minimalIssues("storage", changes)).toEqual(lines);
    });
});
