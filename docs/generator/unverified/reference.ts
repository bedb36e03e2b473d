import { readFileSync } from "node:fs";
import path from "node:path";
import { table } from "../../../preview/report/markdown/text";
import { sourceFiles } from "../library";
import type { UnverifiedFact } from "./fact";
import { unverifiedFacts } from "./facts";

const root = path.join(__dirname, "../../..");

/** A place where a source says that something is unverified. */
export interface Mark {
    /** File from the repository's root. */
    file: string;
    /** What follows the word, in one line. */
    text: string;
}

/** Files of Azure Machine Learning, container registries, Data Factory and Synapse, whose every mark is in the list. */
const ofTheseServices =
    /machine-?learning|\/containers|data-?factory|azure\/approvals|azure\/customRoles|azure\/privateLinkPorts|(azure|components)\/synapse|^steps\/sql/i;

/** Marks in the text of a file. */
export function marksIn(file: string, text: string): Mark[] {
    return [...text.matchAll(/unverified/gi)].map(({ index }) => ({
        file,
        text: text
            .slice(index + "unverified".length, index + 300)
            .replace(/\n\s*(\*|\/\/) ?/g, " ")
            .replace(/^: /, ""),
    }));
}

/** Every mark that the list has to hold: those of the services, and those of other files that a fact names. */
export function readMarks(): Mark[] {
    const folders = ["azure", "components", "policies", "simulation", "stacks", "steps"];
    const others = unverifiedFacts.flatMap(({ also = [] }) => also);
    return folders
        .flatMap(sourceFiles)
        .filter((file) => isOfTheseServices(file) || others.includes(file))
        .flatMap((file) => marksIn(file, readFileSync(path.join(root, file), "utf8")));
}

const isOfTheseServices = (file: string) => ofTheseServices.test(file);

const says = ({ marks, also = [] }: UnverifiedFact, { file, text }: Mark) =>
    (isOfTheseServices(file) || also.includes(file)) && marks.some((mark) => text.startsWith(mark));

/** Marks of the services that no fact of the list is about. */
export const unlisted = (marks: readonly Mark[], facts = unverifiedFacts): Mark[] =>
    marks.filter((mark) => isOfTheseServices(mark.file) && !facts.some((fact) => says(fact, mark)));

/** What facts of the list look for and no source says any more: beginnings of marks, and files. */
export const gone = (marks: readonly Mark[], facts = unverifiedFacts): string[] =>
    facts.flatMap((fact) => [
        ...fact.marks.filter((mark) => !marks.some((found) => says({ ...fact, marks: [mark] }, found))),
        ...(fact.also ?? []).filter((file) => !marks.some((found) => found.file === file && says(fact, found))),
    ]);

/** The facts as a page, each with the files that rely on it. */
export function unverifiedReference(marks = readMarks()): string {
    const rows = unverifiedFacts.map((fact) => [
        fact.fact,
        [...new Set(marks.filter((mark) => says(fact, mark)).map(({ file }) => file))].map(link).join(", "),
        fact.otherwise,
        fact.findOut,
    ]);
    return [
        "# What no public source shows",
        "",
        "Azure Machine Learning, container registries, Data Factory and Synapse are built from Microsoft's pages, specifications, samples and recorded answers, which the sources name. These facts are in none of them. Each is marked `unverified` in the files that rely on it; a test keeps list and marks the same.",
        "",
        ...table(["taken for true", "used in", "if it is not so", "how to find out"], rows),
        "",
    ].join("\n");
}

const link = (file: string) => `[${path.basename(file)}](../../${file})`;
