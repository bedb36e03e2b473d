import { isWholeNumber, repeated, type InputIssue } from "../../shared/validation";

/** When alerts of a workspace are sent. */
export interface MlAlertThresholds {
    /** Failed runs of one job within an hour that send an alert, the job itself and its steps, 1 or more; 1 by default. */
    failedRuns?: number;
    /** Unusable nodes of a cluster that send an alert, 1 or more; 1 by default. */
    unusableNodes?: number;
    /** Part of the quota of a family that sends an alert, in percent, 1 to 100; 80 by default. */
    quotaPercent?: number;
}

/** When alerts are sent where the inputs say nothing. */
export const mlAlertThresholdsDefaults = { failedRuns: 1, unusableNodes: 1, quotaPercent: 80 } as const;

/** What a month may cost. */
export interface MlBudgetArgs {
    /** Cost of a month, in the currency of the subscription's bill; more than 0. Letters go out at 80 and 100 percent of it, and where 100 percent are forecast; nothing is stopped. */
    monthlyAmount: number;
    /** First month, for example `2026-12`. Azure refuses one before the current month when the budget is made. A change replaces the budget. */
    startMonth: string;
    /** Addresses that letters go to, 1 to 50. */
    emails: readonly string[];
}

/** Bounds of a budget. Addresses: learn.microsoft.com/rest/api/consumption/budgets, Notification.contactEmails. */
export const mlBudgetLimits = { emails: [1, 50] } as const;

/** Everything that is wrong with thresholds and budget. */
export function alertsIssues({ budget, ...thresholds }: MlAlertThresholds & { budget?: MlBudgetArgs }): InputIssue[] {
    const issues: InputIssue[] = [];
    const bounds = { failedRuns: 10_000, unusableNodes: 10_000, quotaPercent: 100 };
    for (const key of ["failedRuns", "unusableNodes", "quotaPercent"] as const) {
        const value = thresholds[key] ?? mlAlertThresholdsDefaults[key];
        if (!isWholeNumber(value, [1, bounds[key]])) {
            issues.push({ propertyPath: key, reason: `must be a whole number from 1 to ${bounds[key]}, is ${value}` });
        }
    }
    return [...issues, ...(budget ? budgetIssues(budget) : [])];
}

// Not a day: Pulumi reads one that is written without quotation marks as a time, and hands over its text with hours.
const month = /^\d{4}-(0[1-9]|1[0-2])$/;

function budgetIssues({ monthlyAmount, startMonth, emails }: MlBudgetArgs): InputIssue[] {
    const issues: InputIssue[] = [];
    const refuse = (what: string, reason: string) => issues.push({ propertyPath: `budget.${what}`, reason });
    if (!(Number.isFinite(monthlyAmount) && monthlyAmount > 0)) {
        refuse("monthlyAmount", `must be more than 0, is ${monthlyAmount}`);
    }
    if (!month.test(startMonth)) {
        refuse("startMonth", `"${startMonth}" must be a year and a month, for example 2026-12`);
    }
    const [least, most] = mlBudgetLimits.emails;
    if (emails.length < least || emails.length > most) {
        refuse("emails", `has ${emails.length} addresses, must have ${least} to ${most}`);
    }
    for (const email of repeated(emails.map((one) => one.toLowerCase()))) {
        refuse("emails", `"${email}" is duplicated`);
    }
    return issues;
}
