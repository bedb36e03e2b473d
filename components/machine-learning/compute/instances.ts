import { validate as isUuid } from "uuid";
import { computeFactsAsOf } from "../../../azure/compute/lifecycle";
import { withDefaults } from "../../shared/defaults";
import { isWholeNumber, type InputIssue } from "../../shared/validation";
import { unsupportedSize } from "../../shared/vmSizes";

/** The user that an instance belongs to. */
export interface MlInstanceUser {
    /** Object id of the user (a UUID). A change replaces the instance. */
    objectId: string;
    /** Tenant of the user (a UUID). A change replaces the instance. */
    tenantId: string;
}

/** A computer of one user, which always stops after an idle time and at an hour of the day. */
export interface MlInstanceArgs {
    /** Name, 3 to 16 letters, digits and hyphens, a letter first, no hyphen and digits last; refused where a cluster or another instance has it, in whatever case. Azure wants it to be unique among the instances of the region. A change replaces the instance. */
    name: string;
    /** Whose it is; no one else can open it. */
    user: MlInstanceUser;
    /** Size, for example `Standard_D8ds_v5`; `Standard_D4ds_v5` by default. A change replaces the instance. Retired and unknown sizes are refused. */
    size?: string;
    /** Minutes without use after which it stops, 15 to 4320; 60 by default. A change replaces the instance. */
    idleMinutes?: number;
    /** Hour of every day at which it stops, 0 to 23; 19 by default. A change replaces the instance. */
    stopHour?: number;
    /** Time zone of that hour, by the name that Windows gives it, for example `W. Europe Standard Time`; `UTC` by default. A change replaces the instance. */
    timeZone?: string;
}

/** What an instance has where its inputs say nothing. */
export const mlInstanceDefaults = {
    size: "Standard_D4ds_v5",
    idleMinutes: 60,
    stopHour: 19,
    timeZone: "UTC",
} as const;

/** Bounds of an instance. The idle time: Azure's type of idleTimeBeforeShutdown, 15 minutes to 3 days. */
export const mlInstanceLimits = { idleMinutes: [15, 4320], stopHour: [0, 23] } as const;

/** Everything that is wrong with an instance, but for its name. */
export function instanceIssues(instance: MlInstanceArgs, at: string = computeFactsAsOf): InputIssue[] {
    const { size, timeZone, ...numbers } = withDefaults(instance, mlInstanceDefaults);
    const issues: InputIssue[] = [];
    const refuse = (propertyPath: string, reason: string) => issues.push({ propertyPath, reason });
    for (const key of ["objectId", "tenantId"] as const) {
        if (!isUuid(instance.user[key])) {
            refuse(`user.${key}`, `"${instance.user[key]}" is not a UUID`);
        }
    }
    const wrongSize = unsupportedSize(size, at);
    if (wrongSize !== undefined) {
        refuse("size", wrongSize);
    }
    for (const key of ["idleMinutes", "stopHour"] as const) {
        const limits = mlInstanceLimits[key];
        if (!isWholeNumber(numbers[key], limits)) {
            refuse(key, `must be a whole number from ${limits.join(" to ")}, is ${numbers[key]}`);
        }
    }
    if (timeZone.trim() === "") {
        refuse("timeZone", "is blank; name a time zone of Windows, for example W. Europe Standard Time");
    }
    return issues;
}
