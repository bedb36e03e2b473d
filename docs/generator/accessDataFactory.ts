import { approvableTypes, approvalActions } from "../../azure/approvals";
import { resourceTypes } from "../../azure/kinds";
import { code, table } from "../../preview/report/markdown/text";

const trigger = resourceTypes.dataFactoryTrigger.arm;

/**
 * What the deploying principal needs for a data factory in addition to making it. Source of the trigger's actions:
 * learn.microsoft.com/azure/role-based-access-control/permissions/analytics, Microsoft.DataFactory.
 */
export function byDataFactory(): string[] {
    const approvals = approvableTypes.map(({ arm }) => [
        `approve endpoints of the managed network that lead to a \`${arm}\``,
        "the target",
        listed(approvalActions(arm)),
    ]);
    const ofTriggers = ["read", "write", "delete", "start/action", "stop/action"].map((verb) => `${trigger}/${verb}`);
    return [
        "In Data Factory:",
        "",
        "- The factory copies as its user-assigned identity: it has the roles that stand below, and in databases those of its user. Principals that may write pipelines of the factory can use them.",
        "- No assignment below gives the deploying principal what it needs to approve the endpoints of a factory, and to stop triggers before a change and start them after. Contributor has all of it; a role of its own needs, with `Microsoft.Resources/deployments/*` on the resource groups of the targets:",
        "",
        ...table(
            ["to", "on", "actions"],
            [...approvals, ["change, stop and start triggers", "the factory", listed(ofTriggers)]],
        ),
        "",
    ];
}

const listed = (actions: readonly string[]) => actions.map(code).join(", ");
