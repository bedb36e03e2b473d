import { administratorForms, capacitySizes } from "../../../azure/reporting/capacities";
import { at } from "../../core/ids";
import { nameRule, same, shown, textsAt, unknownCode } from "../../core/refusals";
import type { Behaviour, Behaviours, Call, CloudObject, Refusal } from "../../core/types";
import { connectionRefusals, gatewayRefusals, itemRefusals, workspaceRefusals } from "./fabricRefusals";
import { capacityTokens, fabricTokens } from "./tokens";

/** A capacity whose change leaves it paused or running, as it was. */
function inOldState({ id, existing, view }: Call): CloudObject[] {
    const capacity = view.find(id);
    const state = existing?.outputs.state;
    return capacity && state !== undefined ? [{ ...capacity, outputs: { ...capacity.outputs, state } }] : [];
}

const inState = (state: string) => (capacity: CloudObject) => ({ ...capacity.outputs, state });

const unknownSize = (service: "fabric" | "embedded"): Refusal => ({
    what: `a size that ${service === "fabric" ? "Fabric" : "Power BI Embedded"} does not sell`,
    source: "learn.microsoft.com/fabric/enterprise/licenses (sizes); unverified: code and message",
    message: ({ inputs }) => {
        const size = at(inputs, "sku", "name");
        const sizes = Object.keys(capacitySizes).filter((each) => capacitySizes[each]?.service === service);
        return sizes.some((each) => same(each, size))
            ? undefined
            : `The SKU '${shown(size)}' is not supported. Set sku.name to one of ${sizes.join(", ")}.`;
    },
});

const wrongAdministrator: Refusal = {
    what: "an administrator that is neither a user nor a service principal",
    source: "hashicorp/terraform-provider-azurerm, website/docs/r/fabric_capacity.html.markdown; unverified: code and message. Not modelled: which ids the directory has",
    message: ({ inputs }) => {
        const members = textsAt(inputs, "administration", "members");
        const wrong = members.find((each) => !Object.values(administratorForms).some((form) => form.test(each)));
        return members.length === 0
            ? "At least one capacity administrator is required. Set administration.members."
            : wrong === undefined
              ? undefined
              : `The administrator '${wrong}' is not valid. Name a user by the user principal name, or a service principal by its object id.`;
    },
};

const suspended: Refusal = {
    what: "a change of a capacity that is paused",
    source: "learn.microsoft.com/fabric/enterprise/scale-capacity (a paused capacity is resumed first); unverified: that Azure refuses it, code and message",
    status: 409,
    message: ({ inputs, existing }) =>
        same(existing?.outputs.state, "Paused") && !same(at(existing?.inputs, "sku", "name"), at(inputs, "sku", "name"))
            ? "Service is not ready to be updated. Resume the capacity first."
            : undefined,
};

function capacity(service: "fabric" | "embedded", running: string): Behaviour {
    const token = capacityTokens[service];
    return {
        source: "azure-rest-api-specs, fabric 2023-11-01 and powerbidedicated 2021-01-01 as Azure/bicep-types-az has them (required, read only); learn.microsoft.com/fabric/enterprise/pause-resume (suspend, resume); unverified: code and message of a name that is taken",
        required: ["location", "sku.name", "administration.members"],
        readOnly: ["state", "provisioningState"],
        replaceOn: ["location"],
        name: nameRule(token, {
            global: {
                code: unknownCode,
                message: (name) =>
                    `The capacity name '${name}' is already taken. Set another name, or raise naming.generation.`,
            },
        }),
        changesAlso: inOldState,
        actions: { suspend: inState("Paused"), resume: inState(running) },
        refusals: [unknownSize(service), wrongAdministrator, suspended],
        seconds: 60,
    };
}

const inFabric = (required: string[], refusals: readonly Refusal[], more: Partial<Behaviour> = {}): Behaviour => ({
    source: "microsoft/fabric-rest-api-specs at 4a7d6e4a (2026-08-04); steps/fabric of this project (what is sent). Not modelled: roles of who deploys, and what an item's files say",
    required,
    replaceOn: [],
    refusals,
    seconds: 20,
    ...more,
});

// A workspace and its items stay when a stack goes: people may have made something in them.
const stays = { staysByItself: true } as const;

/** Capacities, and what is in Fabric. */
export const reportingBehaviours: Behaviours = {
    [capacityTokens.fabric]: capacity("fabric", "Active"),
    [capacityTokens.embedded]: capacity("embedded", "Succeeded"),
    [fabricTokens.workspace]: inFabric(["capacity"], workspaceRefusals, stays),
    [fabricTokens.gateway]: inFabric(["capacity", "subnet"], gatewayRefusals, { seconds: 120 }),
    [fabricTokens.connection]: inFabric(["gateway", "server", "database"], connectionRefusals),
    [fabricTokens.item]: inFabric(["workspace"], itemRefusals, stays),
};
