import { describe, expect, it } from "vitest";
import { configWith, issueLines, type BadSetting } from "../../support/stackSettings";

const keyForm = "must be 2 to 32 lower-case letters, digits and hyphens that start with a letter";

const people: BadSetting[] = [
    [
        "personas that there are not, wherever they stand",
        {
            "databricks.workspace.tokenPersonas": ["enginer"],
            "databricks.compute.policies[0].personas": ["engineer", "scientists"],
            "databricks.compute.pools[0].personas[1]": "nobody",
            "databricks.sqlWarehouse.personas": ["analysts"],
            "databricks.secretScope.personas": ["ops"],
            "databricks.teams[0].personas[0]": "team",
        },
        [
            'databricks.compute.policies[0].personas[1]: "scientists" is not in personas (analyst, engineer, scientist)',
            'databricks.compute.pools[0].personas[1]: "nobody" is not in personas (analyst, engineer, scientist)',
            'databricks.workspace.tokenPersonas[0]: "enginer" is not in personas (analyst, engineer, scientist)',
            'databricks.sqlWarehouse.personas[0]: "analysts" is not in personas (analyst, engineer, scientist)',
            'databricks.secretScope.personas[0]: "ops" is not in personas (analyst, engineer, scientist)',
            'databricks.teams[0].personas[0]: "team" is not in personas (analyst, engineer, scientist)',
        ],
    ],
    [
        "a persona that only objects of JavaScript have",
        { "databricks.sqlWarehouse.personas": ["constructor"] },
        ['databricks.sqlWarehouse.personas[0]: "constructor" is not in personas (analyst, engineer, scientist)'],
    ],
    [
        "a persona without a group, and its role",
        { "personas.analyst.databricksGroup": undefined },
        [
            'databricks.sqlWarehouse.personas[0]: "analyst" has no Databricks group; add databricksGroup to the persona',
            "personas.analyst.databricksRole: is analyst, but the persona has no Databricks group to give it to; add databricksGroup",
        ],
    ],
    [
        "a persona twice",
        {
            "databricks.sqlWarehouse.personas": ["analyst", "analyst"],
            "databricks.teams[0].personas": ["engineer", "engineer"],
        },
        [
            'databricks.sqlWarehouse.personas: persona "analyst" stands twice',
            'databricks.teams[0].personas: persona "engineer" stands twice',
        ],
    ],
    [
        "a group that holds everybody",
        { "personas.analyst.databricksGroup": "account users" },
        ['personas.analyst.databricksGroup: "account users" is a group of Databricks\' own; name an account group'],
    ],
    [
        "one group of two personas",
        { "personas.scientist.databricksGroup": "amlp-dev-engineers" },
        ['personas: Databricks group "amlp-dev-engineers" is that of two personas; give each its own'],
    ],
    [
        "a role that there is not",
        { "personas.analyst.databricksRole": "admin" },
        ['personas.analyst.databricksRole: found "admin"; must be one of engineer, scientist, analyst'],
    ],
    [
        "a warehouse for nobody",
        { "databricks.sqlWarehouse.personas": [] },
        ["databricks.sqlWarehouse.personas: found []; must have at least 1 entry"],
    ],
    [
        "a team with a space",
        { "databricks.teams[0].name": "Team A" },
        [`databricks.teams[0].name: found "Team A"; ${keyForm}`],
    ],
];

describe("Settings of Databricks' people refuse", () => {
    it.each(people)("%s", (_title, changes, lines, stack) => {
        expect(issueLines(configWith(changes, stack), stack)).toEqual(lines);
    });
});
