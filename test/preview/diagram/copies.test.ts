import { describe, expect, it } from "vitest";
import { diagrams, type Diagram } from "../../../preview/diagram/diagrams";
import { preview } from "../../../preview/preview";
import type { Plan } from "../../../preview/plan";

const planOf = () => preview({ stack: "data-factory-minimal", mode: "resolved", today: "2026-01-01" });

function copies(plan: Plan): string[] {
    const { nodes, edges } = diagrams(plan).find(({ name }) => name === "data") as Diagram;
    const nameOf = (id: string) => nodes.find((node) => node.id === id)?.lines[0];
    return edges
        .filter(({ lines }) => lines.includes("copies"))
        .map(({ from, to }) => `${nameOf(from)} → ${nameOf(to)}`)
        .sort();
}

describe("The view of the data flow, of a data factory", () => {
    it("leads from each source through the factory to the zone that files land in", async () => {
        expect(copies(await planOf())).toEqual([
            "files.supplier.example.com → ingest",
            "ingest → lake",
            "shop → ingest",
        ]);
    });

    it("has the source only where a pipeline copies from it", async () => {
        const plan = await planOf();
        const resources = plan.resources.filter(({ type }) => !type.endsWith("datafactory:Pipeline"));
        expect(copies({ ...plan, resources })).toEqual([]);
    });
});
