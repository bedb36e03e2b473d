import { resourceTypeOf } from "../../azure/resourceTypes";

const acronyms: Readonly<Record<string, string>> = {
    acl: "ACL",
    dbfs: "DBFS",
    dns: "DNS",
    ip: "IP",
    nat: "NAT",
    ncc: "NCC",
    sql: "SQL",
    // What the Databricks provider begins the names of an account's things with.
    mws: "Account",
};

/** A name in camel case in words: `privateDnsZones` is `Private DNS zones`, `PublicIPAddress` is `Public IP address`. */
export function words(camel: string): string {
    const apart = camel.replace(/([a-z0-9])(?=[A-Z])|([A-Z])(?=[A-Z][a-z])/g, "$1$2 ");
    const text = apart
        .split(" ")
        .map((part) => acronyms[part.toLowerCase()] ?? part.toLowerCase())
        .join(" ");
    return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Kind of a resource in words; a component keeps the name of its class, by which its file is found. */
export function kindOf(type: string): string {
    if (type.startsWith("pulumi:providers:")) {
        return "Provider";
    }
    const last = type.split(":").at(-1) ?? "";
    return type.startsWith("azure-ml-platform:") ? last : (resourceTypeOf(type)?.title ?? words(last));
}
