import { ExpressionError, readExpression, type ExpressionReferences } from "./expressionText";

/** What an expression takes as an argument: another expression, or a text, number or truth value that stands for itself. */
export type Argument = Expression | string | number | boolean;

/** An expression of Data Factory, worked out when a pipeline runs. Made by `expr`; refused where its text cannot be read. */
export class Expression {
    /** Activities, parameters and variables that the expression names. */
    public readonly references: ExpressionReferences;

    /** Takes the text without its leading `@`. */
    constructor(private readonly text: string) {
        this.references = readExpression(text);
    }

    /** The property of this name; `optional` where there may be no value to read it of, which is then null. */
    public at(name: string, { optional = false } = {}): Expression {
        const accessor = /^[A-Za-z_]\w*$/.test(name) ? `.${name}` : `[${quoted(name)}]`;
        return new Expression(`${this.text}${optional ? "?" : ""}${accessor}`);
    }

    /** The element at this index, the first at 0. */
    public nth(index: number): Expression {
        return new Expression(`${this.text}[${index}]`);
    }

    /** The text without its leading `@`, as another expression holds it. */
    public inner(): string {
        return this.text;
    }

    /** As Data Factory's JSON has it. */
    public json(): { value: string; type: "Expression" } {
        return { value: `@${this.text}`, type: "Expression" };
    }
}

// Within an expression, a quote in a text is doubled, and nothing else has a meaning.
const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

const inner = (argument: Argument): string => {
    if (argument instanceof Expression) {
        return argument.inner();
    }
    return typeof argument === "string" ? quoted(argument) : String(argument);
};

const call = (name: string, ...given: Argument[]) => new Expression(`${name}(${given.map(inner).join(", ")})`);

/** Makes expressions. Texts among arguments are texts: a quote or `@` in them has no meaning. */
export const expr = {
    /** A function of the language by its name. Refused: a function that there is not, or another number of arguments. */
    call,
    /** A parameter of the pipeline. */
    parameter: (name: string) => new Expression("pipeline()").at("parameters").at(name),
    /** Id of the pipeline's run. */
    runId: new Expression("pipeline().RunId"),
    /** A variable of the pipeline. */
    variable: (name: string) => call("variables", name),
    /** The element that a ForEach is at. */
    item: new Expression("item()"),
    /** A parameter of the dataset, in its own properties. */
    datasetParameter: (name: string) => new Expression("dataset()").at(name),
    /** What an activity answered. It must have succeeded before. */
    output: (activity: string) => call("activity", activity).at("output"),
    /** Why an activity failed; an empty text where it did not. */
    error: (activity: string) =>
        call(
            "coalesce",
            call("activity", activity).at("error", { optional: true }).at("message", { optional: true }),
            "",
        ),
    /** Joins texts. */
    concat: (...parts: Argument[]) => call("concat", ...parts),
    /** Whether two values are equal. */
    equals: (left: Argument, right: Argument) => call("equals", left, right),
    /** Whether the number is greater than the other. */
    greater: (left: Argument, right: Argument) => call("greater", left, right),
    /** Whether all hold; at least two. */
    and: (first: Argument, ...rest: Argument[]): Expression =>
        rest.reduce<Expression>((left, right) => call("and", left, right), asExpression(first)),
    /** Whether one of them holds; at least two. */
    or: (first: Argument, ...rest: Argument[]): Expression =>
        rest.reduce<Expression>((left, right) => call("or", left, right), asExpression(first)),
    /** The opposite. */
    not: (value: Argument) => call("not", value),
    /** One value where the condition holds, else the other. */
    when: (condition: Argument, then: Argument, otherwise: Argument) => call("if", condition, then, otherwise),
    /** An expression as its text, such as `@concat('a', 'b')`. Refused: one that the engine cannot read. */
    parse: (text: string): Expression => {
        if (!text.startsWith("@") || /^@[@{]/.test(text)) {
            throw new ExpressionError(`"${text}" is no expression; it must begin with one @`);
        }
        return new Expression(text.slice(1));
    },
} as const;

const asExpression = (argument: Argument) =>
    argument instanceof Expression ? argument : new Expression(inner(argument));

/** A text as Data Factory's JSON has it where it also takes expressions: what would begin one is escaped. */
export function literal(text: string): string {
    const escaped = text.replaceAll("@{", "@@{");
    return /^@(?!\{)/.test(text) ? `@${escaped}` : escaped;
}
