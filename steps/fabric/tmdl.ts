import type { ItemIssue } from "./issues";

/** An expression of DAX or M. */
export interface TmdlExpression {
    /** Its text, without the indentation of the file. */
    text: string;
    /** Line that it begins on. */
    line: number;
}

/** A value of a property. */
export interface TmdlValue {
    /** As written; of an expression its text. */
    text: string;
    /** Line of the property. */
    line: number;
    /** Line that its value begins on. */
    textLine: number;
}

/** An object of a model as TMDL writes it. */
export interface TmdlObject {
    /** File that it is in. */
    file: string;
    /** Line that it begins on, from 1. */
    line: number;
    /** Its keyword, such as `table`; of `ref table` with `ref` before it. */
    kind: string;
    /** Its name without quotes; empty where it has none. */
    name: string;
    /** What stands after its equals sign. */
    expression?: TmdlExpression;
    /** Its properties; a flag has the text `true`. */
    properties: Map<string, TmdlValue>;
    /** Objects within it. */
    children: TmdlObject[];
}

// Source: learn.microsoft.com/analysis-services/tmdl, "Tabular Model Definition Language (TMDL) overview".
const atTop = ["database", "model", "table", "relationship", "expression", "role", "perspective", "cultureInfo"];
const parents: Record<string, readonly string[]> = {
    ...Object.fromEntries([...atTop, "dataSource", "queryGroup", "function"].map((kind) => [kind, ["", "model"]])),
    ...Object.fromEntries(
        ["column", "measure", "partition", "hierarchy", "calculationGroup"].map((k) => [k, ["table"]]),
    ),
    level: ["hierarchy"],
    calculationItem: ["calculationGroup"],
    tablePermission: ["role"],
    member: ["role"],
};
const anywhere = ["annotation", "extendedProperty", "variation", "changedProperty", "kpi", "alternateOf"];
const kinds = [...Object.keys(parents), ...anywhere];

const name = String.raw`'(?:[^']|'')+'|[^\s'=:.]+`;
const forms = {
    reference: new RegExp(String.raw`^ref (${kinds.join("|")}) (${name})$`),
    property: /^([A-Za-z]\w*): *(.*)$/,
    object: new RegExp(String.raw`^(${kinds.join("|")})(?: +(${name}))?(?: *=(.*))?$`),
    expression: /^([A-Za-z]\w*) *=(.*)$/,
    flag: /^[A-Za-z]\w*$/,
};

/** A name without its quotes. */
export const unquoted = (text: string): string =>
    text.startsWith("'") ? text.slice(1, -1).replaceAll("''", "'") : text;

/** Reads a file of TMDL that is indented by one tab a level; what does not parse is an issue with its line. */
export function parseTmdl(file: string, text: string): { objects: TmdlObject[]; issues: ItemIssue[] } {
    const reader = new Reader(file, text.replace(/^\uFEFF/, "").split(/\r?\n/));
    reader.read();
    return { objects: reader.objects, issues: reader.issues };
}

class Reader {
    readonly objects: TmdlObject[] = [];
    readonly issues: ItemIssue[] = [];
    private readonly open: TmdlObject[] = [];
    private at = 0;

    constructor(
        private readonly file: string,
        private readonly lines: readonly string[],
    ) {}

    read(): void {
        for (; this.at < this.lines.length; this.at++) {
            const [, indent = "", content = ""] = /^(\s*)(.*?)\s*$/.exec(this.lines[this.at] ?? "") ?? [];
            if (content === "" || content.startsWith("///")) {
                continue;
            }
            if (indent.includes(" ")) {
                this.refuse("is indented by blanks; indent by one tab a level");
            } else if (indent.length > this.open.length) {
                this.refuse(
                    `is indented by ${indent.length} tabs, and nothing above that it belongs to is indented by one less`,
                );
            } else {
                this.open.length = indent.length;
                this.readLine(content, indent.length);
            }
        }
    }

    private readLine(content: string, depth: number): void {
        const reference = forms.reference.exec(content);
        const property = forms.property.exec(content);
        const object = forms.object.exec(content);
        const expression = forms.expression.exec(content);
        if (reference) {
            this.add(`ref ${reference[1]}`, reference[2]);
        } else if (property) {
            this.set(property[1] ?? "", property[2] ?? "");
        } else if (object) {
            const added = this.add(object[1] ?? "", object[2]);
            if (object[3] !== undefined) {
                added.expression = this.expressionAfter(object[3], depth + 2);
            }
        } else if (expression) {
            const line = this.at + 1;
            const { text, line: textLine } = this.expressionAfter(expression[2] ?? "", depth + 1);
            this.set(expression[1] ?? "", text, line, textLine);
        } else if (forms.flag.test(content)) {
            this.set(content, "true");
        } else {
            this.refuse(`"${content}" is neither an object that TMDL knows, nor a property: value, nor an expression`);
        }
    }

    private add(kind: string, found = ""): TmdlObject {
        const parent = this.open.at(-1);
        const added: TmdlObject = {
            file: this.file,
            line: this.at + 1,
            kind,
            name: unquoted(found),
            properties: new Map(),
            children: [],
        };
        const allowed = parents[kind];
        if (allowed && !allowed.includes(parent?.kind ?? "")) {
            const place = parent ? `a ${parent.kind}` : "the top level";
            this.refuse(`a ${kind} is no part of ${place}, but of ${allowed[0] ? `a ${allowed[0]}` : "the top level"}`);
        }
        (parent?.children ?? this.objects).push(added);
        this.open.push(added);
        return added;
    }

    private set(key: string, text: string, line = this.at + 1, textLine = line): void {
        const owner = this.open.at(-1);
        if (!owner) {
            this.refuse(`${key} belongs to no object`, line);
        } else if (owner.properties.has(key)) {
            this.refuse(`${key} is duplicated: line ${owner.properties.get(key)?.line} has it too`, line);
        } else {
            owner.properties.set(key, { text, line, textLine });
        }
    }

    /** The expression after an equals sign: on the same line, between backticks, or on deeper lines below. */
    private expressionAfter(sameLine: string, depth: number): TmdlExpression {
        const line = this.at + 1;
        const fenced = sameLine.trim() === "```";
        if (sameLine.trim() !== "" && !fenced) {
            return { text: sameLine.trim(), line };
        }
        const found: string[] = [];
        for (; this.at + 1 < this.lines.length; this.at++) {
            const next = this.lines[this.at + 1] ?? "";
            if (fenced ? next.trim() === "```" : next.trim() !== "" && !next.startsWith("\t".repeat(depth))) {
                break;
            }
            found.push(next.trim() === "" ? "" : next.startsWith("\t".repeat(depth)) ? next.slice(depth) : next.trim());
        }
        if (fenced && this.at + 1 >= this.lines.length) {
            this.refuse("``` begins here and does not end", line);
        } else if (fenced) {
            this.at++;
        }
        const text = found.join("\n").trimEnd();
        if (text === "") {
            this.refuse("an expression is missing after =", line);
        }
        return { text, line: line + 1 };
    }

    private refuse(reason: string, line = this.at + 1): void {
        this.issues.push({ file: this.file, line, reason });
    }
}
