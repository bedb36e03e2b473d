import { groupNumber, plainHost } from "./types/hosts";
import { refuse, same, shown } from "../../core/refusals";
import type { Behaviour, Call, CloudObject, CloudView } from "../../core/types";
import { workspaceAt } from "./workspaces";

/** Where ids, what replaces and what is required are from. */
export const provider = "databricks/terraform-provider-databricks, commit 684f4424";

/** Token of a type of the Databricks provider. */
export const tokenOf = (name: string) => `databricks:index/${name.charAt(0).toLowerCase()}${name.slice(1)}:${name}`;

/** What an object lies in: the workspace, the account or the metastore. */
export const hostOf = (id: string) => id.split("/").slice(0, 4).join("/");

/** Objects of a type in the same workspace, account or metastore. */
export function beside({ id, view }: Pick<Call, "id" | "view">, type: string): CloudObject[] {
    const place = `${hostOf(id)}/`.toLowerCase();
    return view.ofType(tokenOf(type)).filter((object) => object.id.toLowerCase().startsWith(place));
}

/** Refusal to make a second object of a name. */
export function taken(what: string): NonNullable<Behaviour["taken"]> {
    return { code: "RESOURCE_ALREADY_EXISTS", message: (name) => `${what} '${name}' already exists` };
}

/** Refuses a name that another object of the type has in the same workspace, account or metastore. */
export function refuseTaken(call: Call, type: string, property: string, message: (name: string) => string): void {
    const name = call.inputs[property];
    const others = beside(call, type).filter(({ id }) => !same(id, call.id));
    if (others.some(({ inputs }) => same(inputs[property], name))) {
        refuse(400, "RESOURCE_ALREADY_EXISTS", message(shown(name)));
    }
}

/** Refuses a value that is none of a list; one that is not set passes. */
export function requireOneOf(value: unknown, allowed: readonly string[], what: string): void {
    if (value === undefined || value === null || allowed.includes(shown(value))) {
        return;
    }
    refuse(400, "INVALID_PARAMETER_VALUE", `${what} must be one of ${allowed.join(", ")}, is ${shown(value)}`);
}

// Groups that every account or workspace has.
const systemGroups = ["users", "admins", "account users"];

/** Names of the account's groups: those that were there, and those that calls made. */
export function accountGroups(view: CloudView): string[] {
    const made = view.ofType(tokenOf("Group")).map(({ inputs }) => shown(inputs.displayName));
    return [...(view.directory?.accountGroups ?? []), ...made];
}

/** Whether a principal is known to the account. Users and applications are the directory's, which is not asked. */
export function isAccountPrincipal(view: CloudView, name: string): boolean {
    const isPerson = name.includes("@") || /^[0-9a-f]{8}-[0-9a-f-]{27}$/i.test(name);
    return isPerson || systemGroups.includes(name) || accountGroups(view).includes(name);
}

/** Refuses an owner that the account does not know. */
export function requireOwner({ inputs: { owner }, view }: Pick<Call, "inputs" | "view">): void {
    if (owner !== undefined && !isAccountPrincipal(view, shown(owner))) {
        refuse(404, "PRINCIPAL_DOES_NOT_EXIST", `Could not find principal with name ${shown(owner)}`);
    }
}

/** Workspace that a call goes to; undefined for one to the account. */
function workspaceOf({ id, view }: Pick<Call, "id" | "view">): CloudObject | undefined {
    return workspaceAt(view, plainHost(id.split("/")[3] ?? ""));
}

/** Whether a group, by its number in the account, was assigned to the workspace that a call goes to; `users` always is. */
export function isAssigned(call: Pick<Call, "id" | "view">, group: string): boolean {
    const own = beside(call, "PermissionAssignment").map(({ id }) => id.split("/").at(-1));
    const workspaceId = shown(workspaceOf(call)?.outputs.workspaceId);
    const byAccount = call.view
        .ofType(tokenOf("MwsPermissionAssignment"))
        .filter(({ inputs }) => shown(inputs.workspaceId) === workspaceId)
        .map(({ inputs }) => shown(inputs.principalId));
    return [String(groupNumber("users")), ...own, ...byAccount].includes(group);
}

/** Whether a workspace knows a group by its name. */
export const isWorkspaceGroup = (call: Pick<Call, "id" | "view">, name: string) =>
    systemGroups.includes(name) || isAssigned(call, String(groupNumber(name)));
