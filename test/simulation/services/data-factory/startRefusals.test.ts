import { describe, expect, it } from "vitest";
import { behaviours } from "../../../../simulation/services";
import type { Cloud } from "../../../../simulation/cloud/cloud";
import type { Inputs } from "../../../../simulation/core/simulatedType";
import { factory } from "../../refused/dataFactoryParts";
import {
    account,
    accountId,
    cloudWith,
    container,
    idIn,
    identity,
    identityId,
    principalOf,
    put,
    refusalOf,
    role,
    roles,
    type Asked,
} from "../../support";

const inFactory = (type: string, name: string, inputs: Inputs): Asked => [
    `datafactory:${type}`,
    { factoryName: "adf", location: undefined, ...inputs, [nameInputs[type] ?? ""]: name },
];
const nameInputs: Record<string, string> = {
    CredentialOperation: "credentialName",
    Dataset: "datasetName",
    LinkedService: "linkedServiceName",
    Pipeline: "pipelineName",
    Trigger: "triggerName",
};
const refersTo = (type: string, referenceName: string) => ({ type: `${type}Reference`, referenceName });
const linked = (name: string, properties: Inputs, credential = "ingest") =>
    inFactory("LinkedService", name, {
        properties: { credential: refersTo("Credential", credential), ...properties },
    });
const dataset = (name: string, fileSystem: string) =>
    inFactory("Dataset", name, {
        properties: {
            type: "Parquet",
            linkedServiceName: refersTo("LinkedService", "lake"),
            location: { type: "AzureBlobFSLocation", fileSystem },
        },
    });

// A pipeline that runs another, whose loop copies from one zone into another and works with the control database.
const copies = {
    type: "ForEach",
    activities: [
        {
            type: "Copy",
            inputs: [refersTo("Dataset", "read")],
            outputs: [refersTo("Dataset", "written")],
        },
        { type: "Script", linkedServiceName: refersTo("LinkedService", "control") },
    ],
};
const objects: Asked[] = [
    factory,
    identity("id-ingest"),
    account("stlake"),
    container("stlake", "landing"),
    container("stlake", "archive"),
    [
        "sql:Server",
        { serverName: "sql", administrators: { principalType: "Group", login: "a", sid: "g-1", tenantId: "t-1" } },
    ],
    ["sql:Database", { serverName: "sql", databaseName: "control" }],
    inFactory("CredentialOperation", "ingest", {
        properties: { type: "ManagedIdentity", resourceId: identityId("id-ingest") },
    }),
    linked("lake", { type: "AzureBlobFS", url: "https://stlake.dfs.core.windows.net" }),
    linked("control", { type: "AzureSqlDatabase", server: "sql.database.windows.net", database: "control" }),
    dataset("read", "archive"),
    dataset("written", "landing"),
    inFactory("Pipeline", "inner", { activities: [copies] }),
    inFactory("Pipeline", "daily", {
        activities: [{ type: "ExecutePipeline", pipeline: refersTo("Pipeline", "inner") }],
    }),
    inFactory("Trigger", "daily", {
        properties: {
            type: "ScheduleTrigger",
            pipelines: [{ pipelineReference: refersTo("Pipeline", "daily") }],
        },
    }),
];
const zoneId = `${accountId("stlake")}/blobServices/default/containers/landing`;
const trigger = idIn("Microsoft.DataFactory/factories", "adf", "triggers", "daily");
const start = (cloud: Cloud) => refusalOf(() => cloud.act(trigger, "start"));

function withUser(cloud: Cloud, name = "id-ingest"): Cloud {
    const clientId = cloud.get(identityId(name))?.outputs.clientId;
    cloud.put({
        type: "transact-sql:DatabaseUser",
        logicalName: "x",
        caller: { subscriptionId: "", tenantId: "" },
        inputs: {
            server: idIn("Microsoft.Sql/servers", "sql"),
            database: "control",
            name,
            principal: clientId,
            roles: [],
            grants: [],
        },
    });
    return cloud;
}

function withRole(cloud: Cloud, roleId = roles.blobContributor, scope = zoneId): Cloud {
    put(cloud, role(scope, principalOf("id-ingest"), roleId));
    return cloud;
}

function inForce(cloud: Cloud): Cloud {
    cloud.wait(120);
    return cloud;
}

describe("The start of a trigger", () => {
    it("is taken where its identity is a user of the database and may write the zone", () => {
        expect(start(inForce(withRole(withUser(cloudWith(objects)))))).toBe("");
    });

    it("is taken with a role on the account that the zone is in", () => {
        const cloud = withRole(withUser(cloudWith(objects)), roles.blobContributor, accountId("stlake"));
        expect(start(inForce(cloud))).toBe("");
    });

    it("is refused where its identity has no user, with identity, database and what to do", () => {
        const refusal = start(inForce(withRole(cloudWith(objects))));
        expect(refusal).toMatch(/^400 18456: Login failed for user '<token-identified principal>'/);
        expect(refusal).toContain(identityId("id-ingest"));
        expect(refusal).toContain(idIn("Microsoft.Sql/servers", "sql", "databases", "control"));
        expect(refusal).toMatch(/Make it by the database's users, before the trigger starts\.$/);
    });

    it("is refused where another identity alone has a user", () => {
        const cloud = cloudWith([...objects, identity("id-other")]);
        expect(start(inForce(withRole(withUser(cloud, "id-other"))))).toMatch(/^400 18456/);
    });

    it("is refused where its identity has no role on the zone, with identity, zone and what to do", () => {
        const refusal = start(withUser(cloudWith(objects)));
        expect(refusal).toMatch(/^403 AuthorizationPermissionMismatch: /);
        expect(refusal).toContain(
            `give the identity ${identityId("id-ingest")} the role Storage Blob Data Contributor on ${zoneId}`,
        );
    });

    it("is refused where its role on the zone only reads", () => {
        const reader = "2a2b9908-6ea1-4ae2-8e65-a410df84e7d1";
        expect(start(inForce(withRole(withUser(cloudWith(objects)), reader)))).toMatch(/^403 Authorization/);
    });

    it("is refused where its role has not taken effect yet", () => {
        expect(start(withRole(withUser(cloudWith(objects))))).toMatch(
            /has not taken effect yet; wait after it is given/,
        );
    });

    it("is taken where a source is made by somebody else, whose users are not known", () => {
        const source = linked("source", { type: "AzureSqlDatabase", server: "s.database.windows.net", database: "d" });
        const reads = {
            activities: [copies, { type: "Lookup", linkedServiceName: refersTo("LinkedService", "source") }],
        };
        const cloud = cloudWith([...objects, source, inFactory("Pipeline", "inner", reads)]);
        expect(start(inForce(withRole(withUser(cloud))))).toBe("");
    });

    it("is taken of a pipeline that works with neither", () => {
        const waits = inFactory("Pipeline", "inner", { activities: [{ type: "Wait", waitTimeInSeconds: 1 }] });
        expect(start(cloudWith([...objects, waits]))).toBe("");
    });

    it("says of each refusal that Azure does not have it", () => {
        const refusals = behaviours["azure-native:datafactory:Trigger"]?.actionRefusals?.start ?? [];
        expect(refusals).toHaveLength(2);
        for (const { source } of refusals) {
            expect(source).toMatch(/stricter than known: .*its first run fails/);
        }
    });
});
