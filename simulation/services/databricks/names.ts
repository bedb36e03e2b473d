import type { NameRule, Refusal } from "../../core/types";
import { shown } from "../../core/refusals";

/** What Unity Catalog asks of the name of an object. */
export const catalogNameRule: NameRule = {
    property: "name",
    pattern: /^[^./ \u0000-\u001F\u007F]{1,255}$/,
    words: "1 to 255 characters without period, space, slash and control characters",
    code: "INVALID_PARAMETER_VALUE",
};

/** Where that is from. */
export const catalogNamePage = "learn.microsoft.com/azure/databricks/sql/language-manual/sql-ref-names";

/** Refuses to make what is there already, though no call made it. */
export function thereAlready(what: string, names: readonly string[], source: string): Refusal {
    return {
        what: `the name ${names.join(", ")}, which is there already`,
        source: `${source}; unverified: wording`,
        code: "RESOURCE_ALREADY_EXISTS",
        message: ({ inputs: { name }, existing }) =>
            !existing && names.includes(shown(name).toLowerCase())
                ? `${what} '${shown(name)}' already exists`
                : undefined,
    };
}
