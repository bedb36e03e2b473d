import { identityIdsOf, known, same, shown } from "../../core/refusals";
import { parentOf } from "../../core/armIds";
import type { Call, Refusal } from "../../core/types";
import { sqlTokens } from "./tokens";

const descriptions = "azure-rest-api-specs/specification/sql, 2023-08-01, descriptions of the inputs";

/** What a server is refused for. */
export const serverRefusals: readonly Refusal[] = [
    {
        what: "a server that no one administers",
        source: `${descriptions} (a login, or administrators of Entra); unverified: code and message`,
        message: ({ inputs: { administratorLogin, administrators }, existing }) =>
            existing === undefined && administratorLogin === undefined && administrators === undefined
                ? "The server has neither administratorLogin nor administrators. Set administrators to a group of Entra."
                : undefined,
    },
    {
        what: "a primary identity that the server does not have",
        source: `${descriptions} (primaryUserAssignedIdentityId is one of its user-assigned identities); unverified: code and message`,
        message: ({ inputs }) => {
            const { primaryUserAssignedIdentityId: primary } = inputs;
            return primary !== undefined && !identityIdsOf(inputs).some((id) => same(id, primary))
                ? `The identity '${shown(primary)}' is not assigned to the server. List it in identity.userAssignedIdentities too.`
                : undefined;
        },
    },
];

/** The server that something belongs to; undefined where somebody else made it. */
export const serverOf = ({ id, view }: Pick<Call, "id" | "view">) => known(view, parentOf(id), sqlTokens.server);

/** What an audit is refused for. */
export const auditRefusals: readonly Refusal[] = [
    {
        what: "an audit that goes nowhere",
        source: `${descriptions} (with state Enabled, storageEndpoint or isAzureMonitorTargetEnabled); unverified: code and message`,
        message: ({ inputs: { state, storageEndpoint, isAzureMonitorTargetEnabled } }) =>
            same(state, "Enabled") && storageEndpoint === undefined && isAzureMonitorTargetEnabled !== true
                ? "The audit is enabled and has no target. Set isAzureMonitorTargetEnabled, or storageEndpoint."
                : undefined,
    },
    {
        what: "an audit to an account, by a server that reaches nothing outside itself",
        source: "learn.microsoft.com/azure/azure-sql/database/outbound-firewall-rule-overview (audits to a storage account are refused, those to Log Analytics are not: MicrosoftDocs/azure-docs, issue 106337). Not modelled: outbound firewall rules, which name hosts that are let pass; unverified: code and message",
        message: (call) =>
            call.inputs.storageEndpoint !== undefined &&
            same(serverOf(call)?.inputs.restrictOutboundNetworkAccess, "Enabled")
                ? `The server restricts outbound network access and cannot write to ${shown(call.inputs.storageEndpoint)}. Send the audit to Log Analytics.`
                : undefined,
    },
];
