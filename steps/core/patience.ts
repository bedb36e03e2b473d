import { setTimeout as sleep } from "node:timers/promises";
import { StepError } from "./stepError";

// Source of the delays: none is published for actions; Azure's own clients begin at about a second and go up to 30.
const [firstDelay, longestDelay] = [2, 30];

/** Seconds to wait before a try, which grow with each try. */
export const backoff = (tries: number): number => Math.min(firstDelay * 2 ** tries, longestDelay);

/** The time that a step may take, of which waits are a part. */
export class Patience {
    private readonly started = performance.now();
    private slept = 0;
    private counted = 0;

    /**
     * @param limit Seconds that a step may take.
     * @param scale What a second of a wait is multiplied by: 1, or less in a test.
     */
    constructor(
        private readonly limit: number,
        private readonly scale: number,
    ) {}

    /** Waits; throws where the step would take longer than it may. Waits count in full, however they are scaled. */
    async wait(seconds: number, reason: string): Promise<void> {
        // A service that asks to wait 0 seconds would be asked without a pause.
        const pause = Math.max(seconds, 1);
        if (this.spent() + pause > this.limit) {
            throw new StepError(
                `${reason}, after ${Math.round(this.spent())} of at most ${this.limit} seconds`,
                "look at the resource in the portal, then run the step again: it goes on where it is",
            );
        }
        const before = performance.now();
        await sleep(pause * this.scale * 1000);
        this.slept += performance.now() - before;
        this.counted += pause;
    }

    private spent(): number {
        return (performance.now() - this.started - this.slept) / 1000 + this.counted;
    }
}
