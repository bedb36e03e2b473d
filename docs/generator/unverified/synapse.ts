import type { UnverifiedFact } from "./fact";

/** Facts that Synapse relies on. */
export const synapseFacts: readonly UnverifiedFact[] = [
    {
        fact: "Azure asks for no SQL login of a workspace that takes Entra identities alone.",
        marks: ["that Azure asks for no SQL login"],
        otherwise: "Azure refuses the workspace, and nothing of it is made.",
        findOut: "Make a workspace without `sqlAdministratorLogin` and with `azureADOnlyAuthentication`.",
    },
    {
        fact: "The first administrator of a workspace may be a group.",
        marks: ["that a group may be the first administrator"],
        otherwise:
            "Azure refuses the workspace, or only the deploying principal administers it in Synapse Studio; administrators of SQL are given apart from it.",
        findOut: "Deploy a warehouse, and list its roles: `az synapse role assignment list --workspace-name <name>`.",
    },
    {
        fact: "Ten minutes after its key is activated, a workspace takes whatever is made in it.",
        marks: ["how long that is; hashicorp"],
        otherwise: "What is made in it is refused with WorkspaceActivationRequired. The next `pulumi up` goes on.",
        findOut:
            "Deploy a warehouse with a key, and read its encryption meanwhile: `az synapse workspace show --query encryption`.",
    },
    {
        fact: "The name of the endpoint that Azure opens on a workspace's account holds `synapse-ws-custstgacct`.",
        marks: ["that Azure's name of the endpoint holds"],
        otherwise:
            "The approval finds no connection, and fails with an index that is out of range. Set `approvesStorageEndpoint: false`, and approve by hand.",
        findOut:
            "Deploy a warehouse, and list the connections: `az network private-endpoint-connection list --id <ARM id of the account>`.",
    },
    {
        fact: "A workspace that names a key without its version uses the newest one.",
        marks: ["that a workspace then follows the rotation"],
        otherwise:
            "The workspace keeps the version that it was made with, and stops to work where that one is disabled. Leave old versions enabled.",
        findOut:
            "Rotate the key of a workspace, and read its encryption: `az synapse workspace show --query encryption`.",
    },
    {
        fact: "A pool takes users by their SID, as Azure SQL does, so that the directory is not asked.",
        marks: ["that pools of Synapse take it"],
        otherwise:
            "The step that makes the users fails at `CREATE USER`, and names it. Make them by hand `FROM EXTERNAL PROVIDER`: the step takes over a user that has the SID.",
        findOut:
            "Run the statement of `test/steps/sql/statementsOfPools.sql` in both pools, as a member of the administrators.",
    },
    {
        fact: "Of two updates of one row, a dedicated pool lets the second wait for the first.",
        marks: ["that a pool lets the second of two updates wait"],
        otherwise:
            "Two steps that begin within the same second may both take the lock. Each then applies scripts that can be applied any number of times.",
        findOut: "Hold a transaction open that updates `platform.step_lock`, and update it from another session.",
    },
    {
        fact: "Pools take the settings that the driver sends at login.",
        marks: ["that pools take what tedious sends"],
        otherwise: "The step fails at its login, with the name of the setting. Leave that one out in `connection.ts`.",
        findOut: "Apply one script to each of the two pools.",
    },
    {
        fact: "A new Spark pool may have version 3.4.",
        marks: ["how long 3.4 is still offered"],
        otherwise: 'Azure refuses the pool. Set `version: "3.5"`, which is the default.',
        findOut: "Make a pool with it.",
    },
];
