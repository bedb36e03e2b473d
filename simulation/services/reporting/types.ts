import { azureTypes, text, uuidOf } from "../../core/ids";
import type { Inputs, SimulatedType, SimulatedTypes } from "../../core/simulatedType";
import { capacityTokens, fabricTokens } from "./tokens";

/** Capacities of Fabric and Power BI Embedded. */
export const capacityTypes: SimulatedTypes = azureTypes({
    [capacityTokens.fabric]: () => ({ state: "Active", provisioningState: "Succeeded" }),
    [capacityTokens.embedded]: () => ({ state: "Succeeded", provisioningState: "Succeeded" }),
});

const idIn = (holder: string, folder: string) => (inputs: Inputs) =>
    [text(inputs, holder), folder, encodeURIComponent(text(inputs, "name"))].join("/");

/** A thing of Fabric that lies in another, by its name. */
const within = (holder: string, folder: string): SimulatedType => ({
    path: [holder, "name"],
    id: idIn(holder, folder),
    outputs: (_inputs, _context, id) => ({ id: uuidOf(id) }),
});

/** What is in Fabric: a capacity's workspaces and gateways, connections by a gateway, items of a workspace. */
export const fabricTypes: SimulatedTypes = {
    [fabricTokens.workspace]: within("capacity", "workspaces"),
    [fabricTokens.gateway]: within("capacity", "gateways"),
    [fabricTokens.connection]: within("gateway", "connections"),
    // Names of items differ within their type alone: `Reports/predictions`.
    [fabricTokens.item]: {
        path: ["workspace", "type", "name"],
        id: (inputs) => idIn("workspace", `${text(inputs, "type")}s`)(inputs),
        outputs: (_inputs, _context, id) => ({ id: uuidOf(id) }),
    },
};
