import { same, shown } from "../../core/refusals";
import type { CloudObject, CloudView } from "../../core/types";

/** Type of a workspace, which Azure knows. */
export const workspaceType = "azure-native:databricks:Workspace";

type Objects = Pick<CloudView, "ofType">;

/** The workspace that answers at a host. */
export function workspaceAt(objects: Objects, host: string): CloudObject | undefined {
    return objects.ofType(workspaceType).find(({ outputs }) => same(outputs.workspaceUrl, host));
}

/** The workspace of a number. */
export function workspaceNumbered(objects: Objects, number: unknown): CloudObject | undefined {
    return objects.ofType(workspaceType).find(({ outputs }) => shown(outputs.workspaceId) === shown(number));
}
