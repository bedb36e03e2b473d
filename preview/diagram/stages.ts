import type { DataStage } from "../../azure/resourceType";
import { resourceTypeOf } from "../../azure/resourceTypes";
import type { PlanResource } from "../plan";

/** Stages of the data flow, in its order; the last four belong to no step of it. */
export const stages: Readonly<Record<DataStage, string>> = {
    source: "Sources",
    ingest: "Ingest",
    landing: "Landing",
    bronze: "Bronze",
    silver: "Silver",
    gold: "Gold",
    features: "Features",
    training: "Training",
    registry: "Registry",
    serving: "Serving",
    report: "Report",
    storage: "Other storage",
    processing: "Processing",
    people: "People and identities",
    observation: "Observation",
};

/**
 * By stage: its column in the picture, from left to right as data goes. People and processing stand below the stages
 * that they work between; what has no column stands below, where arrows leave room for it.
 */
export const columns: Readonly<Partial<Record<DataStage, number>>> = {
    source: 0,
    ingest: 1,
    landing: 2,
    bronze: 3,
    silver: 4,
    gold: 5,
    features: 6,
    processing: 6,
    training: 7,
    registry: 7,
    people: 7,
    serving: 8,
    report: 8,
};

const byName: Readonly<Record<string, DataStage>> = {
    raw: "landing",
    models: "registry",
    scoring: "serving",
    reports: "report",
    reporting: "report",
};

/** The stage that a name of a zone, a schema or an identity means; undefined where it means none. */
export function stageNamed(name: string): DataStage | undefined {
    const stage = byName[name] ?? name;
    return Object.hasOwn(stages, stage) && stage !== "people" ? (stage as DataStage) : undefined;
}

/** Filesystem and account in the address of a folder of a lake, or in a datastore; undefined where there is none. */
export function lakeAddress(value: unknown): { container: string; account: string } | undefined {
    if (typeof value === "string") {
        const match = /^abfss:\/\/([^@/]+)@([^./]+)\./.exec(value);
        return match ? { container: match[1] as string, account: match[2] as string } : undefined;
    }
    const { accountName: account, containerName, filesystem } = (value ?? {}) as Readonly<Record<string, unknown>>;
    const container = filesystem ?? containerName;
    return typeof container === "string" && typeof account === "string" ? { container, account } : undefined;
}

/** The stage of a resource; undefined where its kind is not part of the data flow. */
export function stageOf({ type, inputs }: PlanResource): DataStage | undefined {
    const row = resourceTypeOf(type)?.dataFlow;
    if (row === undefined) {
        return undefined;
    }
    if (typeof row.stage === "string") {
        return row.stage;
    }
    const value = inputs[row.stage.named];
    const name = lakeAddress(value)?.container ?? value;
    return (typeof name === "string" ? stageNamed(name) : undefined) ?? "storage";
}
