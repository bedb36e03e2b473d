import { beforeAll, describe, expect, it } from "vitest";
import { diagrams, type Diagram } from "../../../preview/diagram/diagrams";
import { preview } from "../../../preview/preview";

let data: Diagram;
beforeAll(async () => {
    const plan = await preview({ stack: "dev", mode: "resolved", today: "2026-01-01" });
    data = diagrams(plan).find(({ name }) => name === "data") as Diagram;
});

/** Arrows from and to a box with these labels, by the frames around the boxes at their ends. */
function arrows(title: string, labels: string[]): string[] {
    const stage = (id: string) => {
        const node = data.nodes.find((one) => one.id === id);
        return node?.lines[0] === title ? title : data.groups.find((group) => group.id === node?.group)?.title;
    };
    return data.edges
        .filter(({ lines }) => lines.some((line) => labels.includes(line)))
        .map(({ from, to, both }) => `${stage(from)} ${both ? "↔" : "→"} ${stage(to)}`)
        .filter((arrow) => arrow.includes(title))
        .sort();
}

describe("The view of the data flow, of a stack with jobs", () => {
    it("leads from landing through the jobs to bronze, silver, gold and models", () => {
        expect(arrows("databricks-jobs", ["reads", "writes", "reads and writes"])).toEqual([
            "Bronze → databricks-jobs",
            "Gold → databricks-jobs",
            "Gold ↔ databricks-jobs",
            "Landing → databricks-jobs",
            "Silver ↔ databricks-jobs",
            "databricks-jobs → Bronze",
            "databricks-jobs → Gold",
            "databricks-jobs → Registry",
        ]);
    });

    it("takes the list of loads from the control database of the plan", () => {
        expect(arrows("ingest", ["copies"])).toEqual([
            "Other storage → ingest",
            "Sources → ingest",
            "ingest → Landing",
        ]);
    });
});
