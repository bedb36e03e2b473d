import { at } from "../../simulation/core/ids";
import type { PlanResource, PlanValue } from "../plan";
import type { References } from "../graph/references";

/** A dataset that pipelines of a factory copy from or to. */
export interface CopiedDataset {
    /** The dataset. */
    dataset: PlanResource;
    /** Its factory. */
    factory: PlanResource;
    /** Its linked service. */
    link: PlanResource;
    /** Whether a pipeline writes it; else one reads it. */
    written: boolean;
    /** Container and account of the lake that it lies in; undefined where it lies in none. */
    folder: { container: string; account: string } | undefined;
}

/** Datasets of copies, each once. */
export function copiedDatasets(references: References): CopiedDataset[] {
    const uses = references
        .ofType("azure-native:datafactory:Pipeline")
        .flatMap((pipeline) =>
            copiesIn(pipeline.inputs.activities).flatMap((copy) => [
                ...datasetsOf(references, pipeline, copy.inputs).map((dataset) => ({ dataset, written: false })),
                ...datasetsOf(references, pipeline, copy.outputs).map((dataset) => ({ dataset, written: true })),
            ]),
        );
    const once = new Map(uses.map((use) => [`${use.dataset.urn} ${use.written}`, use]));
    return [...once.values()].flatMap(({ dataset, written }) => {
        const [factory] = references.things(dataset, "factoryName");
        const link = references
            .behind(dataset, "properties")
            .find(({ type }) => type === "azure-native:datafactory:LinkedService");
        return factory?.resource && link
            ? [{ dataset, factory: factory.resource, link, written, folder: folderOf(dataset, link) }]
            : [];
    });
}

type Copy = Readonly<Partial<Record<"inputs" | "outputs", PlanValue>>>;

/** Copy activities, those within loops and conditions among them. */
function copiesIn(value: PlanValue | undefined): Copy[] {
    if (typeof value !== "object" || value === null) {
        return [];
    }
    if (Array.isArray(value)) {
        return value.flatMap(copiesIn);
    }
    const activity: Copy & Readonly<Record<string, PlanValue>> = value;
    return activity.type === "Copy" ? [activity] : Object.values(activity).flatMap(copiesIn);
}

const datasetsOf = (references: References, pipeline: PlanResource, uses: PlanValue | undefined) => {
    const names = (Array.isArray(uses) ? uses : []).map((use) => at(use, "referenceName"));
    return references.behind(pipeline, "activities").filter(({ inputs }) => names.includes(inputs.datasetName));
};

function folderOf(dataset: PlanResource, link: PlanResource): CopiedDataset["folder"] {
    const container = at(dataset.inputs.properties, "location", "fileSystem");
    const url = at(link.inputs.properties, "url");
    const account = typeof url === "string" ? /^https:\/\/([^./]+)\./.exec(url)?.[1] : undefined;
    return typeof container === "string" && account !== undefined ? { container, account } : undefined;
}

/** What a linked service leads to, as its owners call it: the database, or the host. */
export function targetOf({ name: logicalName, inputs }: PlanResource): { title: string; host?: string; kind: string } {
    const text = (name: string) => {
        const value = at(inputs.properties, name);
        return typeof value === "string" ? value : undefined;
    };
    const host =
        text("server") ??
        text("host") ??
        text("url")
            ?.replace(/^https?:\/\//, "")
            .replace(/\/.*$/, "");
    const database = text("database");
    return {
        title: database ?? host ?? logicalName,
        host: database && host,
        kind: text("type") ?? "",
    };
}
