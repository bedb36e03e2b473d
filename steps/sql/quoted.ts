import { hasUnseen } from "../../azure/visibleText";
import { StepInputError } from "../core/stepError";

/** A name that a database gave, as T-SQL takes it: in brackets. */
export const bracketed = (name: string): string => `[${name.replaceAll("]", "]]")}]`;

/** A name that a step states, as T-SQL takes it: in brackets, of at most 128 characters that all show. */
export function quoted(name: string): string {
    if (name === "" || name.length > 128 || hasUnseen(name)) {
        throw new StepInputError(`"${name}" is no name of an object in a database: 1 to 128 characters that all show`);
    }
    return bracketed(name);
}

const guid = /^([0-9a-f]{8})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{12})$/i;
const reversed = (hex: string) => (hex.match(/../g) ?? []).reverse().join("");

/**
 * SID of a principal of Entra: the bytes of the GUID as SQL Server stores a uniqueidentifier, its first three groups in
 * reversed order. An identity has the SID of its client id, a group that of its object id (MicrosoftDocs/sql-docs#2323).
 */
export function sidOf(id: string): string {
    const groups = guid.exec(id);
    if (!groups) {
        throw new StepInputError(`"${id}" is not a GUID; an identity has a client id, a group an object id`);
    }
    const [first = "", second = "", third = "", ...rest] = groups.slice(1);
    return `0x${[reversed(first), reversed(second), reversed(third), ...rest].join("").toUpperCase()}`;
}
