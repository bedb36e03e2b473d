import { table } from "../../preview/report/markdown/text";
import { readLibrary, type DocumentedComponent, type DocumentedMember } from "./library";

/** Reference of all components, from their doc comments. */
export function componentsReference(): string {
    const { components, forms } = readLibrary();
    const sections = components.map((component) =>
        [
            `## ${component.name}`,
            "",
            component.doc,
            "",
            `\`${component.token}\`, in [${component.file}](../../${component.file}).`,
            "",
            ...membersTable("input", component.inputs),
            "",
            ...membersTable("output", component.outputs),
            "",
        ].join("\n"),
    );
    return [
        "# Components",
        "",
        "An input marked * is required. Every component also takes Pulumi's own resource options.",
        "",
        ...overview(components),
        "",
        ...sections,
        "## Forms of inputs",
        "",
        ...forms.map((form) =>
            [`### ${form.name}`, "", form.doc, "", ...membersTable("field", form.members), ""].join("\n"),
        ),
    ].join("\n");
}

/** One line a component, with the service that it belongs to. */
function overview(components: readonly DocumentedComponent[]): string[] {
    const rows = components.map(({ name, file, doc }) => [
        `[${name}](#${name.toLowerCase()})`,
        file.split("/")[1] ?? "",
        doc.split(/(?<=\.)\s/)[0] ?? "",
    ]);
    return table(["component", "service", "what it is"], rows);
}

function membersTable(head: string, members: readonly DocumentedMember[]): string[] {
    const mark = (member: DocumentedMember) => (head === "output" || member.optional ? "" : "*");
    const rows = members.map((member) => [`\`${member.name}\`${mark(member)}`, member.doc]);
    return table([head, "meaning"], rows);
}
