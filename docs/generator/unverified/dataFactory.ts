import type { UnverifiedFact } from "./fact";

/** Facts that Data Factory relies on. */
export const dataFactoryFacts: readonly UnverifiedFact[] = [
    {
        fact: "Five minutes after an endpoint of the managed network is made, its target lists the connection.",
        marks: ["how long that takes", "that the target lists the connection once the endpoint has come up"],
        also: ["components/shared/privateEndpointApproval.ts"],
        otherwise: "The approval fails, and nothing after it is made. The next `pulumi up` approves.",
        findOut:
            "Deploy `data-factory-minimal`, and list the connections of the lake meanwhile: `az network private-endpoint-connection list --id <ARM id of the account>`.",
    },
    {
        fact: "An Event Hubs namespace lists the connections of its private endpoints in its own answer.",
        marks: ["that an Event Hubs namespace lists"],
        otherwise: "The approval of an endpoint to such a namespace fails; no environment has one. Approve it by hand.",
        findOut: "`az eventhubs namespace show --query privateEndpointConnections`",
    },
    {
        fact: "Azure puts the first 40 characters of an endpoint's name into the name of the connection.",
        marks: ["where; 40 characters"],
        otherwise: "The approval finds no connection, and fails with an index that is out of range.",
        findOut: "Make an endpoint whose target has a name of 31 characters, and read the name of its connection.",
    },
    {
        fact: "A principal needs both the write of a connection and the approval to approve it.",
        marks: ["which of the last two each type asks for"],
        otherwise: "A role of its own for the deploying principal holds an action without need. Nothing fails.",
        findOut: "Approve with a role that lacks one of the two.",
    },
    {
        fact: "A factory that names a key without its version uses the newest one.",
        marks: ["that the factory then follows the key's rotation"],
        otherwise:
            "The factory keeps the version that it was made with, and stops to work where that one is disabled. Leave old versions enabled.",
        findOut: "Rotate the key of a factory, and read its encryption: `az datafactory show`.",
    },
    {
        fact: "The managed runtime keeps its machines for at most 1440 minutes.",
        marks: ["the most minutes, of which no source says anything"],
        otherwise: "Azure refuses a runtime with more minutes than it takes.",
        findOut: "Make a runtime with `timeToLiveMinutes: 1440`.",
    },
    {
        fact: "Data Factory knows each time zone of Windows.",
        marks: ["that Data Factory knows each of them"],
        otherwise: "Azure refuses a trigger in such a time zone.",
        findOut: "Make a daily trigger in the zone.",
    },
    {
        fact: "Data Factory counts the bytes of a pipeline as its JSON has them.",
        marks: ["how the service counts"],
        otherwise: "Azure refuses a pipeline that is a little smaller than the limit.",
        findOut: "Make pipelines of sizes about the limit.",
    },
    {
        fact: "A loop within a condition within a loop is refused.",
        marks: ["that loops in conditions count"],
        otherwise: "The library refuses a pipeline that Azure takes.",
        findOut: "Make such a pipeline.",
    },
    {
        fact: "The header of a REST API takes a secret of a key vault.",
        marks: ["Microsoft's reference shows values as SecureString alone"],
        otherwise: "Azure refuses the linked service, or the API refuses every request.",
        findOut: "Make a source of type `RestService` with `apiKey`, and test its connection in the studio.",
    },
    {
        fact: "The SFTP connector takes a fingerprint by SHA-256.",
        marks: ["whether the connector takes a fingerprint by SHA-256"],
        otherwise: "Every copy from the server fails. State the fingerprint by MD5.",
        findOut: "Test the connection of such a linked service in the studio.",
    },
    {
        fact: "The deletion of a folder that is not there succeeds.",
        marks: ["that the deletion of a folder that is not there succeeds"],
        otherwise: "The first load of every table fails in its activity Clear.",
        findOut: "Run the daily pipeline of `data-factory-minimal` once.",
    },
    {
        fact: "The error of an activity that was skipped is null.",
        marks: ["that the error of an activity that was skipped is null"],
        otherwise:
            "A run that failed is not marked as failed in the run log, and holds its table until it counts as abandoned.",
        findOut: "Let a copy fail, and read `control.run_log`.",
    },
    {
        fact: "A copy says how much it copied and skipped, also where that is nothing.",
        marks: [
            "that the count is there where nothing was copied",
            "whether the number is there where none was skipped",
        ],
        otherwise: "The count of such a load is 0 all the same.",
        findOut: "Run a feed without new files, and a table without incompatible rows.",
    },
    {
        fact: "No clean-up of changes comes between the bounds of a load and its query of changed rows.",
        marks: ["that no clean-up of changes comes between the bounds and this query"],
        otherwise:
            "Changes of a table that was not loaded for as long as SQL Server keeps them are missing from one load.",
        findOut: "Keep changes for longer than the longest time between two loads.",
    },
    {
        fact: "A copy takes an empty name of a column where it is not partitioned.",
        marks: ["that an empty name is taken where nothing is parted"],
        otherwise: "Every copy of a source with one partitioned table fails for its other tables.",
        findOut: "Run a source with a partitioned table and another one.",
    },
    {
        fact: "Data Factory quotes the column of a partition in its ranges, or needs no quotes.",
        marks: ["how Data Factory quotes the name in its ranges"],
        otherwise: "Nothing fails: other names are refused.",
        findOut: "Partition a table by a column with a blank in its name.",
    },
    {
        fact: "A trigger at a local time that occurs twice runs once or twice on that day.",
        marks: ["how often Data Factory runs at a local time that occurs twice"],
        otherwise: "There is one load more. Nothing fails.",
        findOut: "Read the runs of a trigger at 02:30 on the day on which summer time ends.",
    },
    {
        fact: "The log of pipelines holds a parameter of type Object as an object, or as a text of JSON.",
        marks: ["whether the log holds a parameter of type Object"],
        otherwise: "Alerts name no table, and tables count as late that are not.",
        findOut: "`ADFPipelineRun | where PipelineName endswith '_copyTable' | project Parameters`",
    },
    {
        fact: "A Fabric capacity is suspended and resumed by these two actions and its `read`, without its `write`.",
        marks: ["that a Fabric capacity is paused without its `write`"],
        otherwise: "Runs that pause or resume a capacity fail, and say that the right is missing.",
        findOut: "Run the pipeline that pauses a capacity once by hand.",
    },
    {
        fact: "The query of a factory's runs by the time of their last update has a run that has been in one activity for hours.",
        marks: ["that the query of runs, by when they were last updated,"],
        otherwise: "A pool is paused while such a load runs; the load fails as a whole, and is done again.",
        findOut: "Query the runs of the last hour while a run waits for two.",
    },
    {
        fact: "A managed endpoint has no meter of its own.",
        marks: ["that it has no meter of its own"],
        also: ["simulation/live/unbilledTypes.ts"],
        otherwise: "The estimate of a live rehearsal is wrong by the difference.",
        findOut: "Read the bill of a factory with a managed endpoint.",
    },
    {
        fact: "A lookup of one JSON object answers the lists and objects within it.",
        marks: ["that a lookup of one JSON object answers"],
        otherwise:
            "The load of the warehouse fails at its condition, before the pool is called: nothing is loaded. Read the manifest by a WebActivity.",
        findOut: "Run the pipeline of a `WarehouseLoad` with a set, and look at the output of `Manifest`.",
    },
];
