/** An id as the cloud compares it: Azure does not mind its case. */
export const keyOf = (id: string) => id.toLowerCase();

/** Whether one id is the other's or lies under it. */
export function isWithin(id: string, above: string): boolean {
    const [inner, outer] = [keyOf(id), keyOf(above)];
    return inner === outer || inner.startsWith(`${outer}/`);
}

/** Whether a text is the id of an object of a resource group, or of one. */
export function isArmId(text: string): boolean {
    return /^\/subscriptions\/[^/]+\/resourcegroups\/[^/]+/i.test(text);
}

/**
 * Id of what an object lies in or extends: of `…/virtualNetworks/v/subnets/s` the network, of `…/vaults/v` its resource
 * group; undefined for a resource group.
 */
export function parentOf(id: string): string | undefined {
    const blob = /^(.+\/containers\/[^/]+)\/blobs\/./i.exec(id);
    if (blob) {
        return blob[1];
    } // the name of a blob may have slashes in it
    const at = id.toLowerCase().lastIndexOf("/providers/");
    if (at < 0) {
        return undefined;
    }
    const [above, own] = [id.slice(0, at), id.slice(at + "/providers/".length)];
    const parts = own.split("/");
    // namespace/type/name is the shortest; each further pair is a child
    return parts.length > 3 ? `${above}/providers/${parts.slice(0, -2).join("/")}` : above;
}

/** The subscription of an id. */
export const subscriptionOf = (id: string) => id.split("/").slice(0, 3).join("/");

/** Last name in an id. */
export const nameOf = (id: string) => id.split("/").at(-1) ?? "";

/** Every id of the cloud that a value names, anywhere in it, each with its path. */
export function idsIn(value: unknown, path = ""): { path: string; id: string }[] {
    if (typeof value === "string") {
        return isArmId(value) ? [{ path, id: value }] : [];
    }
    if (value === null || typeof value !== "object") {
        return [];
    }
    if (Array.isArray(value)) {
        return value.flatMap((inner) => idsIn(inner, `${path}[]`));
    }
    return Object.entries(value).flatMap(([key, inner]) => {
        const at = path === "" ? key : `${path}.${key}`;
        // Some maps have ids for keys, for example the identities of an account.
        return [...idsIn(key, at), ...idsIn(inner, at)];
    });
}
