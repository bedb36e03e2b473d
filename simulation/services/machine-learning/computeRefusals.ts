import { isDeepStrictEqual } from "node:util";
import { lifecycleAt } from "../../../azure/compute/lifecycle";
import { vmFamilies, vmSizeFacts, type VmFamily } from "../../../azure/compute/sizes";
import { nameOf } from "../../core/armIds";
import { minutesOf } from "../../../azure/durations";
import { at } from "../../core/ids";
import { regionOf, same, shown } from "../../core/refusals";
import type { Call, Refusal } from "../../core/types";
import { belowLock } from "./workspaceRefusals";
import { isManaged, page, workspaceOf } from "./tokens";

const kindOf = ({ inputs }: Pick<Call, "inputs">) => at(inputs.properties, "computeType");
const partOf = ({ inputs }: Pick<Call, "inputs">, ...path: string[]) => at(inputs.properties, "properties", ...path);
const isInstance = (call: Pick<Call, "inputs">) => same(kindOf(call), "ComputeInstance");
const networkPage = page("how-to-managed-network");

const retiredSize: Refusal = {
    what: "a size that is retired",
    source: "MicrosoftDocs/azure-compute-docs, VM size series retirements (azure/compute/sizes.ts); unverified: code and message",
    message: (call) => {
        const size = String(partOf(call, "vmSize"));
        const families: Readonly<Record<string, VmFamily>> = vmFamilies;
        const family = Object.entries(families).find(([, { retirement }]) => retirement?.sizes.test(size));
        return family && !call.existing && lifecycleAt(family[1].retirement?.on) === "retired"
            ? `The size ${size} of family ${family[0]} was retired on ${family[1].retirement?.on ?? ""}. Set another vmSize.`
            : undefined;
    },
};

const quota: Refusal = {
    what: "compute of a family whose quota is smaller than one node",
    source: "github.com/dotnet/machinelearning-modelbuilder/issues/2140 (message, without the region), github.com/Azure/mlops-v2/issues/81 (code)",
    code: "BadRequest",
    message: (call) => {
        const facts = vmSizeFacts(String(partOf(call, "vmSize")));
        const limit = facts && call.view.machineLearning?.vcpuQuota(facts.family);
        return facts && limit !== undefined && limit < facts.vcpus && !call.existing
            ? `The specified subscription has a Standard ${facts.family} family vCPU quota of ${limit} and cannot accomodate for at least 1 requested managed compute nodes which maps to ${facts.vcpus} vCPUs. Talk to your Subscription Admin or refer to https://docs.microsoft.com/azure/machine-learning/how-to-manage-quotas#request-quota-increases to increase the family quota in ${regionOf(call.inputs.location)}.`
            : undefined;
    },
};

const pendingNetwork: Refusal = {
    what: "compute before the managed network is provisioned",
    source: `${networkPage}#manually-provision-a-managed-vnet (it takes half an hour); on request, by fault injection; unverified: status, code and message`,
    status: 409,
    code: "Conflict",
    message: (call) =>
        !call.existing && isManaged(workspaceOf(call)) && call.view.machineLearning?.isNetworkPending()
            ? `The managed network of the workspace ${nameOf(workspaceOf(call)?.id ?? "")} is still being provisioned. Run again when its status is Active.`
            : undefined,
};

const subnetInManagedNetwork: Refusal = {
    what: "a subnet in a workspace with a managed network",
    source: `${networkPage}#limitations; unverified: code and message`,
    message: (call) =>
        partOf(call, "subnet") !== undefined && isManaged(workspaceOf(call))
            ? "Compute of a workspace with a managed network has no subnet of its own. Leave properties.properties.subnet out."
            : undefined,
};

const attachedInManagedNetwork: Refusal = {
    what: "Kubernetes or an attached virtual machine in a workspace with a managed network",
    source: `${networkPage}#limitations; unverified: code and message`,
    message: (call) =>
        ["Kubernetes", "AKS", "VirtualMachine"].some((kind) => same(kind, kindOf(call))) && isManaged(workspaceOf(call))
            ? `Compute of type ${String(kindOf(call))} is not supported in a workspace with a managed network. Make a workspace whose compute is in a subnet.`
            : undefined,
};

