import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import type * as diagramModule from "./diagram/diagrams";
import { issueLine, type Issue } from "./issues";
import { planText } from "./plan";
import { code } from "./report/markdown/text";
import type * as htmlModule from "./report/html/htmlReport";
import type * as markdownModule from "./report/markdown/report";
import type { PreviewView } from "./view";

/** Files that a preview writes; none of those left out. */
export interface ReportFiles {
    /** The plan; `-` is the terminal. */
    json?: string;
    /** A comment for a pull request. */
    markdown?: string;
    /** The three diagrams. */
    diagram?: string;
    /** A page that opens without a network. */
    html?: string;
}

// Loaded when asked for: none of it is worth the time of every other preview.
const load = createRequire(__filename);

/**
 * Writes every file that is asked for, also where there are only issues to show; one that cannot be written keeps no
 * other from being written. Answers what could not be written, and why.
 */
export async function writeReports(view: PreviewView, files: ReportFiles): Promise<Issue[]> {
    const unwritten: Issue[] = [];
    for (const name of Object.keys(texts) as (keyof ReportFiles)[]) {
        const file = files[name];
        if (file === undefined) {
            continue;
        }
        const content = await texts[name](view);
        const issue = write(file, content);
        if (issue !== undefined) {
            unwritten.push({ path: `--${name} ${file}`, message: issue });
        }
    }
    return unwritten;
}

/** By file: its text. */
const texts: Record<keyof ReportFiles, (view: PreviewView) => string | Promise<string>> = {
    json: ({ stack, plan, issues }) => planText(plan ?? { format: "plan/1", stack, issues }),
    markdown: (view) => {
        const { markdownReport } = load("./report/markdown/report") as typeof markdownModule;
        return markdownReport(withBaseIssues(view));
    },
    diagram: diagramsOf,
    html: (view) => {
        const { htmlReport } = load("./report/html/htmlReport") as typeof htmlModule;
        return htmlReport(view);
    },
};

// A comment says in a note why it compares nothing.
function withBaseIssues(view: PreviewView): PreviewView {
    const issues = view.baseIssues ?? [];
    return { ...view, notes: [...view.notes, ...issues.map((issue) => `Nothing is compared: ${issueLine(issue)}`)] };
}

function diagramsOf({ stack, plan, issues = [] }: PreviewView): string {
    const { diagramMarkdown } = load("./diagram/diagrams") as typeof diagramModule;
    if (plan) {
        return diagramMarkdown(plan);
    }
    const lines = issues.map((issue) => `    ${issueLine(issue)}`);
    return `# ${code(stack)} has issues, so nothing can be drawn\n\n${lines.join("\n")}\n`;
}

/** By error code of the system: what it means for a file that is written. */
const reasons: Readonly<Record<string, string>> = {
    ENOENT: "no such folder",
    ENOTDIR: "a part of its path is a file and no folder",
    EISDIR: "it is a folder",
    EACCES: "no right to write it",
    EPERM: "no right to write it",
    EROFS: "its file system is read-only",
    ENOSPC: "its disk is full",
};

/** Writes a text; answers why that is not possible. */
function write(file: string, content: string): string | undefined {
    try {
        if (file === "-") {
            process.stdout.write(content);
        } else {
            writeFileSync(file, content);
        }
        return undefined;
    } catch (error) {
        const { code = "", message } = error as NodeJS.ErrnoException;
        return `cannot be written: ${reasons[code] ?? message}`;
    }
}
