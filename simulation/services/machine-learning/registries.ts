import { nameOf, subscriptionOf } from "../../core/armIds";
import { at, uuidOf } from "../../core/ids";
import { listAt, regionOf, repeated, same } from "../../core/refusals";
import type { Inputs } from "../../core/simulatedType";
import type { CreatedAlongside, Refusal } from "../../core/types";
import { page } from "./tokens";

/** Group that the service makes for what a registry keeps its assets in. */
export const managedGroupOf = (id: string) =>
    `${subscriptionOf(id)}/resourceGroups/azureml-rg-${nameOf(id)}_${uuidOf(`${id}/group`)}`;

/** Name of an account of a registry in a region: the one that is asked for, or the service's own. */
function nameIn(id: string, region: string, asked: unknown): string {
    return typeof asked === "string" ? asked : uuidOf(`${id}/${region}`).replaceAll("-", "").slice(0, 22);
}

/** The parts of one region with the ids that the service gives them. */
function regionOfRegistry(id: string, region: unknown): Record<string, unknown> {
    const place = regionOf(at(region, "location"));
    const made = (list: string, part: string, nameInput: string, type: string) =>
        listAt(region, list).map((details) => {
            const account = at(details, part);
            const name = nameIn(id, place, at(account, nameInput));
            const armResourceId = { resourceId: `${managedGroupOf(id)}/providers/${type}/${name}` };
            return { [part]: { ...(account as object), [nameInput]: name, armResourceId } };
        });
    return {
        ...(region as object),
        acrDetails: made(
            "acrDetails",
            "systemCreatedAcrAccount",
            "acrAccountName",
            "Microsoft.ContainerRegistry/registries",
        ),
        storageAccountDetails: made(
            "storageAccountDetails",
            "systemCreatedStorageAccount",
            "storageAccountName",
            "Microsoft.Storage/storageAccounts",
        ),
    };
}

/** Regions of a registry, with the ids of the container registry and the storage account of each. */
export const regionDetailsOf = (id: string, inputs: Inputs) =>
    listAt(inputs, "regionDetails").map((region) => regionOfRegistry(id, region));

/** What the service makes for a registry: it lies in a group of its own and is deleted with it. */
export function madeWithRegistry(id: string, inputs: Inputs): CreatedAlongside[] {
    const parts = regionDetailsOf(id, inputs).flatMap((region) => [
        ...idsOf(listAt(region, "acrDetails"), "systemCreatedAcrAccount", "azure-native:containerregistry:Registry"),
        ...idsOf(
            listAt(region, "storageAccountDetails"),
            "systemCreatedStorageAccount",
            "azure-native:storage:StorageAccount",
        ),
    ]);
    const group = { id: managedGroupOf(id), type: "azure-native:resources:ResourceGroup", goesWithIt: true };
    return [group, ...parts];
}

const idsOf = (details: readonly unknown[], account: string, type: string): CreatedAlongside[] =>
    details.map((each) => ({
        id: String(at(each, account, "armResourceId", "resourceId")),
        type,
        goesWithIt: true,
    }));

const regionsOf = (inputs: Inputs) => listAt(inputs, "regionDetails").map((region) => regionOf(at(region, "location")));
const registryPage = page("how-to-manage-registries");

/** What a registry is refused for. */
export const registryRefusals: readonly Refusal[] = [
    {
        what: "a list of regions without the registry's own",
        source: `${registryPage} (the primary region is one of the list); unverified: code and message`,
        message: ({ inputs }) =>
            regionsOf(inputs).includes(regionOf(inputs.location))
                ? undefined
                : `The regions of the registry, ${regionsOf(inputs).join(", ") || "none"}, lack its own, ${regionOf(inputs.location)}. Add it to regionDetails.`,
    },
    {
        what: "one region twice",
        source: `${registryPage}; unverified: code and message`,
        message: ({ inputs }) => {
            const twice = repeated(regionsOf(inputs), same);
            return twice && `The region ${twice} is duplicated in regionDetails. Keep one of the two.`;
        },
    },
    {
        what: "a container registry of another tier than Premium",
        source: `${registryPage} (acr_config: Premium alone); unverified: code and message`,
        message: ({ inputs }) => {
            const tiers = listAt(inputs, "regionDetails")
                .flatMap((region) => listAt(region, "acrDetails"))
                .map((details) => at(details, "systemCreatedAcrAccount", "acrAccountSku") ?? "Premium");
            const wrong = tiers.find((tier) => !same(tier, "Premium"));
            return typeof wrong === "string"
                ? `The container registry of a registry cannot have tier ${wrong}. Set acrAccountSku to Premium.`
                : undefined;
        },
    },
];
