import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import type * as diagramModule from "./diagram/diagrams";
import { faultLine } from "./faults";
import { planText } from "./plan";
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

/** Writes every file that is asked for, also where there are only faults to show. */
export async function writeReports(view: PreviewView, { json, markdown, diagram, html }: ReportFiles): Promise<void> {
    const { stack, plan, faults } = view;
    if (json !== undefined) write(json, planText(plan ?? { format: "plan/1", stack, faults }));
    if (markdown !== undefined) {
        const { markdownReport } = load("./report/markdown/report") as typeof markdownModule;
        write(markdown, markdownReport(view));
    }
    if (diagram !== undefined) write(diagram, diagramsOf(view));
    if (html !== undefined) {
        const { htmlReport } = load("./report/html/htmlReport") as typeof htmlModule;
        write(html, await htmlReport(view));
    }
}

function diagramsOf({ stack, plan, faults = [] }: PreviewView): string {
    const { diagramMarkdown } = load("./diagram/diagrams") as typeof diagramModule;
    if (plan) return diagramMarkdown(plan);
    return `# ${stack} has faults, so nothing can be drawn\n\n\`\`\`text\n${faults.map(faultLine).join("\n")}\n\`\`\`\n`;
}

function write(file: string, content: string): void {
    if (file === "-") process.stdout.write(content);
    else writeFileSync(file, content);
}
