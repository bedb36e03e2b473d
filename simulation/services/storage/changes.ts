import { at } from "../../core/ids";
import { same, shown } from "../../core/refusals";
import type { Refusal } from "../../core/types";

/** Redundancies that a change of the sku leads between; from one family to the other Azure converts on request. */
const families = [
    ["Standard_LRS", "Standard_GRS", "Standard_RAGRS"],
    ["Standard_ZRS", "Standard_GZRS", "Standard_RAGZRS"],
];

/** Kinds that an account may become. */
const upgrades: Readonly<Record<string, string>> = { Storage: "StorageV2", BlobStorage: "StorageV2" };

/** What a change of an account is refused for. */
export const accountRefusals: readonly Refusal[] = [
    {
        what: "a change of the redundancy that is a conversion",
        source: "learn.microsoft.com/azure/storage/common/redundancy-migration; learn.microsoft.com/rest/api/storagerp/srp_error_codes_common (message); github.com/hashicorp/terraform-provider-azurerm/issues/6526",
        code: "StorageAccountTypeConversionNotAllowed",
        message: ({ inputs, existing }) => {
            const [before, after] = [existing?.inputs, inputs].map((each) => at(each, "sku", "name"));
            const changes =
                !existing ||
                same(before, after) ||
                families.some((family) => [before, after].every((sku) => family.some((member) => same(member, sku))));
            return changes
                ? undefined
                : `The storage account does not support SKU conversion: ${shown(before)} to ${shown(after)}. Ask for a conversion, or make another account.`;
        },
    },
    {
        what: "a change of the kind, other than an upgrade to StorageV2",
        source: "learn.microsoft.com/azure/storage/common/storage-account-overview, storage-account-upgrade; github.com/hashicorp/terraform-provider-azurerm/pull/6580; unverified: code and message",
        message: ({ inputs: { kind }, existing }) => {
            const before = existing?.inputs.kind;
            return !existing || same(before, kind) || same(upgrades[shown(before)], kind)
                ? undefined
                : `The kind of a storage account cannot change from ${shown(before)} to ${shown(kind)}. Set it back, or make another account.`;
        },
    },
];
