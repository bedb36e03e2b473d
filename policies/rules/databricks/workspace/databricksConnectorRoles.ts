import { blobReaderRoles, blobWriterRoles } from "../../../core/azure/roles";
import { isTrue } from "../../../core/conditions";
import { coversPath, lakePathOf, lakePathTypes } from "../../../core/databricks/lakePaths";
import { namesObject } from "../../../core/databricks/names";
import { lastSegment, propertyIn, type ResourceGraph, textAt } from "../../../core/relations";
import { isSecret, type PolicyInput } from "../../../core/resource";
import { defineStackRule, type StackFinding } from "../../../core/rule";
import { type Answer, both } from "../../../core/verdict";

const locationType = "databricks:index/externalLocation:ExternalLocation";
const readOnly = isTrue();

function credentialOf(graph: ResourceGraph, location: PolicyInput): PolicyInput | undefined {
    const credentials = graph.ofType("databricks:index/storageCredential:StorageCredential");
    return graph.find(credentials, (credential) => namesObject(graph, location, "credentialName", credential)).found;
}

function connectorOf(graph: ResourceGraph, credential: PolicyInput): PolicyInput | undefined {
    const connectors = graph.ofType("azure-native:databricks:AccessConnector");
    const path = "azureManagedIdentity.accessConnectorId";
    return graph.find(connectors, (connector) => graph.refers(credential, path, connector)).found;
}

function givesRole(assignment: PolicyInput, roles: readonly string[]): Answer {
    const role = textAt(assignment, "roleDefinitionId");
    if (role.state !== "known") {
        return role.state === "unknown" ? "unknown" : "fail";
    }
    return roles.includes(lastSegment(role.text).toLowerCase()) ? "pass" : "fail";
}

function judgeLocation(graph: ResourceGraph, location: PolicyInput): StackFinding[] {
    const credential = credentialOf(graph, location);
    const connector = credential && connectorOf(graph, credential);
    // The roles of another stack's connector are given there.
    if (!connector) {
        return [];
    }
    const reads = readOnly.judge(propertyIn(location, "readOnly")).answer === "pass";
    const roles = reads ? [...blobWriterRoles, ...blobReaderRoles] : blobWriterRoles;
    const path = lakePathOf(location);
    const { answer } = graph.find(graph.ofType("azure-native:authorization:RoleAssignment"), (assignment) =>
        both([
            givesRole(assignment, roles),
            graph.actsFor(assignment, "principalId", connector),
            coversPath(graph, assignment, location, path),
        ]),
    );
    if (answer === "pass") {
        return [];
    }
    const found = answer === "fail" ? "has no role on" : "may have a role, which is not known before deployment, on";
    const account = path === undefined || isSecret(location, "url") ? "the account of the url" : path.account;
    const message = `${connector.name} ${found} ${account}, expected ${reads ? "Storage Blob Data Reader" : "Storage Blob Data Contributor"}`;
    return [{ urn: location.urn, path: "url", message, verdict: answer }];
}

export const databricksConnectorRoles = defineStackRule({
    id: "databricks-connector-roles",
    title: "An access connector may use the storage that its locations name",
    rationale: "Unity Catalog reads and writes as the connector: without the role every query of the location fails.",
    remedy: "Assign Storage Blob Data Contributor on the account or container to the connector's identity.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: [locationType],
    reads: [
        "azure-native:authorization:RoleAssignment",
        "azure-native:databricks:AccessConnector",
        "databricks:index/storageCredential:StorageCredential",
        ...lakePathTypes,
    ],
    references: ["databricks.connector-identity", "dbx.uc-credential"],
    judge: (graph) => graph.ofType(locationType).flatMap((location) => judgeLocation(graph, location)),
});
