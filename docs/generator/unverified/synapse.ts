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
        fact: "A new Spark pool may have version 3.4.",
        marks: ["how long 3.4 is still offered"],
        otherwise: 'Azure refuses the pool. Set `version: "3.5"`, which is the default.',
        findOut: "Make a pool with it.",
    },
];
