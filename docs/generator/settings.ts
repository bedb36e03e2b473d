import { z } from "zod";
import { table } from "../../preview/report/markdown/text";
import { settingsSchema } from "../../stacks/settings/sections";

interface Schema {
    type?: string;
    description?: string;
    enum?: string[];
    const?: string;
    properties?: Record<string, Schema>;
    additionalProperties?: Schema | boolean;
    items?: Schema;
    oneOf?: Schema[];
    anyOf?: Schema[];
    required?: string[];
}

/** Reference of all settings, one table a section, from the schema that checks them. */
export function settingsReference(): string {
    const root = z.toJSONSchema(settingsSchema, { io: "input" }) as Schema;
    const sections = Object.entries(root.properties ?? {}).map(([name, section]) => {
        const need = root.required?.includes(name) ? "Required." : "May be left out: then nothing of it is made.";
        const rows = table(["setting", "form", "meaning"], rowsOf(section, ""));
        return [`## ${name}`, "", `${section.description ?? ""}. ${need}`, "", ...rows, ""].join("\n");
    });
    return [
        "# Settings",
        "",
        "Each section is one configuration object of a stack file, `azure-ml-platform:<section>`. A setting marked * is required.",
        "",
        ...sections,
    ].join("\n");
}

type Row = [string, string, string];

function rowsOf(schema: Schema, path: string): Row[] {
    const choices = schema.oneOf ?? schema.anyOf;
    if (choices) {
        return choices.flatMap((choice) => rowsOf(choice, path));
    }
    if (schema.items) {
        return rowsOf(schema.items, `${path}[]`);
    }
    if (typeof schema.additionalProperties === "object") {
        return rowsOf(schema.additionalProperties, `${path}.<name>`);
    }
    return Object.entries(schema.properties ?? {}).flatMap(([name, inner]) => {
        const at = path === "" ? name : `${path}.${name}`;
        const mark = schema.required?.includes(name) ? "*" : "";
        const own: Row = [`\`${at.replace(/^\./, "")}\`${mark}`, form(inner), inner.description ?? ""];
        return [own, ...rowsOf(inner, at)];
    });
}

function form(schema: Schema): string {
    if (schema.const !== undefined) {
        return `\`${schema.const}\``;
    }
    if (schema.enum) {
        return schema.enum.map((value) => `\`${value}\``).join(", ");
    }
    if (schema.items) {
        return `list of ${form(schema.items)}`;
    }
    if (schema.oneOf ?? schema.anyOf) {
        return "one of several forms";
    }
    if (typeof schema.additionalProperties === "object") {
        return "map";
    }
    return schema.type === "integer" ? "whole number" : (schema.type ?? "");
}