const otherRegion: Refusal = {
    what: "compute in another region than its workspace, where that has a managed network",
    source: `${networkPage}#limitations; unverified: code and message`,
    message: (call) => {
        const workspace = workspaceOf(call);
        const [own, there] = [call.inputs.location, workspace?.inputs.location].map(regionOf);
        return isManaged(workspace) && own !== there
            ? `Compute in ${own ?? ""} cannot be made in a workspace in ${there ?? ""} with a managed network. Set location to ${there ?? ""}.`
            : undefined;
    },
};

const noWayOut: Refusal = {
    what: "compute without public addresses that has neither a subnet nor a managed network",
    source: "hashicorp/terraform-provider-azurerm, issue 27506; unverified: code and message",
    message: (call) =>
        partOf(call, "enableNodePublicIp") === false &&
        partOf(call, "subnet") === undefined &&
        workspaceOf(call) &&
        !isManaged(workspaceOf(call))
            ? "Compute without public addresses needs a subnet or a workspace with a managed network. Set properties.properties.subnet."
            : undefined,
};

const mostNodes = 100;

const wrongScale: Refusal = {
    what: `a scale of more than ${mostNodes} nodes, of more nodes at least than at most, or with an idle time that is no duration`,
    source: `${page("how-to-manage-quotas")} (${mostNodes} nodes a cluster by default); azure-rest-api-specs, ScaleSettings (ISO 8601); unverified: code and message`,
    message: (call) => {
        const scale = partOf(call, "scaleSettings") as Readonly<Record<string, unknown>> | undefined;
        const { minNodeCount: least = 0, maxNodeCount: most = 0, nodeIdleTimeBeforeScaleDown: idle } = scale ?? {};
        if (Number(least) > Number(most) || Number(most) > mostNodes) {
            return `The scale from ${String(least)} to ${String(most)} nodes is not valid: at most ${mostNodes}, and not fewer than at least.`;
        }
        return idle !== undefined && minutesOf(idle) === undefined
            ? `nodeIdleTimeBeforeScaleDown '${shown(idle)}' must be a duration, for example PT5M.`
            : undefined;
    },
};

const idleBounds = [15, 3 * 24 * 60] as const;

const wrongIdleTime: Refusal = {
    what: "an instance whose idle time is not between 15 minutes and 3 days",
    source: "azure-rest-api-specs, ComputeInstanceProperties.idleTimeBeforeShutdown; unverified: code and message",
    message: (call) => {
        const idle = partOf(call, "idleTimeBeforeShutdown");
        const minutes = minutesOf(idle) ?? -1;
        return isInstance(call) && idle !== undefined && !(minutes >= idleBounds[0] && minutes <= idleBounds[1])
            ? `idleTimeBeforeShutdown '${shown(idle)}' must be between PT15M and P3D.`
            : undefined;
    },
};

const changedInstance: Refusal = {
    what: "a change of an instance, its tags included",
    source: "hashicorp/terraform-provider-azurerm, internal/services/machinelearning/machine_learning_compute_instance_resource.go (no update), issue 31747 (tags); unverified: code and message",
    message: (call) =>
        call.existing &&
        isInstance(call) &&
        !["properties", "tags"].every((property) =>
            isDeepStrictEqual(call.inputs[property], call.existing?.inputs[property]),
        )
            ? `The compute instance ${nameOf(call.id)} cannot be changed. Delete it and make it again.`
            : undefined,
};

/** What compute is refused for. */
export const computeRefusals: readonly Refusal[] = [
    belowLock,
    retiredSize,
    quota,
    subnetInManagedNetwork,
    attachedInManagedNetwork,
    otherRegion,
    noWayOut,
    wrongScale,
    wrongIdleTime,
    changedInstance,
    // Last, since each question counts as one call.
    pendingNetwork,
];
