import { nameRule, refuse, regionOf, same } from "../../core/refusals";
import { parentOf } from "../../core/armIds";
import type { Behaviours, Call } from "../../core/types";

const specs =
    "azure-rest-api-specs/specification/monitor/resource-manager/Microsoft.Insights/preview/2023-06-01-preview/privateLinkScopes_API.json";
const names = "github.com/hashicorp/terraform-provider-azurerm, internal/services/monitor/validate (names)";
const linkType = "azure-native:monitor:PrivateLinkScopedResource";

/** Private link scopes of Azure Monitor and what is linked to them. */
export const privateLinkScopeBehaviours: Behaviours = {
    "azure-native:monitor:PrivateLinkScope": {
        source: `${specs}; common-types v2 (location: create, read); ${names}; its examples (location global)`,
        required: [
            "location",
            "accessModeSettings",
            "accessModeSettings.ingestionAccessMode",
            "accessModeSettings.queryAccessMode",
        ],
        readOnly: ["provisioningState", "privateEndpointConnections"],
        replaceOn: ["location"],
        name: nameRule("azure-native:monitor:PrivateLinkScope"),
        refuse: refuseRegion,
        seconds: 10,
    },
    [linkType]: {
        source: `${specs}; ${names}; github.com/Azure/azure-rest-api-specs/issues/28176 (Conflict)`,
        required: ["linkedResourceId"],
        readOnly: ["provisioningState"],
        replaceOn: [],
        name: nameRule(linkType),
        refuse: refuseSecondLink,
        seconds: 35,
    },
};

function refuseRegion({ inputs }: Call): void {
    const region = regionOf(inputs.location);
    if (region !== "global") {
        refuse(
            400,
            "LocationNotAvailableForResourceType",
            `The provided location '${region}' is not available for resource type 'microsoft.insights/privatelinkscopes'. List of available regions for the resource type is 'global'.`,
        );
    }
}

/** Also refuses to write again what is there, as the service does. */
function refuseSecondLink({ id, inputs, view }: Call): void {
    const other = view
        .ofType(linkType)
        .find(
            (link) =>
                same(parentOf(link.id), parentOf(id)) && same(link.inputs.linkedResourceId, inputs.linkedResourceId),
        );
    if (other) {
        refuse(
            409,
            "Conflict",
            `Scoped resource with same linked resource id already exists in this private link scope: ${other.id}. Keep one of the two.`,
        );
    }
}
