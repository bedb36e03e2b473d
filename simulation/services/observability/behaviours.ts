import { keyOf } from "../../core/armIds";
import type { Behaviours, Call, CloudObject } from "../../core/types";
import { listAt, nameRule, refuse, same, unknownCode } from "../../core/refusals";
import { at } from "../../core/ids";
import { settingRefusals, workspaceRefusals } from "./refusals";
import type { Inputs } from "../../core/simulatedType";
import { alertBehaviours } from "./alerts";
import { privateLinkScopeBehaviours } from "./privateLinkScopes";

const names = "learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules";
const specs = "azure-rest-api-specs/specification";
const settingType = "azure-native:monitor:DiagnosticSetting";

/** Logs, traces, alerts. */
export const monitoringBehaviours: Behaviours = {
    "azure-native:operationalinsights:Workspace": {
        source: `${names}; ${specs}/operationalinsights 2023-09-01 Workspaces.json; common-types v2 (location: create, read)`,
        required: ["location", "sku.name", "identity.type"],
        readOnly: ["provisioningState", "customerId", "createdDate", "modifiedDate", "privateLinkScopedResources"],
        replaceOn: ["location"],
        name: nameRule("azure-native:operationalinsights:Workspace"),
        refusals: workspaceRefusals,
        seconds: 25,
    },
    "azure-native:applicationinsights:Component": {
        source: `${names}; ${specs}/applicationinsights 2020-02-02 components_API.json (location, Application_Type: create, read; WorkspaceResourceId needed with this version)`,
        required: ["location", "kind", "applicationType", "workspaceResourceId"],
        readOnly: ["appId", "applicationId", "connectionString", "instrumentationKey", "provisioningState", "tenantId"],
        replaceOn: ["location", "applicationType"],
        name: nameRule("azure-native:applicationinsights:Component"),
        seconds: 10,
    },
    "azure-native:monitor:ActionGroup": {
        source: `${names}; ${specs}/monitor 2024-10-01-preview actionGroups_API.json; common-types v5 (location: create, read); unverified: code of the refused short name`,
        required: [
            "location",
            "groupShortName",
            "enabled",
            "emailReceivers[].name",
            "emailReceivers[].emailAddress",
            "webhookReceivers[].name",
            "webhookReceivers[].serviceUri",
        ],
        replaceOn: ["location"],
        name: nameRule("azure-native:monitor:ActionGroup"),
        refuse: ({ inputs }) => {
            if (typeof inputs.groupShortName === "string" && inputs.groupShortName.length > 12) {
                refuse(
                    400,
                    unknownCode,
                    `The group short name '${inputs.groupShortName}' must have 12 characters at most.`,
                );
            }
        },
        seconds: 5,
    },
    [settingType]: {
        source: `${specs}/monitor 2021-05-01-preview; learn.microsoft.com/azure/azure-monitor/essentials/diagnostic-settings (five a resource); github.com/Azure/terraform-azurerm-avm-ptn-aiml-landing-zone/issues/19 (Conflict); unverified: codes of the other two`,
        required: ["logs[].enabled", "metrics[].enabled"],
        replaceOn: [],
        refusals: settingRefusals,
        refuse: refuseSetting,
        seconds: 5,
    },
    ...alertBehaviours,
    ...privateLinkScopeBehaviours,
};

const destinations = [
    "workspaceId",
    "storageAccountId",
    "eventHubAuthorizationRuleId",
    "marketplacePartnerId",
    "serviceBusRuleId",
];

function refuseSetting({ id, inputs, view }: Call): void {
    if (destinations.every((property) => !inputs[property])) {
        refuse(
            400,
            unknownCode,
            `Diagnostic setting '${String(inputs.name)}' has no destination. Set workspaceId, storageAccountId, eventHubAuthorizationRuleId or marketplacePartnerId.`,
        );
    }
    const others = view
        .ofType(settingType)
        .filter((other) => !same(other.id, id) && same(other.inputs.resourceUri, inputs.resourceUri));
    if (others.length >= 5) {
        refuse(
            400,
            unknownCode,
            `The limit of 5 diagnostic settings was reached for ${String(inputs.resourceUri)}. To create a new diagnostic setting, delete an existing one.`,
        );
    }
    for (const other of others) {
        refuseSharedSink(inputs, other);
    }
}

function refuseSharedSink(inputs: Inputs, other: CloudObject): void {
    const sink = ["workspaceId", "storageAccountId"].find((property) => same(inputs[property], other.inputs[property]));
    const theirs = categoriesOf(other.inputs);
    const shared = categoriesOf(inputs).find((mine) =>
        theirs.some((their) => covers(mine, their) || covers(their, mine)),
    );
    if (!sink || !shared) {
        return;
    }
    refuse(
        409,
        "Conflict",
        `Data sink '${String(inputs[sink])}' is already used in diagnostic setting '${String(other.inputs.name)}' for category '${shared}'. Data sinks can't be reused in different settings on the same category for the same resource. Send the category in one setting only.`,
    );
}

function categoriesOf(inputs: Inputs): string[] {
    const enabled = ["logs", "metrics"].flatMap((list) =>
        listAt(inputs, list).flatMap((each) => {
            const name = at(each, "categoryGroup") ?? at(each, "category");
            return at(each, "enabled") === true && typeof name === "string" ? [`${list}/${keyOf(name)}`] : [];
        }),
    );
    return enabled;
}

const covers = (one: string, other: string) => one === other || (one === "logs/alllogs" && other.startsWith("logs/"));
