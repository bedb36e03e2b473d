import { parseResourceId } from "../../azure/resourceIds";
import type { FabricGatewayStep } from "../contract";
import type { Given, StepWork } from "../core/outcome";
import { StepError, StepInputError } from "../core/stepError";
import { capacityOf, convergence, type Change } from "./converge";
import { FabricService, type Named } from "./service";

/** A gateway as Fabric lists it. */
export interface Gateway extends Named {
    /** `VirtualNetwork`, or one on premises. */
    type: string;
    /** Capacity. */
    capacityId?: string;
    /** Subnet that it is in. */
    virtualNetworkAzureResource?: Subnet;
    /** Minutes without a query after which it sleeps. */
    inactivityMinutesBeforeSleep?: number;
    /** Number of members. */
    numberOfMemberGateways?: number;
}

interface Subnet {
    subscriptionId: string;
    resourceGroupName: string;
    virtualNetworkName: string;
    subnetName: string;
}

/** What reading and making gateways takes. */
export const gatewayNeeds =
    "the right to make virtual network data gateways, and the role Network Contributor on the network";
const admin = "the role Admin of the gateway";

/** A virtual network data gateway. */
export function fabricGateway({ step, valueOf, env }: Given<FabricGatewayStep>): StepWork {
    const { gateway: displayName, capacity, subnet, members, sleepMinutes } = step.arguments;
    const service = new FabricService(env);
    const wanted = subnetOf(valueOf(subnet), subnet);
    const find = () => service.named<Gateway>("/gateways", displayName, gatewayNeeds);
    const next = async (): Promise<Change | undefined> => {
        const { id: capacityId } = await capacityOf(service, valueOf(capacity));
        const found = await find();
        const settings = {
            capacityId,
            inactivityMinutesBeforeSleep: sleepMinutes,
            numberOfMemberGateways: members,
        };
        if (!found) {
            const body = { type: "VirtualNetwork", displayName, virtualNetworkAzureResource: wanted, ...settings };
            const request = { method: "POST" as const, path: "/gateways", body };
            return { words: "gateway made", request, needs: gatewayNeeds, capacityId };
        }
        requireSame(found, displayName, wanted);
        const differs = Object.entries(settings).some(([key, value]) => found[key as keyof Gateway] !== value);
        const body = { type: "VirtualNetwork", ...settings };
        const request = { method: "PATCH" as const, path: `/gateways/${found.id}`, body };
        return differs ? { words: "gateway changed", request, needs: admin, capacityId } : undefined;
    };
    const undo = async (): Promise<Change | undefined> => {
        const found = await find();
        // One that is elsewhere is not the one that this step made.
        return found && isIn(found, wanted)
            ? { words: "gateway deleted", request: { method: "DELETE", path: `/gateways/${found.id}` }, needs: admin }
            : undefined;
    };
    return convergence(service, next, `in its subnet with ${members} members`, undo);
}

function subnetOf(id: string, entry: string): Subnet {
    const parsed = parseResourceId(id);
    const [virtualNetworkName, subnetName] = parsed?.names ?? [];
    if (
        parsed?.type.toLowerCase() !== "microsoft.network/virtualnetworks/subnets" ||
        !virtualNetworkName ||
        !subnetName
    ) {
        throw new StepInputError(`${entry} is "${id}", which is not the ARM id of a subnet`);
    }
    const { subscriptionId, resourceGroupName } = parsed;
    return { subscriptionId, resourceGroupName, virtualNetworkName, subnetName };
}

const isIn = ({ virtualNetworkAzureResource: found }: Gateway, wanted: Subnet): boolean =>
    found !== undefined &&
    (Object.keys(wanted) as (keyof Subnet)[]).every((key) => found[key].toLowerCase() === wanted[key].toLowerCase());

// Fabric moves no gateway: only capacity, members and sleep can be changed.
function requireSame(found: Gateway, name: string, wanted: Subnet): void {
    if (!isIn(found, wanted)) {
        const { virtualNetworkName = "no network", subnetName = "no subnet" } = found.virtualNetworkAzureResource ?? {};
        throw new StepError(
            `a gateway ${name} is there already, of type ${found.type} in ${virtualNetworkName}/${subnetName}`,
            "delete it in Fabric, or choose another name",
        );
    }
}
