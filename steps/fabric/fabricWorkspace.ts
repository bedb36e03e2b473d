import type { FabricWorkspaceStep } from "../contract";
import type { Given, StepWork } from "../core/outcome";
import { StepInputError } from "../core/stepError";
import { capacityOf, convergence, type Change } from "./converge";
import { FabricService, type Named } from "./service";

interface Workspace extends Named {
    capacityId?: string;
    capacityAssignmentProgress?: "Completed" | "Failed" | "InProgress";
    workspaceIdentity?: object;
}

interface Assignment {
    id: string;
    principal: { id: string; type: string; displayName?: string };
    role: string;
}

interface Role {
    principal: string;
    type: string;
    role: string;
}

const creates =
    "the right to make workspaces: in Fabric's admin portal, Service principals can create workspaces, connections, and deployment pipelines";
const admin = "the role Admin of the workspace";

/** A workspace with its capacity, its identity and all its roles. */
export function fabricWorkspace({ step, valueOf, env }: Given<FabricWorkspaceStep>): StepWork {
    const { workspace: name, capacity, roles } = step.arguments;
    const service = new FabricService(env);
    const next = async (): Promise<Change | undefined> => {
        const { id: capacityId } = await capacityOf(service, valueOf(capacity));
        const found = await service.named<Workspace>("/workspaces", name, creates);
        if (!found) {
            const body = { displayName: name, capacityId };
            return { words: "workspace made", request: post("/workspaces", body), needs: creates, capacityId };
        }
        const path = `/workspaces/${found.id}`;
        const stated = roles.map((role) => ({ ...role, principal: valueOf(role.principal) }));
        return (
            placeChange(path, await service.get<Workspace>(path, admin), capacityId) ??
            roleChange(
                path,
                stated,
                await service.all<Assignment>(`${path}/roleAssignments`, admin),
                await service.callerId(),
            )
        );
    };
    return convergence(service, next, `on its capacity, with ${roles.length} roles`, () => {
        throw new StepInputError("a workspace has no inverse: it holds what people made");
    });
}

const post = (path: string, body: unknown) => ({ method: "POST" as const, path, body });

function placeChange(path: string, workspace: Workspace, capacityId: string): Change | undefined {
    const { capacityId: found, capacityAssignmentProgress: progress, workspaceIdentity } = workspace;
    if (found === capacityId && progress === "InProgress") {
        return { words: "move to the capacity", needs: admin };
    }
    if (found !== capacityId || progress === "Failed") {
        const request = post(`${path}/assignToCapacity`, { capacityId });
        return { words: "moved to the capacity", request, needs: admin, capacityId };
    }
    // The identity that a connection has where no reader is behind it; it has no rights in the warehouse.
    return workspaceIdentity
        ? undefined
        : {
              words: "identity made",
              request: { method: "POST", path: `${path}/provisionIdentity` },
              needs: admin,
              capacityId,
          };
}

/** Adds and changes roles, then removes those that are not stated; the deploying principal keeps its own. */
function roleChange(path: string, stated: Role[], found: Assignment[], caller: string): Change | undefined {
    const own = stated.find(({ principal }) => same(principal, caller));
    if (own && own.role !== "Admin") {
        throw new StepInputError(`roles give the deploying principal ${own.role}; it must be Admin to give the others`);
    }
    for (const { principal: id, type, role } of stated) {
        const assignment = found.find(({ principal }) => same(principal.id, id));
        if (!assignment) {
            const request = post(`${path}/roleAssignments`, { principal: { id, type }, role });
            return { words: `role ${role} given to ${type} ${id}`, request, needs: admin };
        }
        if (assignment.role !== role) {
            const request = {
                method: "PATCH" as const,
                path: `${path}/roleAssignments/${assignment.id}`,
                body: { role },
            };
            return { words: `role of ${type} ${id} changed to ${role}`, request, needs: admin };
        }
    }
    const extra = found.find(
        ({ principal: { id } }) => !same(id, caller) && !stated.some(({ principal }) => same(principal, id)),
    );
    return (
        extra && {
            words: `role ${extra.role} taken from ${extra.principal.type} ${extra.principal.displayName ?? extra.principal.id}`,
            request: { method: "DELETE", path: `${path}/roleAssignments/${extra.id}` },
            needs: admin,
        }
    );
}

const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();
