import type * as pulumi from "@pulumi/pulumi";
import type { ExecutionArgs } from "./activities";
import { Activity } from "./activity";
import type { Argument } from "./expr";

/** Calls an address with the factory's own identity. */
export interface WebArgs extends ExecutionArgs {
    /** The address. */
    url: Argument | pulumi.Output<string>;
    /** Method. */
    method: "GET" | "POST" | "PUT" | "DELETE";
    /** Audience of the identity's token, such as `https://management.azure.com/`. */
    resource: string;
    /** Body, which Data Factory wants of POST and PUT; none by default. */
    body?: unknown;
    /** Whether the address that an answer of 202 names is asked until the operation has ended, which takes a right to read it; true by default. */
    waits?: boolean;
}

/** What a call has where its inputs say nothing. */
export const webDefaults = { waits: true } as const;

/** Calls an address; what is sent and answered is hidden. */
export function web(
    name: string,
    { url, method, resource, body, waits = webDefaults.waits, policy = {}, ...rest }: WebArgs,
): Activity {
    const authentication = { type: "MSI", resource };
    const properties = {
        url,
        method,
        authentication,
        ...(body !== undefined && { body }),
        ...(!waits && { turnOffAsync: true }),
    };
    return new Activity(name, "WebActivity", { ...rest, policy: { sensitive: true, ...policy } }, properties);
}
