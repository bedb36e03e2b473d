/** An ARM resource id taken apart. */
export interface ResourceId {
    /** Subscription (a UUID). */
    subscriptionId: string;
    /** Resource group that holds the resource. */
    resourceGroupName: string;
    /** Full type, for example `Microsoft.Network/virtualNetworks/subnets`. */
    type: string;
    /** Names from the outermost resource to the innermost. */
    names: string[];
    /** Name of the resource itself: the last of `names`. */
    name: string;
}

const form = /^\/subscriptions\/([^/]+)\/resourceGroups\/([^/]+)\/providers\/([^/]+)\/(.+)$/i;

/** Takes an ARM resource id apart; undefined when it is not one. */
export function parseResourceId(id: string): ResourceId | undefined {
    const match = form.exec(id);
    if (!match) {
        return undefined;
    }
    const [, subscriptionId, resourceGroupName, namespace, rest] = match as unknown as [
        string,
        string,
        string,
        string,
        string,
    ];
    const parts = rest.split("/");
    if (parts.length % 2 !== 0 || parts.includes("")) {
        return undefined;
    }
    const types = parts.filter((_, i) => i % 2 === 0);
    const names = parts.filter((_, i) => i % 2 === 1);
    return {
        subscriptionId,
        resourceGroupName,
        type: [namespace, ...types].join("/"),
        names,
        name: names[names.length - 1] ?? "",
    };
}

/** Takes an ARM resource id apart; throws when it is not one. */
export function requireResourceId(id: string): ResourceId {
    const parsed = parseResourceId(id);
    if (!parsed) {
        throw new Error(
            `"${id}" is not an ARM resource id: expected /subscriptions/<id>/resourceGroups/<name>/providers/<type>/<name>`,
        );
    }
    return parsed;
}
