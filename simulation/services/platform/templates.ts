import { at } from "../../core/ids";
import type { Inputs } from "../../core/simulatedType";

/**
 * A value of a template with its parameters put in, for texts, `parameters` and `concat` (learn.microsoft.com/azure/
 * azure-resource-manager/templates/template-expressions); undefined where it holds another function, as what Azure looks
 * up does.
 */
export function evaluated(value: unknown, parameters: Inputs): unknown {
    if (typeof value === "string") {
        const [, expression] = /^\[(?!\[)(.*)\]$/s.exec(value) ?? [];
        // A text that begins with a bracket has it twice.
        return expression === undefined ? value.replace(/^\[\[/, "[") : new Reader(expression, parameters).whole();
    }
    if (Array.isArray(value)) {
        return value.map((each) => evaluated(each, parameters));
    }
    if (value !== null && typeof value === "object") {
        return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, evaluated(inner, parameters)]));
    }
    return value;
}

/** Reads an expression from left to right. */
class Reader {
    private rest: string;

    constructor(
        expression: string,
        private readonly parameters: Inputs,
    ) {
        this.rest = expression;
    }

    /** Value of the whole expression. */
    whole(): unknown {
        const value = this.next();
        return this.rest.trim() === "" ? value : undefined;
    }

    private next(): unknown {
        const literal = this.take(/^\s*'((?:[^']|'')*)'/);
        if (literal) {
            return literal[1]?.replaceAll("''", "'");
        }
        const name = this.take(/^\s*(\w+)\(/)?.[1];
        if (name === undefined) {
            return undefined;
        }
        const values: unknown[] = [];
        while (!this.take(/^\s*\)/)) {
            values.push(this.next());
            if (values.at(-1) === undefined) {
                return undefined;
            }
            this.take(/^\s*,/);
        }
        return this.call(name, values);
    }

    private call(name: string, values: unknown[]): unknown {
        switch (name) {
            case "parameters":
                return at(this.parameters, String(values[0]), "value");
            case "concat":
                return values.every((each) => typeof each === "string") ? values.join("") : undefined;
            default:
                return undefined;
        }
    }

    private take(pattern: RegExp): RegExpExecArray | null {
        const match = pattern.exec(this.rest);
        this.rest = match ? this.rest.slice(match[0].length) : this.rest;
        return match;
    }
}
