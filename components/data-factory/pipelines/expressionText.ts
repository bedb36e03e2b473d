import { expressionFunctions } from "../../../azure/data-factory/expressionFunctions";

/** What an expression refers to, found while it is read. */
export interface ExpressionReferences {
    /** Activities whose output or error is read. */
    activities: string[];
    /** Parameters of the pipeline. */
    parameters: string[];
    /** Variables of the pipeline. */
    variables: string[];
}

/** Thrown where a text is no expression: what is wrong, and at which character. */
export class ExpressionError extends Error {}

const names = /[A-Za-z_]\w*/y;
const numbers = /-?\d+(?:\.\d+)?/y;
const texts = /'(?:[^']|'')*'/y;
const words = ["true", "false", "null"];
// What the language has in addition to functions, with the number of arguments.
const roots: Record<string, number> = { pipeline: 0, item: 0, dataset: 0, linkedService: 0, activity: 1, variables: 1 };

/** Reads an expression without its leading `@`; throws where the engine could not read it. */
export function readExpression(text: string): ExpressionReferences {
    const reader = new Reader(text);
    reader.value();
    reader.end();
    return reader.found;
}

class Reader {
    public readonly found: ExpressionReferences = { activities: [], parameters: [], variables: [] };
    private at = 0;

    constructor(private readonly text: string) {}

    public value(): void {
        this.blank();
        if (this.match(texts) !== undefined || this.match(numbers) !== undefined) {
            this.blank();
            return;
        }
        const name = this.match(names);
        if (name === undefined) {
            throw this.error(
                this.text[this.at] === "'" ? "a text that does not end" : "no value",
                "a function, a number or a text in single quotes",
            );
        }
        if (!words.includes(name)) {
            this.call(name);
            this.accessors(name);
        }
        this.blank();
    }

    public end(): void {
        if (this.at < this.text.length) {
            throw this.error(`"${this.text.slice(this.at)}" after the expression`, "nothing more");
        }
    }

    private call(name: string): void {
        const [least, most] = name in roots ? [roots[name] ?? 0, roots[name] ?? 0] : (expressionFunctions[name] ?? []);
        if (least === undefined || most === undefined) {
            throw this.error(`function "${name}"`, "a function of Data Factory, with its letters in the same case");
        }
        this.take("(");
        const from = this.at;
        const count = this.arguments();
        if (count < least || count > most) {
            const range = least === most ? `${least}` : `${least} to ${most}`;
            throw this.error(`${count} arguments of ${name}`, Number.isFinite(most) ? range : `${least} or more`);
        }
        if (name === "activity" || name === "variables") {
            const text = this.text.slice(from, this.at - 1).trim();
            if (!/^'[^']*'$/.test(text)) {
                throw this.error(`${name}(${text})`, "a name in single quotes");
            }
            this.found[name === "activity" ? "activities" : "variables"].push(text.slice(1, -1));
        }
    }

    private arguments(): number {
        this.blank();
        if (this.skip(")")) {
            return 0;
        }
        for (let count = 1; ; count++) {
            this.value();
            if (this.skip(")")) {
                return count;
            }
            this.take(",");
        }
    }

    private accessors(root: string): void {
        const path: string[] = [];
        for (;;) {
            const optional = this.skip("?");
            if (this.skip("[")) {
                this.value();
                this.take("]");
            } else if (this.skip(".")) {
                const name = this.match(names);
                if (name === undefined) {
                    throw this.error("no name after a period", "the name of a property");
                }
                path.push(name);
            } else if (optional) {
                throw this.error("nothing after ?", "a property");
            } else {
                break;
            }
        }
        if (root === "pipeline" && path[0] === "parameters" && path[1] !== undefined) {
            this.found.parameters.push(path[1]);
        }
    }

    private blank(): void {
        this.match(/\s*/y);
    }

    private match(pattern: RegExp): string | undefined {
        pattern.lastIndex = this.at;
        const found = pattern.exec(this.text)?.[0];
        this.at += found?.length ?? 0;
        return found;
    }

    private skip(character: string): boolean {
        const is = this.text[this.at] === character;
        this.at += is ? 1 : 0;
        return is;
    }

    private take(character: string): void {
        if (!this.skip(character)) {
            throw this.error(`"${this.text[this.at] ?? "its end"}"`, `"${character}"`);
        }
    }

    private error(found: string, right: string): ExpressionError {
        return new ExpressionError(`"@${this.text}" has ${found} at character ${this.at + 2}; there must be ${right}`);
    }
}
