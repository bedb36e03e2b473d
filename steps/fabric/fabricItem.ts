import type { FabricItemStep } from "../contract";
import type { Given, StepWork } from "../core/outcome";
import { StepError, StepInputError } from "../core/stepError";
import { convergence, type Change } from "./converge";
import { definitionOf, isPublished, readItem } from "./definition";
import { connectionNeeds, type Connection } from "./fabricConnection";
import { FabricService, type Named } from "./service";

interface Item extends Named {
    description?: string;
}

interface Workspace extends Named {
    capacityId?: string;
}

const contributor = "the role Contributor of the workspace, and in Fabric's admin portal the use of APIs";

/** A semantic model or a report: made, or its definition replaced where it is not the one that was published last. */
export function fabricItem({ step, valueOf, env, root }: Given<FabricItemStep>): StepWork {
    const { workspace: workspaceName, type, item, connection, model } = step.arguments;
    const files = readItem(step, root, valueOf);
    const service = new FabricService(env);
    const itemsOf = (workspace: Named, of: string, name: string) =>
        service.named<Item>(`/workspaces/${workspace.id}/items?type=${of}`, name, contributor);
    const next = async (): Promise<Change | undefined> => {
        const workspace = await service.named<Workspace>("/workspaces", workspaceName, contributor);
        if (!workspace) {
            throw new StepError(`there is no workspace ${workspaceName}`, "run the step that makes it first");
        }
        const modelId = model === undefined ? undefined : (await itemsOf(workspace, "SemanticModel", model))?.id;
        if (model !== undefined && modelId === undefined) {
            throw new StepError(
                `${workspaceName} has no semantic model ${model}`,
                "run the step that publishes it first",
            );
        }
        const { description, definition } = definitionOf(type, item, files, modelId);
        const path = `/workspaces/${workspace.id}/items`;
        const found = await itemsOf(workspace, type, item);
        const more = { needs: contributor, capacityId: workspace.capacityId };
        if (!found) {
            const body = { displayName: item, type, description, definition };
            return { words: `${type} made`, request: { method: "POST", path, body }, ...more };
        }
        requireOurs(found, step.arguments);
        if (found.description !== description) {
            const request = replacement(`${path}/${found.id}`, definition);
            return { words: `definition of the ${type} replaced`, request, ...more };
        }
        return connection === undefined ? undefined : bindingChange(service, workspace, found, connection);
    };
    return convergence(service, next, `published as it is here`, () => {
        throw new StepInputError("an item has no inverse: people may use it");
    });
}

// With the metadata, so that definition and mark change at once.
const replacement = (path: string, definition: object) => ({
    method: "POST" as const,
    path: `${path}/updateDefinition?updateMetadata=true`,
    body: { definition },
});

// One that somebody else made would be lost.
function requireOurs({ description }: Item, { workspace, type, item }: FabricItemStep["arguments"]): void {
    if (!isPublished(description)) {
        throw new StepError(
            `${workspace} has a ${type} ${item} that no step published`,
            "rename or delete it, or choose another name",
        );
    }
}

async function bindingChange(
    service: FabricService,
    workspace: Workspace,
    model: Item,
    name: string,
): Promise<Change | undefined> {
    const connection = await service.named<Connection>("/connections", name, connectionNeeds);
    if (!connection) {
        throw new StepError(`there is no connection ${name}`, "run the step that makes it first");
    }
    const { id, connectivityType, connectionDetails } = connection;
    const path = `/workspaces/${workspace.id}`;
    const bound = await service.all<{ id?: string }>(`${path}/items/${model.id}/connections`, contributor);
    if (bound.some((each) => each.id === id)) {
        return undefined;
    }
    return {
        words: `bound to ${connectionDetails.path}`,
        request: {
            method: "POST",
            path: `${path}/semanticModels/${model.id}/bindConnection`,
            body: { connectionBinding: { id, connectivityType, connectionDetails } },
        },
        needs: "ownership of the semantic model: take it over in its settings",
        capacityId: workspace.capacityId,
    };
}
