import type {
    FabricConnectionStep,
    FabricGatewayStep,
    FabricItemStep,
    FabricWorkspaceStep,
} from "../../../steps/contract";
import { refuse, same } from "../../core/refusals";
import type { Inputs } from "../../core/simulatedType";
import type { CloudObject } from "../../core/types";
import { capacityTokens, fabricTokens } from "../../services/reporting/tokens";
import { withRetries } from "../retries";
import type { StepContext } from "./context";

const caller = { subscriptionId: "", tenantId: "" };

/** Makes a workspace on its capacity, with its roles. */
export function applyWorkspace(
    context: StepContext,
    { arguments: { workspace, capacity, roles } }: FabricWorkspaceStep,
): void {
    put(context, fabricTokens.workspace, {
        capacity: capacityOf(context, capacity),
        name: workspace,
        roles: roles.map((role) => ({ ...role, principal: context.entries[role.principal] })),
    });
}

/** Makes a gateway in its subnet. */
export function applyGateway(context: StepContext, { arguments: args }: FabricGatewayStep): void {
    const { gateway: name, capacity, subnet, members, sleepMinutes } = args;
    put(context, fabricTokens.gateway, {
        capacity: capacityOf(context, capacity),
        subnet: context.entries[subnet],
        ...{ name, members, sleepMinutes },
    });
}

/** Makes a connection by its gateway. */
export function applyConnection(context: StepContext, { arguments: args }: FabricConnectionStep): void {
    const { connection: name, gateway, server, database } = args;
    const { entries } = context;
    const through = named(context, fabricTokens.gateway, gateway);
    put(context, fabricTokens.connection, {
        gateway: through?.id ?? gateway,
        ...{ name, server: entries[server], database: entries[database] },
    });
}

/** Publishes an item in its workspace. */
export function applyItem(context: StepContext, { files, arguments: args }: FabricItemStep): void {
    const { workspace, item: name, type, connection, model } = args;
    const found = named(context, fabricTokens.workspace, workspace);
    if (!found) {
        refuse(404, "WorkspaceNotFound", `there is no workspace ${workspace}; run the step that makes it first.`);
    }
    put(context, fabricTokens.item, { workspace: found.id, ...{ name, type, connection, model, files } });
}

/** Deletes a gateway or a connection; there is nothing to do where it is gone. */
export function undoFabric(
    context: StepContext,
    { kind, arguments: args }: FabricGatewayStep | FabricConnectionStep,
): void {
    const found =
        kind === "fabricGateway"
            ? named(context, fabricTokens.gateway, args.gateway)
            : named(context, fabricTokens.connection, args.connection);
    if (found) {
        withRetries(() => context.cloud.delete(found.id));
    }
}

function put({ cloud }: StepContext, type: string, inputs: Inputs): void {
    withRetries(() => cloud.put({ type, logicalName: "", inputs, caller }));
}

const named = ({ cloud }: StepContext, type: string, name: string): CloudObject | undefined =>
    cloud.store.ofType(type).find(({ inputs }) => same(inputs.name, name));

function capacityOf({ cloud, entries }: StepContext, entry: string): string {
    const name = entries[entry] ?? "";
    const found = Object.values(capacityTokens)
        .flatMap((token) => cloud.store.ofType(token))
        .find(({ outputs }) => same(outputs.name, name));
    return (
        found?.id ?? refuse(404, "EntityNotFound", `the deploying principal sees no capacity ${name}; make it first.`)
    );
}
