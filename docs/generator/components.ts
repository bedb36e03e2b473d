import { table } from "../../preview/report/markdown/text";
import { readLibrary, type DocumentedInterface, type DocumentedMember, type Library } from "./library";

/** Reference of all components, from their doc comments. */
export function componentsReference(): string {
    const library = readLibrary();
    const sections = library.components.map((component) => {
        const inputs = inputsOf(component.args, library);
        return [
            `## ${component.name}`,
            "",
            component.doc,
            "",
            `\`${component.token}\`, in [${component.file}](../../${component.file}).`,
            "",
            ...membersTable("input", inputs),
            "",
            ...membersTable("output", component.outputs),
            "",
        ].join("\n");
    });
    const own = new Set(library.components.map((component) => component.args));
    const nested = [...library.interfaces.values()].filter((entry) => !own.has(entry.name) && isPartOfInputs(entry));
    return [
        "# Components",
        "",
        "An input marked * is required. Every component also takes Pulumi's own resource options.",
        "",
        ...sections,
        "## Forms of inputs",
        "",
        ...nested.map((entry) =>
            [`### ${entry.name}`, "", entry.doc, "", ...membersTable("field", entry.members), ""].join("\n"),
        ),
    ].join("\n");
}

/** One line a component, for the README. */
export function componentsTable(): string {
    const rows = readLibrary().components.map(({ name, file, doc }) => [
        `[${name}](${file})`,
        doc.split(/(?<=\.)\s/)[0] ?? "",
    ]);
    return table(["component", "what it is"], rows).join("\n");
}

const isPartOfInputs = (entry: DocumentedInterface) =>
    entry.members.length > 0 &&
    !/Rule$|Kind|Region$|SubnetPurpose$|Group$|Requirement$|ResourceId$|Logs$|Fault$/.test(entry.name);

/** Members of an interface of inputs, those of what it extends first. */
export function inputsOf(name: string, library: Library): DocumentedMember[] {
    const found = library.interfaces.get(name);
    if (!found) return [];
    const inherited = found.parents.flatMap((parent) => {
        const omit = /^Omit<(\w+), (.+)>$/.exec(parent);
        const members = inputsOf(omit?.[1] ?? parent, library);
        return members.filter((member) => !omit?.[2]?.includes(`"${member.name}"`));
    });
    return [...inherited, ...found.members];
}

function membersTable(head: string, members: readonly DocumentedMember[]): string[] {
    const mark = (member: DocumentedMember) => (head === "output" || member.optional ? "" : "*");
    const rows = members.map((member) => [`\`${member.name}\`${mark(member)}`, member.doc]);
    return table([head, "meaning"], rows);
}
