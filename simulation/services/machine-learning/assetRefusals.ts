import { resourceTypes } from "../../../azure/kinds";
import { at } from "../../core/ids";
import { nameOf } from "../../core/armIds";
import { known, same } from "../../core/refusals";
import type { Call, CloudObject, CloudView, Refusal } from "../../core/types";
import { tokens, workspaceOf } from "./tokens";

const accountType = resourceTypes.storageAccount.token;

/** Account of a datastore, by its name; undefined where somebody else made it. */
const accountNamed = (view: CloudView, name: unknown): CloudObject | undefined =>
    view.ofType(accountType).find(({ id }) => same(nameOf(id), name));

const containerOf = (inputs: Call["inputs"]) => {
    const { filesystem, containerName } = (inputs.properties ?? {}) as Readonly<Record<string, unknown>>;
    return filesystem ?? containerName;
};

/** Id of a container of an account. */
const containerId = (account: CloudObject, container: string) =>
    `${account.id}/blobServices/default/containers/${container}`;

/** What a datastore is refused for. */
export const datastoreRefusals: readonly Refusal[] = [
    {
        what: "a datastore on a container that does not exist",
        source: "stricter than known: Azure may find out at the first job; unverified: code and message",
        message: ({ inputs, view }) => {
            const account = accountNamed(view, at(inputs.properties, "accountName"));
            const container = containerOf(inputs);
            return account && typeof container === "string" && !view.find(containerId(account, container))
                ? `The container ${container} of the storage account ${nameOf(account.id)} does not exist. Make it before the datastore.`
                : undefined;
        },
    },
    {
        what: "a key for an account that takes none",
        source: "learn.microsoft.com/azure/storage/common/shared-key-authorization-prevent; stricter than known: Azure may find out at the first job",
        status: 403,
        code: "KeyBasedAuthenticationNotPermitted",
        message: ({ inputs, view }) => {
            const account = accountNamed(view, at(inputs.properties, "accountName"));
            const type = at(inputs.properties, "credentials", "credentialsType");
            return account?.inputs.allowSharedKeyAccess === false &&
                ["AccountKey", "Sas"].some((key) => same(key, type))
                ? `Key based authentication is not permitted on this storage account: ${nameOf(account.id)}. Set credentialsType to None.`
                : undefined;
        },
    },
];

/** Datastore and path that the URI of a data asset names, whether by the short or the long form; undefined for another URI. */
export function placeOf(dataUri: unknown): { datastore: string; path: string } | undefined {
    const [, datastore, path] =
        /^azureml:\/\/(?:.+\/workspaces\/[^/]+\/)?datastores\/([^/]+)\/paths\/(.*)$/i.exec(
            typeof dataUri === "string" ? dataUri : "",
        ) ?? [];
    return datastore === undefined || path === undefined ? undefined : { datastore, path };
}

/** Datastores that every workspace has. */
const ownDatastores = [
    "workspaceblobstore",
    "workspacefilestore",
    "workspaceartifactstore",
    "workspaceworkingdirectory",
] as const;

function datastoreOf(call: Call): { id: string; object?: CloudObject; path: string } | undefined {
    const place = placeOf(at(call.inputs.properties, "dataUri"));
    const workspace = workspaceOf(call);
    if (!place || !workspace) {
        return undefined;
    }
    const id = `${workspace.id}/datastores/${place.datastore}`;
    return { id, object: call.view.find(id), path: place.path };
}

/** What a data asset is refused for. */
export const dataRefusals: readonly Refusal[] = [
    {
        what: "a data asset on a datastore that does not exist",
        source: "MicrosoftDocs/azure-ai-docs, machine-learning/how-to-create-data-assets.md (azureml://datastores/ and the name); stricter than known; unverified: code and message",
        message: (call) => {
            const datastore = datastoreOf(call);
            return datastore && !datastore.object
                ? `The datastore ${nameOf(datastore.id)} of the data asset ${String(call.inputs.name)} does not exist. Make it first.`
                : undefined;
        },
    },
    {
        what: "an mltable without the file MLTable at its URI",
        source: "MicrosoftDocs/azure-ai-docs, machine-learning/how-to-mltable.md (a folder with a file MLTable); stricter than known: Azure finds out at the first job; unverified: code and message",
        message: (call) => {
            const { object, path = "" } = datastoreOf(call) ?? {};
            const account = known(
                call.view,
                accountNamed(call.view, at(object?.inputs.properties, "accountName"))?.id,
                accountType,
            );
            const container = object && containerOf(object.inputs);
            if (!same(at(call.inputs.properties, "dataType"), "mltable") || !account || typeof container !== "string") {
                return undefined;
            }
            const file = `${path.replace(/\/$/, "")}/MLTable`.replace(/^\//, "");
            return call.view.find(`${containerId(account, container)}/blobs/${file}`)
                ? undefined
                : `The data asset ${String(call.inputs.name)} is an mltable, but there is no file ${file} in ${container}. Upload it first.`;
        },
    },
];

/** What an environment is refused for. */
export const environmentRefusals: readonly Refusal[] = [
    {
        what: "an environment that has neither an image nor a build, or both",
        source: "azure-rest-api-specs, EnvironmentVersionProperties (image or build); unverified: code and message",
        message: ({ inputs }) => {
            const given = ["image", "build"].filter((property) => at(inputs.properties, property) !== undefined);
            return given.length === 1
                ? undefined
                : `The environment ${String(inputs.name)} needs an image or a build, has ${given.join(" and ") || "neither"}.`;
        },
    },
    {
        what: "an environment that is built in a workspace whose container registry is private and that names no compute for it",
        source: "MicrosoftDocs/azure-ai-docs, machine-learning/how-to-managed-network.md#configure-image-builds; stricter than known: Azure finds out at the first build; unverified: code and message",
        message: (call) => {
            const workspace = workspaceOf(call);
            const registry = known(
                call.view,
                workspace?.inputs.containerRegistry,
                resourceTypes.containerRegistry.token,
            );
            const isBuilt = ["build", "condaFile"].some(
                (property) => at(call.inputs.properties, property) !== undefined,
            );
            return isBuilt &&
                same(registry?.inputs.publicNetworkAccess, "Disabled") &&
                !workspace?.inputs.imageBuildCompute
                ? `The image of the environment ${String(call.inputs.name)} cannot be built: the registry of the workspace is private. Set imageBuildCompute of the workspace to a cluster.`
                : undefined;
        },
    },
];

/** The datastores that a workspace begins with. */
export const madeWithWorkspace = (id: string) =>
    ownDatastores.map((name) => ({ id: `${id}/datastores/${name}`, type: tokens.datastore, goesWithIt: true }));
