import { at } from "../../core/ids";
import { listAt } from "../../core/refusals";
import type { Inputs } from "../../core/simulatedType";
import type { Call, CloudObject, Refusal } from "../../core/types";
import { approved, endpointsTo } from "../data-factory/networkRefusals";

const parameterOf = (inputs: Inputs, name: string) => at(inputs.properties, "parameters", name, "value");

/** The one resource that a template of the platform has. */
const resourceOf = ({ inputs }: Pick<Call, "inputs">) => listAt(inputs.properties, "template", "resources")[0];

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

/** What an approval is refused for. */
export const approvalRefusals: readonly Refusal[] = [
    {
        what: "an approval of a connection that was rejected",
        source: "MicrosoftDocs/azure-docs, issue 115121 (a rejected connection cannot be approved) and pull request 86823 (message, of Cosmos DB); unverified: code",
        code: "BadRequest",
        message: (call) => {
            const approval = approvalOf(call);
            const endpoints = approval ? endpointsTo(call, approval.target, approval.endpoint) : [];
            return endpoints.some(({ outputs }) => at(outputs.properties, "connectionState", "status") === "Rejected")
                ? "Approving rejected private endpoint connections is not supported."
                : undefined;
        },
    },
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
