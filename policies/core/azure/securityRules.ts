import { BlockList, isIP } from "node:net";
import { allOf, anyOf, type Condition, equals, oneOf, satisfies, shape, some } from "../conditions";

const everyAddress = new Set(["*", "0.0.0.0/0", "::/0", "internet", "any"]);
const administrationPorts = [22, 3389];

const privateRanges = new BlockList();
privateRanges.addSubnet("10.0.0.0", 8, "ipv4");
privateRanges.addSubnet("172.16.0.0", 12, "ipv4");
privateRanges.addSubnet("192.168.0.0", 16, "ipv4");
privateRanges.addSubnet("100.64.0.0", 10, "ipv4");
privateRanges.addSubnet("fc00::", 7, "ipv6");

const everyone = satisfies("any address", (value) => isText(value) && everyAddress.has(value.toLowerCase()));
const outside = satisfies("a public address range", (value) => isText(value) && isPublic(value));
const administration = satisfies("port 22 or 3389", (value) => isText(value) && coversAdministration(value));

/** An inbound rule that allows every address. */
export const letsEveryoneIn = allOf(allow("Inbound"), listed("sourceAddressPrefix", "sourceAddressPrefixes", everyone));

/** An outbound rule that lets traffic out to everyone. */
export const letsOutToEveryone = allOf(
    allow("Outbound"),
    listed("destinationAddressPrefix", "destinationAddressPrefixes", everyone),
);

/** An inbound rule that opens a port of remote administration to public addresses. */
export const opensAdministration = allOf(
    allow("Inbound"),
    shape({ protocol: oneOf(["Tcp", "*"]) }),
    listed("sourceAddressPrefix", "sourceAddressPrefixes", outside),
    listed("destinationPortRange", "destinationPortRanges", administration),
);

function allow(direction: "Inbound" | "Outbound"): Condition {
    return shape({
        direction: equals(direction),
        access: equals("Allow"),
    });
}

// Azure spells one value and several values as two properties.
function listed(single: string, several: string, condition: Condition): Condition {
    return anyOf(shape({ [single]: condition }), shape({ [several]: some(condition) }));
}

function isPublic(prefix: string): boolean {
    if (everyAddress.has(prefix.toLowerCase())) {
        return true;
    }
    const [address = "", length] = prefix.split("/");
    const version = isIP(address);
    if (version === 0) {
        // A service tag other than Internet names Azure's own ranges or this network.
        return false;
    }
    const family = version === 4 ? "ipv4" : "ipv6";
    // A range wider than the private one that holds its first address reaches beyond it.
    return !privateRanges.check(address, family) || (length !== undefined && Number(length) < 7);
}

function coversAdministration(range: string): boolean {
    const [from = "", to = from] = range.split("-");
    return range === "*" || administrationPorts.some((port) => Number(from) <= port && port <= Number(to));
}

function isText(value: unknown): value is string {
    return typeof value === "string";
}
