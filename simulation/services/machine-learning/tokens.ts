import { at } from "../../core/ids";
import { parentOf } from "../../core/armIds";
import { known, same } from "../../core/refusals";
import type { Call, CloudObject } from "../../core/types";

const module = "azure-native:machinelearningservices";

/** Tokens of the types of Azure Machine Learning. */
export const tokens = {
    workspace: `${module}:Workspace`,
    compute: `${module}:Compute`,
    datastore: `${module}:Datastore`,
    data: `${module}:DataVersion`,
    environment: `${module}:EnvironmentVersion`,
    registry: `${module}:Registry`,
} as const;

/** Pages on Azure Machine Learning, in MicrosoftDocs/azure-ai-docs, articles/machine-learning. */
export const page = (name: string) => `learn.microsoft.com/azure/machine-learning/${name}`;

/** Workspace that an object lies in; undefined where somebody else made it. */
export function workspaceOf({ id, view }: Pick<Call, "id" | "view">): CloudObject | undefined {
    for (let place = parentOf(id); place !== undefined; place = parentOf(place)) {
        const workspace = known(view, place, tokens.workspace);
        if (workspace) {
            return workspace;
        }
    }
    return undefined;
}

/** Whether the service keeps a network for a workspace. */
export function isManaged(workspace: Pick<CloudObject, "inputs"> | undefined): boolean {
    const mode = at(workspace?.inputs.managedNetwork, "isolationMode");
    return mode !== undefined && !same(mode, "Disabled");
}
