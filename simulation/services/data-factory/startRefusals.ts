import { builtInRoles } from "../../../azure/roles";
import { nameOf } from "../../core/armIds";
import { at } from "../../core/ids";
import { known, listAt, same } from "../../core/refusals";
import type { Inputs } from "../../core/simulatedType";
import type { Call, CloudObject, CloudView, Refusal } from "../../core/types";
import { dataPlaneTokens } from "../sql/dataPlane";
import { sqlTokens } from "../sql/tokens";
import { bodyOf, factoryOf, ledTo } from "./references";

// Azure starts such a trigger, and its first run fails. A rehearsal runs no pipeline: it could not find the error later.
const stricter =
    "stricter than known: Azure starts the trigger, and its first run fails; unverified: status, code and message";

type Started = Pick<Call, "id" | "inputs" | "view">;

/** What a trigger runs: its pipelines, and all that those lead to. */
const runBy = ({ id, inputs, view }: Started) => ledTo(view, factoryOf(id), bodyOf(inputs));

const linkedServiceType = "azure-native:datafactory:LinkedService";

/** Linked services of a type that a trigger's pipelines sign in by. */
const linkedServices = (call: Started, type: string): Inputs[] =>
    runBy(call)
        .filter((object) => object.type === linkedServiceType && at(object.inputs.properties, "type") === type)
        .map(({ inputs }) => inputs.properties as Inputs);

/** The identity of the credential that a linked service signs in by; undefined where somebody else made it. */
function identityOf({ id, view }: Started, linkedService: Inputs): CloudObject | undefined {
    const [credential] = ledTo(view, factoryOf(id), { credential: linkedService.credential });
    const resourceId = at(credential?.inputs.properties, "resourceId");
    return known(view, resourceId, "azure-native:managedidentity:UserAssignedIdentity");
}

/** Id of the database that a linked service leads to, there or not; undefined where somebody else made the server. */
function databaseOf(view: CloudView, { server: host, database }: Inputs): string | undefined {
    const server = view.ofType(sqlTokens.server).find(({ id }) => same(host, `${nameOf(id)}.database.windows.net`));
    return server && typeof database === "string" ? `${server.id}/databases/${database}` : undefined;
}

function withoutUser(call: Started): string | undefined {
    for (const linkedService of linkedServices(call, "AzureSqlDatabase")) {
        const identity = identityOf(call, linkedService);
        const database = databaseOf(call.view, linkedService);
        const isUser = ({ type, inputs }: CloudObject) =>
            type === dataPlaneTokens.user && same(inputs.principal, identity?.outputs.clientId);
        if (identity && database !== undefined && !call.view.under(database).some(isUser)) {
            return `Login failed for user '<token-identified principal>': the identity ${identity.id} has no user in the database ${database}. Make it by the database's users, before the trigger starts.`;
        }
    }
    return undefined;
}

/** Names of the datasets that activities write or empty, however deep those lie. */
function writtenIn(value: unknown): unknown[] {
    if (Array.isArray(value)) {
        return value.flatMap(writtenIn);
    }
    if (value === null || typeof value !== "object") {
        return [];
    }
    const own =
        at(value, "type") === "Copy"
            ? listAt(value, "outputs")
            : at(value, "type") === "Delete"
              ? [at(value, "dataset")]
              : [];
    return [...own.map((dataset) => at(dataset, "referenceName")), ...Object.values(value).flatMap(writtenIn)];
}

/** Datasets that a trigger's pipelines write. */
function datasetsWritten(call: Started): CloudObject[] {
    const objects = runBy(call);
    const names = objects.filter(({ type }) => type.endsWith(":Pipeline")).flatMap(({ inputs }) => writtenIn(inputs));
    return objects.filter(({ id, type }) => type.endsWith(":Dataset") && names.some((name) => same(name, nameOf(id))));
}

/** The container of an account of the cloud that a dataset of a lake is in; undefined where somebody else made it. */
function zoneOf(view: CloudView, dataset: CloudObject, { url }: Inputs): CloudObject | undefined {
    const [, accountName] = /^https:\/\/([^./]+)\.dfs\./i.exec(typeof url === "string" ? url : "") ?? [];
    const zone = at(dataset.inputs.properties, "location", "fileSystem");
    return view.ofType("azure-native:storage:BlobContainer").find(({ id }) => {
        const [, account, container] =
            /\/storageAccounts\/([^/]+)\/blobServices\/default\/containers\/([^/]+)$/i.exec(id) ?? [];
        return same(account, accountName) && same(container, zone);
    });
}

const writers = [builtInRoles.storageBlobDataContributor, builtInRoles.storageBlobDataOwner];

function withoutRole(call: Started): string | undefined {
    for (const dataset of datasetsWritten(call)) {
        for (const linkedService of linkedServicesOf(call, dataset)) {
            const identity = identityOf(call, linkedService);
            const zone = zoneOf(call.view, dataset, linkedService);
            const held =
                identity && zone && call.view.holdsRole(String(identity.outputs.principalId), writers, zone.id);
            if (identity && zone && held !== "yes") {
                return `This request is not authorized to perform this operation using this permission: ${
                    held === "no"
                        ? `give the identity ${identity.id} the role Storage Blob Data Contributor on ${zone.id}, before the trigger starts.`
                        : `the role of the identity ${identity.id} on ${zone.id} has not taken effect yet; wait after it is given.`
                }`;
            }
        }
    }
    return undefined;
}

const linkedServicesOf = ({ id, view }: Started, dataset: CloudObject): Inputs[] =>
    ledTo(view, factoryOf(id), { reference: at(dataset.inputs.properties, "linkedServiceName") })
        .filter(({ type, inputs }) => type === linkedServiceType && at(inputs.properties, "type") === "AzureBlobFS")
        .map(({ inputs }) => inputs.properties as Inputs);

/** What the start of a trigger is refused for. */
export const startRefusals: readonly Refusal[] = [
    {
        what: "a trigger whose identity has no user in a database that its pipelines work with",
        source: `learn.microsoft.com/sql/relational-databases/errors-events/mssqlserver-18456-database-engine-error (number, message); ${stricter}. Not modelled: who is a member of a group that is a user`,
        code: "18456",
        message: withoutUser,
    },
    {
        what: "a trigger whose identity may not write a zone of the lake that its pipelines write",
        source: `learn.microsoft.com/troubleshoot/azure/azure-storage/blobs/authentication/storage-troubleshoot-403-errors (code, message); ${stricter}`,
        status: 403,
        code: "AuthorizationPermissionMismatch",
        message: withoutRole,
    },
];
