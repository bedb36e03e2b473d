import { allResourceTypes } from "../../../azure/resourceTypes";
import { parentOf } from "../../core/armIds";
import { at } from "../../core/ids";
import { elsewhere, outside, regionAt } from "../../core/refusalKinds";
import { listAt, same } from "../../core/refusals";
import type { Call, Refusal } from "../../core/types";

const retention = { path: "retentionInDays", from: 30, to: 730 };
const pricing =
    "https://docs.microsoft.com/azure/azure-monitor/platform/manage-cost-storage#change-the-data-retention-period";

/** What a Log Analytics workspace is refused for. */
export const workspaceRefusals: readonly Refusal[] = [
    {
        what: "a retention outside 30 to 730 days",
        source: "github.com/Azure/azure-powershell/issues/12524, github.com/hashicorp/terraform-provider-azurerm/issues/2949",
        code: "BadRequest",
        message: ({ inputs }) =>
            // The free tier, which no new workspace gets, keeps 7 days.
            outside(inputs, retention) === undefined || same(at(inputs, "sku", "name"), "Free")
                ? undefined
                : `The value provided for retention is invalid. the expected value should be between 30 to 730. see ${pricing} for more information`,
    },
];

/** What a diagnostic setting is of: the ARM type of its resource, and the part of it, for example a blob service. */
function watchedType({ inputs }: Call) {
    const path = String(inputs.resourceUri).split("/providers/").at(-1) ?? "";
    return path
        .split("/")
        .filter((_, i) => i === 0 || i % 2 === 1)
        .join("/");
}

/** What a diagnostic setting is refused for. */
export const settingRefusals: readonly Refusal[] = [
    {
        what: "the category group audit of what has none",
        source: "github.com/Azure/avdaccelerator/issues/685",
        code: "BadRequest",
        message: (call) => {
            const row = allResourceTypes.find(({ arm }) => same(arm, watchedType(call)));
            const audit = listAt(call.inputs, "logs").some((log) => same(at(log, "categoryGroup"), "audit"));
            return audit && row?.logs?.withoutAudit
                ? "CategoryGroup: 'audit' is not supported, supported ones are: 'allLogs'"
                : undefined;
        },
    },
    {
        what: "a storage account or event hub in another region than the resource",
        source: "github.com/MicrosoftDocs/azure-docs/issues/38371; learn.microsoft.com/azure/azure-monitor/essentials/diagnostic-settings#destination-limitations (storage accounts too)",
        code: "BadRequest",
        message: (call) => {
            const resource = String(call.inputs.resourceUri);
            const hub = call.inputs.eventHubAuthorizationRuleId;
            const inputs = { ...call.inputs, namespace: typeof hub === "string" ? parentOf(hub) : undefined };
            const found = elsewhere(
                { ...call, inputs },
                ["storageAccountId", "namespace"],
                regionAt(call.view, resource),
            );
            return (
                found &&
                `Resources should be in the same region. Resource '${resource}' is in region '${found.here}' and resource '${found.id}' is in region '${found.there}'.`
            );
        },
    },
];
