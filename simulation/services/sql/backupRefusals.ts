import { parentOf } from "../../core/armIds";
import { known, shown } from "../../core/refusals";
import type { Refusal } from "../../core/types";
import { pauses } from "./databaseRefusals";
import { sqlTokens } from "./tokens";

const days = { from: 1, to: 35 } as const;

/** What short-term retention is refused for. */
export const backupRefusals: readonly Refusal[] = [
    {
        what: "backups of fewer than 1 or more than 35 days",
        source: "learn.microsoft.com/azure/azure-sql/database/automated-backups-overview#short-term-retention; unverified: code and message",
        message: ({ inputs: { retentionDays } }) =>
            typeof retentionDays === "number" && !(retentionDays >= days.from && retentionDays <= days.to)
                ? `The retention of ${retentionDays} days is not supported. Set ${days.from} to ${days.to} days.`
                : undefined,
    },
    {
        what: "differential backups other than every 12 or 24 hours",
        source: "azure-rest-api-specs/specification/sql, 2023-08-01, diffBackupIntervalInHours; unverified: code and message",
        message: ({ inputs: { diffBackupIntervalInHours: hours } }) =>
            hours === undefined || hours === 12 || hours === 24
                ? undefined
                : `Differential backups every ${shown(hours)} hours are not supported. Set 12 or 24.`,
    },
];

/** Longest of each, which is ten years: learn.microsoft.com/azure/azure-sql/database/long-term-retention-overview. */
const longest = {
    weeklyRetention: { W: 520, M: 120, Y: 10, D: 3650 },
    monthlyRetention: { W: 520, M: 120, Y: 10, D: 3650 },
    yearlyRetention: { W: 520, M: 120, Y: 10, D: 3650 },
};
const nothing = "PT0S";
const retentions = Object.entries(longest);

/** What long-term retention is refused for. */
export const longTermRefusals: readonly Refusal[] = [
    {
        what: "long-term retention of a database with auto-pause",
        source: "hashicorp/terraform-provider-azurerm, issue 29681 (status, code, message)",
        code: "LtrConfigPolicyUnsupportedIfAutoPauseEnabled",
        message: ({ id, inputs, view }) => {
            const database = known(view, parentOf(id), sqlTokens.database);
            const keeps = retentions.some(([name]) => ![undefined, nothing].includes(inputs[name] as undefined));
            return database && keeps && pauses(database.inputs)
                ? "Enabling long-term backup retention for a serverless database is not supported if auto-pause is enabled."
                : undefined;
        },
    },
    {
        what: "a retention that is no duration, or longer than ten years",
        source: "learn.microsoft.com/azure/azure-sql/database/long-term-retention-overview; unverified: code and message",
        message: ({ inputs }) => {
            const wrong = retentions.find(([name, most]) => {
                const value = inputs[name];
                const [, count, unit] = /^P(\d+)([DWMY])$/.exec(shown(value ?? "")) ?? [];
                const isWithin = Number(count) >= 1 && Number(count) <= (most[unit as "W"] ?? 0);
                return value !== undefined && value !== nothing && !isWithin;
            });
            return (
                wrong && `${wrong[0]} is ${shown(inputs[wrong[0]])}; set a duration such as P4W, of at most ten years.`
            );
        },
    },
    {
        what: "a yearly backup of a week that a year does not have",
        source: "azure-rest-api-specs/specification/sql, 2023-08-01, weekOfYear (1 to 52); unverified: code and message",
        message: ({ inputs: { weekOfYear, yearlyRetention } }) =>
            yearlyRetention !== undefined &&
            yearlyRetention !== nothing &&
            !(typeof weekOfYear === "number" && weekOfYear >= 1 && weekOfYear <= 52)
                ? `weekOfYear is ${shown(weekOfYear)}; with a yearly retention it must be 1 to 52.`
                : undefined,
    },
];
