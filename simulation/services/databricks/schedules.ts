import { at } from "../../core/ids";
import type { Refusal } from "../../core/types";

// www.quartz-scheduler.org/documentation/quartz-2.3.0/tutorials/crontrigger.html
const months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
const weekdays = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

interface Field {
    from: number;
    to: number;
    /** Words for numbers, the first for 1. */
    words?: readonly string[];
    /** What else may stand for an element of its list. */
    special?: RegExp;
}

const fields: readonly Field[] = [
    { from: 0, to: 59 },
    { from: 0, to: 59 },
    { from: 0, to: 23 },
    { from: 1, to: 31, special: /^(\?|L|LW|L-\d{1,2}|\d{1,2}W)$/ },
    { from: 1, to: 12, words: months },
    { from: 1, to: 7, words: weekdays, special: /^(\?|L|[1-7]L|[1-7]#[1-5]|(SUN|MON|TUE|WED|THU|FRI|SAT)(L|#[1-5]))$/ },
    { from: 1970, to: 2099 },
];

/** Whether a text is one of the field's numbers, or a word for one. */
function isNumber(text: string, { from, to, words = [] }: Field): boolean {
    return words.includes(text) || (/^\d+$/.test(text) && Number(text) >= from && Number(text) <= to);
}

function isElement(text: string, field: Field): boolean {
    const [range = "", step, ...more] = text.split("/");
    const ends = range.split("-");
    const known = range === "*" || (ends.length <= 2 && ends.every((end) => isNumber(end, field)));
    return field.special?.test(text) || (known && more.length === 0 && (step === undefined || /^\d+$/.test(step)));
}

/** Whether a text is a cron expression of Quartz: six fields or seven, of which one says nothing of the day. */
function isQuartz(text: string): boolean {
    const given = text.trim().toUpperCase().split(/\s+/);
    const isRight = given.every((each, i) => {
        const field = fields[i];
        return field && each.split(",").every((element) => isElement(element, field));
    });
    const silent = [given[3], given[5]].filter((day) => day === "?").length;
    return (given.length === 6 || given.length === 7) && silent === 1 && isRight;
}

function isTimeZone(name: string): boolean {
    try {
        new Intl.DateTimeFormat("en", { timeZone: name });
        return true;
    } catch {
        return false;
    }
}

/** What the schedule of a job is refused for. */
export const scheduleRefusals: readonly Refusal[] = [
    {
        what: "a schedule that is no cron expression of Quartz",
        source: "github.com/MicrosoftDocs/azure-docs/issues/44131",
        code: "INVALID_PARAMETER_VALUE",
        message: ({ inputs }) => {
            const cron = at(inputs, "schedule", "quartzCronExpression");
            return typeof cron !== "string" || isQuartz(cron)
                ? undefined
                : `Invalid quartz_cron_expression: ${cron}. Databricks uses Quartz cron syntax, which is different from the standard cron syntax. See http://www.quartz-scheduler.org/documentation/quartz-2.1.x/tutorials/crontrigger.html for more details.`;
        },
    },
    {
        what: "a schedule in an unknown time zone",
        source: "docs/resources/job.md of databricks/terraform-provider-databricks (a Java time zone); unverified: wording",
        code: "INVALID_PARAMETER_VALUE",
        message: ({ inputs }) => {
            const zone = at(inputs, "schedule", "timezoneId");
            return typeof zone !== "string" || isTimeZone(zone) ? undefined : `Invalid timezone_id: ${zone}`;
        },
    },
];
