import { BlockList, isIP } from "node:net";
import { azureResolver, privateRanges } from "../../azure/network/addressRanges";
import { liesIn } from "../../simulation/services/network/addresses";
import type { PlanValue } from "../plan";

// Also RFC 3927 and RFC 4291 (link-local), RFC 1122 (loopback) and RFC 4193.
const ownAddresses = new BlockList();
for (const range of [...privateRanges, "169.254.0.0/16", "127.0.0.0/8", `${azureResolver}/32`]) {
    const [address = "", length] = range.split("/");
    ownAddresses.addSubnet(address, Number(length), "ipv4");
}
ownAddresses.addSubnet("fc00::", 7, "ipv6");
ownAddresses.addSubnet("fe80::", 10, "ipv6");

/** Whether a text is an address, or the first of a range, of the public internet. */
export function isPublicAddress(value: PlanValue): boolean {
    const version = typeof value === "string" ? isIP(addressOf(value)) : 0;
    return version !== 0 && !ownAddresses.check(addressOf(value as string), version === 4 ? "ipv4" : "ipv6");
}

const addressOf = (text: string) => text.split(/[/-]/)[0] ?? "";

const isAny = (text: string) => ["*", "any", "0.0.0.0/0", "::/0"].includes(text);
const isPrivate = (text: string) => isIP(addressOf(text)) !== 0 && !isPublicAddress(text);

/**
 * Whether all of one source or destination lies in another: addresses and ranges, service tags, names of hosts with `*`.
 * Both are in lower case. Of a network's own addresses those that are private are taken for VirtualNetwork.
 */
export function placeCovers(outer: string, inner: string): boolean {
    if (outer === inner || isAny(outer)) {
        return true;
    }
    if (isAny(inner)) {
        return false;
    }
    if (outer === "virtualnetwork") {
        return isPrivate(inner);
    }
    if (outer === "internet") {
        return inner !== "virtualnetwork" && !isPrivate(inner);
    }
    if (isIP(addressOf(outer)) !== 0 && isIP(addressOf(inner)) !== 0) {
        return liesIn(range(inner), range(outer));
    }
    // A service tag holds those of its regions, a name with `*` those that end with it.
    return (
        (!outer.includes(".") && inner.startsWith(`${outer}.`)) ||
        (outer.startsWith("*.") && inner.endsWith(outer.slice(1)))
    );
}

const range = (text: string) => (text.includes("/") ? text : `${text}/${isIP(text) === 6 ? 128 : 32}`);

/** Whether all ports of one text, `443` or `1-1024` or `*`, are in another. */
export function portsCover(outer: string, inner: string): boolean {
    const [a, b] = [boundsOf(outer), boundsOf(inner)];
    return outer === inner || (a[0] <= b[0] && b[1] <= a[1]);
}

function boundsOf(ports: string): [number, number] {
    if (ports === "*") {
        return [0, 65535];
    }
    const [from = "", to = from] = ports.split("-");
    return [Number(from), Number(to)];
}
