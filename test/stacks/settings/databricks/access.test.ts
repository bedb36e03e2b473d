import { describe, expect, it } from "vitest";
import { withSecretScope } from "../../support/additions";
import { minimalIssues, type BadSetting, type Changes } from "../../support/stackSettings";

const keyForm = "must be 2 to 32 lower-case letters, digits and hyphens that start with a letter";

const base: Changes = { ...withSecretScope, "databricks.teams": [{ name: "forecasting", personas: ["engineer"] }] };

const people: BadSetting[] = [
    [
        "personas that there are not, wherever they stand",
        {
            "databricks.workspace": { tokenPersonas: ["enginer"] },
            "databricks.compute.policies[name=single-node].personas": ["engineer", "scientists"],
            "databricks.compute.pools[name=cpu].personas": ["engineer", "unknown"],
            "databricks.sqlWarehouse.personas": ["analysts"],
            "databricks.secretScope.personas": ["ops"],
            "databricks.teams[name=forecasting].personas": ["team"],
        },
        [
            'databricks.compute.policies[0].personas[1]: "scientists" is not in databricks.personas (analyst, engineer); add it there with its account group',
            'databricks.compute.pools[0].personas[1]: "unknown" is not in databricks.personas (analyst, engineer); add it there with its account group',
            'databricks.workspace.tokenPersonas[0]: "enginer" is not in databricks.personas (analyst, engineer); add it there with its account group',
            'databricks.sqlWarehouse.personas[0]: "analysts" is not in databricks.personas (analyst, engineer); add it there with its account group',
            'databricks.secretScope.personas[0]: "ops" is not in databricks.personas (analyst, engineer); add it there with its account group',
            'databricks.teams[0].personas[0]: "team" is not in databricks.personas (analyst, engineer); add it there with its account group',
        ],
    ],
    [
        "a persona that only objects of JavaScript have",
        { "databricks.sqlWarehouse.personas": ["constructor"] },
        [
            'databricks.sqlWarehouse.personas[0]: "constructor" is not in databricks.personas (analyst, engineer); add it there with its account group',
        ],
    ],
    [
        "a persona that is given something and not listed for Databricks",
        { "databricks.personas.analyst": undefined },
        [
            'databricks.sqlWarehouse.personas[0]: "analyst" is not in databricks.personas (engineer); add it there with its account group',
        ],
    ],
    [
        "a persona of Databricks that the section personas lacks",
        { "databricks.personas.admin": { group: "amlp-minimal-admins" } },
        ["databricks.personas.admin: is not in personas (analyst, engineer); add it there, or leave it out"],
    ],
    [
        "a persona without a group",
        { "databricks.personas.analyst.group": undefined },
        ["databricks.personas.analyst.group: is missing; must be a text"],
    ],
    [
        "a persona twice",
        {
            "databricks.sqlWarehouse.personas": ["analyst", "analyst"],
            "databricks.teams[name=forecasting].personas": ["engineer", "engineer"],
        },
        [
            'databricks.sqlWarehouse.personas: persona "analyst" is given twice',
            'databricks.teams[0].personas: persona "engineer" is given twice',
        ],
    ],
    [
        "a group that holds all users",
        { "databricks.personas.analyst.group": "account users" },
        ['databricks.personas.analyst.group: "account users" is a group of Databricks\' own; name an account group'],
    ],
    [
        "one group of two personas",
        { "databricks.personas.analyst.group": "amlp-minimal-engineers" },
        ['databricks.personas: group "amlp-minimal-engineers" is that of two personas; give each its own'],
    ],
    [
        "a role that there is not",
        { "databricks.personas.analyst.role": "admin" },
        ['databricks.personas.analyst.role: found "admin"; must be one of engineer, scientist, analyst'],
    ],
    [
        "a warehouse without personas",
        { "databricks.sqlWarehouse.personas": [] },
        ["databricks.sqlWarehouse.personas: found []; must have at least 1 entry"],
    ],
    [
        "a team with a space",
        { "databricks.teams[name=forecasting].name": "Team A" },
        [`databricks.teams[0].name: found "Team A"; ${keyForm}`],
    ],
];

describe("Settings of Databricks' people refuse", () => {
    it.each(people)("%s", (_title, changes, lines) => {
        expect(minimalIssues("databricks", { ...base, ...changes })).toEqual(lines);
    });
});
