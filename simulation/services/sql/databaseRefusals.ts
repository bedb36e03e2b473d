import { regions } from "../../../azure/regions";
import { autoPauseLimits, provisionedSizes, serverlessSizes, systemDatabases } from "../../../azure/sql/computeSizes";
import { nameOf } from "../../core/armIds";
import { at } from "../../core/ids";
import { known, regionOf, same, shown } from "../../core/refusals";
import type { Inputs } from "../../core/simulatedType";
import type { Refusal } from "../../core/types";
import { serverOf } from "./serverRefusals";
import { sqlTokens } from "./tokens";

const sizes =
    "learn.microsoft.com/azure/azure-sql/database/resource-limits-vcore-single-databases (azure/sql/computeSizes.ts)";
const zoneMessage = "Provisioning of zone redundant database/pool is not supported for your current request.";
const zoneSource = "github.com/MicrosoftDocs/azure-docs/issues/31343 (message); unverified: code";
const gigabyte = 1024 ** 3;

const skuOf = (inputs: Inputs) => at(inputs, "sku", "name");

/** Names of the vCore model, `GP_S_Gen5` and `GP_S_Gen5_2`: with `_S` a database is serverless. */
const isServerless = (inputs: Inputs) => /^(GP|HS)_S_/i.test(shown(skuOf(inputs) ?? ""));

/** Whether a database is paused after minutes without use; it is by default. */
export const pauses = (inputs: Inputs) => isServerless(inputs) && inputs.autoPauseDelay !== -1;

/** vCores that a database has at most; undefined outside the vCore model, or where they are not known. */
function coresOf(inputs: Inputs): number | undefined {
    const capacity = at(inputs, "sku", "capacity");
    const named = /_(\d+)$/.exec(shown(skuOf(inputs) ?? ""))?.[1];
    return typeof capacity === "number" ? capacity : named === undefined ? undefined : Number(named);
}

/** What a database is refused for. */
export const databaseRefusals: readonly Refusal[] = [
    {
        what: "the name of a database of the system",
        source: "learn.microsoft.com/sql/relational-databases/databases/system-databases; unverified: code and message",
        message: ({ id }) =>
            systemDatabases.some((name) => same(name, nameOf(id)))
                ? `The name '${nameOf(id)}' is that of a database of the system. Choose a different name.`
                : undefined,
    },
    {
        what: "another region than that of the server",
        source: "azure-rest-api-specs/specification/sql, 2023-08-01 (databases lie in their server); unverified: code and message",
        message: (call) => {
            const [own, server] = [call.inputs.location, serverOf(call)?.inputs.location].map(regionOf);
            return server !== "" && own !== server
                ? `The database is in ${own}, its server in ${server}. Set both to the same region.`
                : undefined;
        },
    },
    {
        what: "zone redundancy in a region without availability zones",
        source: `learn.microsoft.com/azure/azure-sql/database/high-availability-sla (regions); ${zoneSource}`,
        message: ({ inputs: { zoneRedundant, location } }) => {
            const region = Object.entries(regions).find(([name]) => name === regionOf(location))?.[1];
            return zoneRedundant === true && region && !region.availabilityZones ? zoneMessage : undefined;
        },
    },
    {
        what: "zone redundancy in a tier of DTUs other than Premium",
        source: `learn.microsoft.com/azure/azure-sql/database/high-availability-sla (tiers); ${zoneSource}`,
        message: ({ inputs }) =>
            inputs.zoneRedundant === true && /^(Basic|S\d+)$/i.test(shown(skuOf(inputs) ?? ""))
                ? zoneMessage
                : undefined,
    },
    {
        what: "auto-pause outside of serverless compute, or after other than 15 minutes to 7 days",
        source: `${sizes}; unverified: code and message`,
        message: ({ inputs }) => {
            const { autoPauseDelay: minutes } = inputs;
            const [from, to] = autoPauseLimits;
            const inBounds = typeof minutes === "number" && minutes >= from && minutes <= to;
            return minutes === undefined || minutes === -1 || (isServerless(inputs) && inBounds)
                ? undefined
                : `The auto-pause delay ${shown(minutes)} is not supported for ${shown(skuOf(inputs))}. Set -1, or with serverless compute ${from} to ${to} minutes.`;
        },
    },
    {
        what: "auto-pause with long-term retention",
        source: "hashicorp/terraform-provider-azurerm, issue 29681 (retention with auto-pause); unverified: that the other order is refused, code and message",
        message: ({ id, inputs, view }) =>
            pauses(inputs) && known(view, `${id}/backupLongTermRetentionPolicies/default`, sqlTokens.longTerm)
                ? "The database has long-term backup retention, with which auto-pause is not supported. Set autoPauseDelay to -1."
                : undefined,
    },
    {
        what: "fewer vCores than serverless compute scales down to, or more than it has",
        source: `${sizes}; unverified: code and message`,
        message: ({ inputs }) => {
            const cores = coresOf(inputs);
            const least = cores === undefined ? undefined : serverlessSizes[cores]?.leastCores;
            const { minCapacity } = inputs;
            return isServerless(inputs) &&
                typeof minCapacity === "number" &&
                least !== undefined &&
                (minCapacity < least || minCapacity > (cores ?? 0))
                ? `The minimum capacity ${minCapacity} is not supported with ${cores} vCores. Set ${least} to ${cores}.`
                : undefined;
        },
    },
    {
        what: "more data than its compute holds",
        source: `${sizes}; hashicorp/terraform-provider-azurerm, issue 18374 (code, beginning of the message)`,
        code: "InvalidMaxSizeTierCombination",
        message: ({ inputs }) => {
            const cores = coresOf(inputs) ?? 0;
            const most = isServerless(inputs) ? serverlessSizes[cores]?.maxSizeGb : provisionedSizes[cores];
            const { maxSizeBytes } = inputs;
            return typeof maxSizeBytes === "number" && most !== undefined && maxSizeBytes > most * gigabyte
                ? `The tier '${shown(at(inputs, "sku", "tier") ?? skuOf(inputs))}' does not support the database max size '${maxSizeBytes}'. With ${cores} vCores it is at most ${most} GB.`
                : undefined;
        },
    },
];
