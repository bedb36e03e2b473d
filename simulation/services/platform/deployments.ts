import { at } from "../../core/ids";
import { listAt } from "../../core/refusals";
import type { Inputs } from "../../core/simulatedType";
import type { Call, CloudObject, CreatedAlongside, Refusal } from "../../core/types";
import { approved, endpointsTo } from "../data-factory/networkRefusals";

const nestedType = "Microsoft.Resources/deployments";

const parameterOf = (inputs: Inputs, name: string) => at(inputs.properties, "parameters", name, "value");

/** A name of a template: a text, a parameter or a `concat` of such; undefined for what the simulation does not work out. */
function evaluated(inputs: Inputs, name: unknown): string | undefined {
    if (typeof name !== "string" || !name.startsWith("[")) {
        return typeof name === "string" ? name : undefined;
    }
    const expression = name.slice(1, -1);
    const parts = /^concat\((.*)\)$/.exec(expression)?.[1]?.split(/,\s*/) ?? [expression];
    const values = parts.map((part) => {
        const [, text] = /^'([^']*)'$/.exec(part) ?? [];
        const [, parameter] = /^parameters\('([^']+)'\)$/.exec(part) ?? [];
        return text ?? (parameter === undefined ? undefined : parameterOf(inputs, parameter));
    });
    return values.every((value) => typeof value === "string") ? values.join("") : undefined;
}

/** The one resource that a template of the platform has. */
const resourceOf = ({ inputs }: Pick<Call, "inputs">) => listAt(inputs.properties, "template", "resources")[0];

/** What a deployment makes: it stays when the record of the deployment goes. What is found while it deploys is left out. */
export function deployed(call: Call): CreatedAlongside[] {
    const resource = resourceOf(call);
    const type = at(resource, "type");
    const name = evaluated(call.inputs, at(resource, "name"));
    if (typeof type !== "string" || type === nestedType || name === undefined) {
        return [];
    }
    const [namespace = "", ...types] = type.split("/");
    const names = name.split("/");
    const group = call.id.split("/").slice(0, 5).join("/");
    const path = types.flatMap((each, i) => [each, names[i] ?? ""]).join("/");
    return types.length === names.length ? [{ id: `${group}/providers/${namespace}/${path}`, type: "existing" }] : [];
}

interface Approval {
    target: string;
    endpoint: string;
    description: unknown;
    /** Whether the endpoint is found by a part of its name, as those of managed networks of Data Factory are. */
    byPart: boolean;
}

/** The approval of a private endpoint that a deployment is; undefined for any other. */
function approvalOf(call: Call): Approval | undefined {
    const [nested] = listAt(resourceOf(call), "properties", "template", "resources");
    const [target, endpoint] = ["targetId", "endpointName"].map((name) => parameterOf(call.inputs, name));
    const isApproval = String(at(nested, "type")).endsWith("/privateEndpointConnections");
    if (!isApproval || typeof target !== "string" || typeof endpoint !== "string") {
        return undefined;
    }
    const description = at(nested, "properties", "privateLinkServiceConnectionState", "description");
    const expression = at(resourceOf(call), "properties", "parameters", "connectionName", "value");
    return { target, endpoint, description, byPart: String(expression).includes("contains(") };
}

/** Endpoints that a deployment approves, as they are afterwards. */
export function approvedBy(call: Call): CloudObject[] {
    const approval = approvalOf(call);
    return approval
        ? endpointsTo(call, approval.target, approval.endpoint).map((each) => approved(each, approval.description))
        : [];
}

/** What a deployment is refused for. */
export const deploymentRefusals: readonly Refusal[] = [
    {
        what: "an approval by a part of a name that finds no connection, or more than one",
        source: "learn.microsoft.com/azure/azure-resource-manager/templates/template-expressions (an index out of range fails the template); unverified: message",
        code: "InvalidTemplate",
        message: (call) => {
            const approval = approvalOf(call);
            // Endpoints of serverless compute of Databricks have names of their own, and may be of another stack.
            if (!approval?.byPart) {
                return undefined;
            }
            const found = endpointsTo(call, approval.target, approval.endpoint).length;
            return found === 1
                ? undefined
                : `Unable to evaluate template language function 'filter': ${approval.target} has ${found} connections of the endpoint ${approval.endpoint}, where one is wanted.`;
        },
    },
];
