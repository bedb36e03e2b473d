import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { catalog } from "../../policies/catalog";
import { table } from "../../preview/report/markdown/text";
import { componentFolders } from "./examples";
import { readLibrary, sourceFiles } from "./library";

const root = path.join(__dirname, "../..");

/** What has no components of its own. */
const platform = "What every stack has: resource groups, identities, role assignments, tags, locks.";

/** Services that the library does not have yet, by the name that their folder will have. */
const planned: Readonly<Record<string, string>> = {
    containers: "Container Registry",
    "machine-learning": "Azure Machine Learning",
    streaming: "Event Hubs and Stream Analytics",
    "data-factory": "Data Factory",
    synapse: "Synapse Analytics",
    sql: "Azure SQL Database",
    kubernetes: "Kubernetes Service",
    devops: "Azure DevOps",
};

/** Services of the platform and their state, for the README; by the types that a stack makes. */
export function servicesTable(madeTypes: ReadonlySet<string>): string {
    const built = componentFolders().filter((folder) => folder !== "components/shared");
    const missing = Object.entries(planned).filter(([name]) => !built.includes(`components/${name}`));
    const rows = [
        ["platform", platform, "", `${rulesOf("platform")}`, "rehearsed"],
        ...built.map((folder) => builtRow(path.basename(folder), madeTypes)),
    ];
    if (missing.length > 0) {
        const rules = missing.reduce((sum, [name]) => sum + rulesOf(name), 0);
        rows.push(["", `${missing.map(([, title]) => title).join(", ")}.`, "", rules > 0 ? `${rules}` : "", "planned"]);
    }
    return table(["service", "what it is", "components", "policy rules", "state"], rows).join("\n");
}

function builtRow(service: string, madeTypes: ReadonlySet<string>): string[] {
    const folder = `components/${service}`;
    const components = readLibrary().components.filter(({ file }) => file.startsWith(`${folder}/`));
    return [
        `[${service}](${folder}/README.md)`,
        purposeOf(`${folder}/README.md`),
        `${components.length}`,
        `${rulesOf(service)}`,
        // Every stack is rehearsed, and with it what it makes.
        components.some(({ token }) => madeTypes.has(token)) ? "rehearsed" : "built",
    ];
}

/** The first sentence of a page, below its title. */
function purposeOf(page: string): string {
    const [, , paragraph = ""] = readFileSync(path.join(root, page), "utf8").split("\n");
    return paragraph.split(/(?<=\.)\s/)[0] ?? "";
}

/** Number of rules in the catalogue whose files lie in the service's folder: a file is named after its rule. */
function rulesOf(service: string): number {
    const folder = `policies/rules/${service}`;
    const sources = existsSync(path.join(root, folder)) ? sourceFiles(folder) : [];
    const files = sources.map((file) => path.basename(file, ".ts"));
    const names = new Set(files.map((name) => name.toLowerCase()));
    return catalog.filter(({ id }) => names.has(id.replaceAll("-", ""))).length;
}
