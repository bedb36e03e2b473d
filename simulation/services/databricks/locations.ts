import { builtInRoles } from "../../../azure/roles";
import { at } from "../../core/ids";
import { known, principalsOf, refuse, same, shown } from "../../core/refusals";
import type { Behaviours, Call, CloudObject, CloudView } from "../../core/types";
import { catalogNamePage, catalogNameRule } from "./names";
import { beside, provider, requireOwner, taken, tokenOf } from "./refusals";

const connectorType = "azure-native:databricks:AccessConnector";

/** Credentials and the locations that they open. */
export const locationBehaviours: Behaviours = {
    [tokenOf("StorageCredential")]: {
        source: `${provider}, catalog/resource_storage_credential.go (force_new); docs/resources/storage_credential.md (forceDestroy); ${catalogNamePage}; unverified: wording of the refusals`,
        required: ["name", "azureManagedIdentity.accessConnectorId"],
        replaceOn: [],
        name: catalogNameRule,
        taken: taken("Storage credential"),
        refuse: (call) => {
            requireOwner(call);
            if (call.inputs.azureManagedIdentity === undefined) {
                refuse(
                    400,
                    "INVALID_PARAMETER_VALUE",
                    "A storage credential on Azure needs azureManagedIdentity. Set it.",
                );
            }
        },
        refuseDelete: (call) => {
            const users = beside(call, "ExternalLocation").filter(({ inputs }) =>
                same(inputs.credentialName, call.inputs.name),
            );
            if (users.length > 0 && call.inputs.forceDestroy !== true) {
                refuse(
                    400,
                    "INVALID_STATE",
                    `Storage credential '${shown(call.inputs.name)}' cannot be deleted because external locations use it: ${namesOf(users)}`,
                );
            }
        },
        seconds: 2,
    },
    [tokenOf("ExternalLocation")]: {
        source: `${provider}, catalog/resource_external_location.go (force_new); docs/resources/external_location.md (skipValidation, forceDestroy); ${catalogNamePage}; github.com/databricks/cli/issues/1063 (wording of the permission), github.com/elementary-data/elementary/issues/1635 (LOCATION_OVERLAP); unverified: wording of the others. Not modelled: the firewall of the account`,
        required: ["name", "url", "credentialName"],
        replaceOn: [],
        name: catalogNameRule,
        taken: taken("External location"),
        refuse: refuseLocation,
        refuseDelete: (call) => {
            const users = storingIn(call, shown(call.inputs.url));
            if (users.length > 0 && call.inputs.forceDestroy !== true) {
                refuse(
                    400,
                    "INVALID_STATE",
                    `External location '${shown(call.inputs.name)}' cannot be deleted because objects store in it: ${namesOf(users)}`,
                );
            }
        },
        seconds: 5,
    },
};

const namesOf = (objects: readonly CloudObject[]) => objects.map(({ inputs }) => shown(inputs.name)).join(", ");

/** Parts of `abfss://container@account.dfs.core.windows.net/path`. */
const urlForm = /^abfss:\/\/([^@/]+)@([^./]+)\.dfs\.core\.windows\.net(?:\/|$)/i;

/** Whether one URL lies in another: by whole names of folders. */
export function liesIn(url: unknown, above: unknown): boolean {
    const folder = (each: string) => `${each.toLowerCase().replace(/\/+$/, "")}/`;
    return typeof url === "string" && typeof above === "string" && folder(url).startsWith(folder(above));
}

/** Catalogs, schemas and volumes whose data lie at a URL. */
function storingIn(call: Call, url: string): CloudObject[] {
    const roots = { Catalog: "storageRoot", Schema: "storageRoot", Volume: "storageLocation" };
    return Object.entries(roots).flatMap(([type, property]) =>
        beside(call, type).filter(({ inputs }) => liesIn(inputs[property], url)),
    );
}

/** Refuses a place for data that is in no external location. */
export function requireLocation(call: Call, url: unknown): void {
    if (beside(call, "ExternalLocation").some(({ inputs }) => liesIn(url, inputs.url))) {
        return;
    }
    refuse(
        404,
        "EXTERNAL_LOCATION_DOES_NOT_EXIST",
        `No external location covers ${shown(url)}. Make one that does first.`,
    );
}

function refuseLocation(call: Call): void {
    const { inputs } = call;
    requireOwner(call);
    const credential = beside(call, "StorageCredential").find(({ inputs: { name } }) =>
        same(name, inputs.credentialName),
    );
    if (!credential) {
        refuse(
            404,
            "STORAGE_CREDENTIAL_DOES_NOT_EXIST",
            `Storage Credential '${shown(inputs.credentialName)}' does not exist.`,
        );
    }
    const overlapped = beside(call, "ExternalLocation").find(
        ({ id, inputs: { url } }) => !same(id, call.id) && (liesIn(url, inputs.url) || liesIn(inputs.url, url)),
    );
    if (overlapped) {
        refuse(
            400,
            "INVALID_PARAMETER_VALUE.LOCATION_OVERLAP",
            `Input path url '${shown(inputs.url)}' overlaps with other external locations within 'CreateExternalLocation' call. Conflicting location: ${shown(overlapped.inputs.name)}.`,
        );
    }
    if (inputs.skipValidation !== true) {
        validate(call, credential);
    }
}

const writers = [builtInRoles.storageBlobDataContributor, builtInRoles.storageBlobDataOwner];
const readers = [...writers, builtInRoles.storageBlobDataReader];

/** Databricks reads and writes a file there before it makes the location. */
function validate({ inputs, view }: Call, credential: CloudObject): void {
    const [, container = "", account = ""] = urlForm.exec(shown(inputs.url)) ?? [];
    if (container === "") {
        refuse(
            400,
            "INVALID_PARAMETER_VALUE",
            `${shown(inputs.url)} is not of the form abfss://container@account.dfs.core.windows.net/path`,
        );
    }
    const place = containerOf(view, account, container);
    if (place === undefined) {
        refuse(
            404,
            "INVALID_PARAMETER_VALUE",
            `There is no container ${container} in an account ${account}. Make it first.`,
        );
    }
    const roles = inputs.readOnly === true ? readers : writers;
    const held = principalsOfCredential(view, credential).map((principal) => view.holdsRole(principal, roles, place));
    if (held.length === 0 || held.includes("yes")) {
        return;
    }
    const why = held.includes("not yet") ? "its role has no effect yet" : "it holds no such role";
    refuse(
        403,
        "PERMISSION_DENIED",
        `The contributor role on the storage account is not set or Managed Identity does not have READ permissions on url ${shown(inputs.url)} (${why}). Please contact your account admin to update the storage credential.`,
    );
}

function containerOf(view: CloudView, account: string, container: string): string | undefined {
    const end = `/storageaccounts/${account}/blobservices/default/containers/${container}`.toLowerCase();
    const found = view.ofType("azure-native:storage:BlobContainer").find(({ id }) => id.toLowerCase().endsWith(end));
    return found?.id;
}

/** Identities that a credential may be; none where somebody else made its connector, so that nothing is known of it. */
function principalsOfCredential(view: CloudView, { inputs }: CloudObject): string[] {
    const connectorId = at(inputs, "azureManagedIdentity", "accessConnectorId");
    const connector = known(view, connectorId, connectorType);
    if (!connector) {
        return [];
    }
    const named = at(inputs, "azureManagedIdentity", "managedIdentityId");
    const users = principalsOf(view, connector.inputs).filter(({ id }) => named === undefined || same(id, named));
    const own = at(connector.outputs, "identity", "principalId");
    return named === undefined && typeof own === "string" ? [own] : users.map(({ principalId }) => principalId);
}
