import { describe, expect, it } from "vitest";
import { minimalIssues, type BadSetting } from "../../support/stackSettings";

const workspace = "databricks.workspace";
const warehouse = "databricks.sqlWarehouse";
const tokenDays = (days: number) =>
    `${workspace}.maxTokenLifetimeDays: must be a whole number of days from 1 to 90, is ${days}`;

const contents: BadSetting[] = [
    ["tokens of no day", { [workspace]: { maxTokenLifetimeDays: 0 } }, [tokenDays(0)]],
    ["tokens that live too long", { [workspace]: { maxTokenLifetimeDays: 91 } }, [tokenDays(91)]],
    [
        "a system schema that is always on, and one twice",
        { [workspace]: { systemSchemas: ["billing", "access", "access"] } },
        [
            `${workspace}.systemSchemas[0]: "billing" is always on; leave it out`,
            `${workspace}.systemSchemas: "access" is duplicated`,
        ],
    ],
    [
        "a warehouse that idles for hours",
        { [`${warehouse}.autoStopMinutes`]: 120 },
        [`${warehouse}.autoStopMinutes: must be a whole number of minutes from 1 to 60, is 120`],
    ],
    [
        "a warehouse of its own machines that stops too soon",
        { [`${warehouse}.serverless`]: false, [`${warehouse}.autoStopMinutes`]: 5 },
        [
            `${warehouse}.autoStopMinutes: must be a whole number of minutes from 10 to 60 without serverless compute, is 5`,
        ],
    ],
    [
        "a serverless warehouse that does not reach the lake",
        { lake: { replication: "Standard_LRS" } },
        [
            `${warehouse}.serverless: is true by default, but serverless compute reaches the lake over its private endpoints alone; set databricks.serverlessConnectivity to true, or this to false`,
        ],
    ],
    [
        "two teams of one name, which a persona has too",
        {
            "databricks.teams": ["engineer", "engineer"].map((name) => ({ name, personas: ["engineer", "analyst"] })),
        },
        ['databricks.teams: team "engineer" is duplicated', 'databricks.teams: "engineer" is the name of a persona'],
    ],
    [
        "the id of the application AzureDatabricks for that of its object",
        { "databricks.azureDatabricksObjectId": "2ff814a6-3304-4ab8-85cb-cd0e6f879c1d" },
        [
            "databricks.azureDatabricksObjectId: is the application id of AzureDatabricks; a role needs its object id in the tenant",
        ],
    ],
];

describe("Settings of what is in a workspace refuse", () => {
    it.each(contents)("%s", (_title, changes, lines) => {
        expect(minimalIssues("databricks", changes)).toEqual(lines);
    });
});
