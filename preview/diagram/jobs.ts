import { at } from "../../simulation/core/ids";
import type { Access } from "../graph/access";
import type { References } from "../graph/references";
import type { PlanResource } from "../plan";

/** A job of Databricks and a schema that it reads, writes or both. */
export interface JobData {
    /** The job. */
    job: PlanResource;
    /** The schema. */
    schema: PlanResource;
    /** What the job does with it. */
    way: Access["way"];
}

/** What jobs read and write by the inputs of their component; Databricks itself knows nothing of it before a run. */
export function dataOfJobs(references: References): JobData[] {
    const schemas = references.ofType("databricks:index/schema:Schema");
    return references.ofType("databricks:index/job:Job").flatMap((job) => {
        const stated = (what: "reads" | "writes") =>
            typeof job.inputs.name === "string"
                ? schemasOf(at(references.component(job).inputs, "jobs", job.inputs.name, what))
                : [];
        const [read, written] = [stated("reads"), stated("writes")];
        return schemas
            .map((schema) => {
                const way = { reads: read.includes(schema.inputs.name), writes: written.includes(schema.inputs.name) };
                return { job, schema, way };
            })
            .filter(({ way }) => way.reads || way.writes);
    });
}

const schemasOf = (names: unknown): unknown[] => {
    const texts = Array.isArray(names) ? names.filter((name) => typeof name === "string") : [];
    return texts.map((name) => name.replace(/\..*$/, ""));
};
