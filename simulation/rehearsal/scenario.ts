/** One step of a scenario and how it ended. */
export interface ScenarioStep {
    /** What was done. */
    name: string;
    /** Whether it ended as it should. */
    ok: boolean;
    /** What was seen, in a sentence. */
    says: string;
    /** More of it, a line each. */
    details: string[];
    /** Seconds that it took. */
    seconds: number;
}

/** What a step found. */
export type Found = Pick<ScenarioStep, "ok" | "says"> & { details?: string[] };

/** Steps one after the other; the first that does not end as it should is the last, except for steps that clean up. */
export class Scenario {
    /** Steps so far. */
    readonly steps: ScenarioStep[] = [];

    constructor(private readonly onStep: (step: ScenarioStep) => void = () => undefined) {}

    /** Whether every step so far ended as it should. */
    get ok(): boolean {
        return this.steps.every((step) => step.ok);
    }

    /** Does a step unless one before it failed. */
    async step(name: string, work: () => Promise<Found>): Promise<void> {
        if (this.ok) {
            await this.cleanUp(name, work);
        }
    }

    /** Does a step whatever became of those before it. */
    async cleanUp(name: string, work: () => Promise<Found>): Promise<void> {
        const started = performance.now();
        const { ok, says, details = [] } = await work();
        const step = { name, ok, says, details, seconds: (performance.now() - started) / 1000 };
        this.steps.push(step);
        this.onStep(step);
    }
}
