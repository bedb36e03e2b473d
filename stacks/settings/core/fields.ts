import { z } from "zod";
import { regions } from "../../../azure/regions";
import { parseResourceId } from "../../../azure/resourceIds";
import { isAddress, isAddressRange, isPublicRange } from "../../../components/shared/checks";

/** A UUID as Azure writes it. */
export const uuid = (description: string) =>
    z.guid("must be a UUID, for example 1b6a4f2e-6f0c-4c57-9a3d-0c8a6a2f7e11").describe(description);

/** A whole number of days between two limits. */
export const days = ([least, most]: readonly [number, number], description: string) =>
    z.int().min(least).max(most).describe(`${description}, ${least} to ${most} days`);

/** A setting that is true or false: what it decides, its default, and what else there is to say, with its punctuation. */
export const flag = (what: string, byDefault: boolean, more = "") =>
    z.boolean().optional().describe(`${what}; ${byDefault} by default${more}`);

/** A number that is raised by one to leave something behind. */
export const generation = (description: string) => z.int().min(0).max(99).optional().describe(description);

/** ARM id of an existing resource of one type. */
export const resourceId = (type: string, description: string) =>
    z
        .string()
        .refine((value) => parseResourceId(value)?.type.toLowerCase() === type.toLowerCase(), {
            error: `must be the ARM id of a ${type}: /subscriptions/<id>/resourceGroups/<name>/providers/${type}/<name>`,
        })
        .describe(description);

/** An IPv4 range in CIDR form whose address is the first of the range. */
export const addressRange = (description: string) =>
    z
        .string()
        .refine(isAddressRange, {
            error: "must be an IPv4 range in CIDR form that starts at its first address, for example 10.20.0.0/20",
        })
        .describe(description);

/** An IPv4 range in CIDR form of addresses that the internet routes. */
export const publicRange = (description: string) =>
    z
        .string()
        .refine(isPublicRange, {
            error: "must be a public IPv4 range in CIDR form, /16 or smaller, for example 203.0.113.10/32",
        })
        .describe(description);

/** One IPv4 address. */
export const address = (description: string) =>
    z.string().refine(isAddress, { error: "must be an IPv4 address, for example 10.0.0.4" }).describe(description);

/** An Azure region by its programmatic name. */
export const location = (description: string) =>
    z
        .string()
        .refine((value) => Object.hasOwn(regions, value), {
            error: "must be an Azure region by its programmatic name, for example westeurope",
        })
        .describe(description);

/** A short key that becomes part of a logical name. */
export const key = z.string().regex(/^[a-z][a-z0-9-]{0,30}[a-z0-9]$/, {
    error: "must be 2 to 32 lower-case letters, digits and hyphens that start with a letter",
});
