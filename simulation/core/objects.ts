import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { idsIn, isWithin, keyOf } from "./armIds";
import type { CloudObject } from "./types";

/** One change of the store, a line of its journal. */
type Change = { put: CloudObject } | { gone: string } | { taken: Taken } | { settled: string } | { ran: string };

/** A name that stays taken after its object is gone. */
export interface Taken {
    /** Type token of the object. */
    type: string;
    /** The name. */
    name: string;
    /** ARM id that the object had. */
    id: string;
}

/** What is in the cloud. With a folder it is written there change by change, so that it outlives the process. */
export class ObjectStore {
    private readonly byKey = new Map<string, CloudObject>();
    private readonly holders = new Map<string, Set<string>>();
    private readonly takenNames: Taken[] = [];
    private readonly goneCounts = new Map<string, number>();
    private readonly runCounts = new Map<string, number>();
    private readonly settledKeys = new Set<string>();
    private readonly journal: string | undefined;

    constructor(folder?: string) {
        if (folder === undefined) {
            return;
        }
        mkdirSync(folder, { recursive: true });
        this.journal = path.join(folder, "objects.jsonl");
        if (existsSync(this.journal)) {
            for (const change of readJournal(this.journal)) {
                this.apply(change);
            }
        }
    }

    /** Object of an id, whatever its case. */
    find(id: string): CloudObject | undefined {
        return this.byKey.get(keyOf(id));
    }

    /** Every object, in the order it came. */
    all(): CloudObject[] {
        return [...this.byKey.values()];
    }

    /** Objects of a type. */
    ofType(type: string): CloudObject[] {
        return this.all().filter((object) => object.type === type);
    }

    /** Objects whose id begins with this one, itself left out. */
    under(id: string): CloudObject[] {
        // By the keys, which are in lower case already: a store of thousands is asked this at every deletion.
        const start = `${keyOf(id)}/`;
        const found: CloudObject[] = [];
        for (const [key, object] of this.byKey) {
            if (key.startsWith(start)) {
                found.push(object);
            }
        }
        return found;
    }

    /** Objects that name this id, or one under it, in their inputs; its own parts left out. */
    referringTo(id: string): CloudObject[] {
        const targets = [keyOf(id), ...this.under(id).map((object) => keyOf(object.id))];
        const keys = new Set(targets.flatMap((target) => [...(this.holders.get(target) ?? [])]));
        return [...keys].flatMap((key) => this.byKey.get(key) ?? []).filter((holder) => !isWithin(holder.id, id));
    }

    /** How often an object of this id was deleted. */
    deletions(id: string): number {
        return this.goneCounts.get(keyOf(id)) ?? 0;
    }

    /** Names that stay taken. */
    taken(): readonly Taken[] {
        return this.takenNames;
    }

    /** Whether a role assignment has taken effect. */
    isSettled(id: string): boolean {
        return this.settledKeys.has(keyOf(id));
    }

    /** Puts an object in place of what is there. */
    put(object: CloudObject): void {
        this.change({ put: object });
    }

    /** Takes an object and all under it away. */
    remove(id: string): void {
        for (const object of this.under(id)) {
            this.change({ gone: object.id });
        }
        this.change({ gone: id });
    }

    /** Keeps a name taken. */
    keepTaken(taken: Taken): void {
        this.change({ taken });
    }

    /** Notes that a role assignment has taken effect. */
    settle(id: string): void {
        if (!this.isSettled(id)) {
            this.change({ settled: id });
        }
    }

    /** Notes that a command ran; returns how often it did before. */
    ran(id: string): number {
        const before = this.runCounts.get(id) ?? 0;
        this.change({ ran: id });
        return before;
    }

    private change(change: Change): void {
        this.apply(change);
        if (this.journal !== undefined) {
            appendFileSync(this.journal, `${JSON.stringify(change)}\n`);
        }
    }

    private apply(change: Change): void {
        if ("taken" in change) {
            this.takenNames.push(change.taken);
        } else if ("settled" in change) {
            this.settledKeys.add(keyOf(change.settled));
        } else if ("ran" in change) {
            this.runCounts.set(change.ran, (this.runCounts.get(change.ran) ?? 0) + 1);
        } else if ("gone" in change) {
            this.takeAway(change.gone);
        } else {
            this.unlink(change.put.id);
            this.link(change.put);
        }
    }

    // An object that is put again keeps its place and, if it is a role assignment, its effect.
    private takeAway(id: string): void {
        this.unlink(id);
        if (this.byKey.delete(keyOf(id))) {
            this.goneCounts.set(keyOf(id), this.deletions(id) + 1);
        }
        this.settledKeys.delete(keyOf(id));
    }

    private link(object: CloudObject): void {
        const key = keyOf(object.id);
        this.byKey.set(key, object);
        for (const { id } of idsIn(object.inputs)) {
            addTo(this.holders, keyOf(id), key);
        }
    }

    private unlink(id: string): void {
        const key = keyOf(id);
        const object = this.byKey.get(key);
        if (!object) {
            return;
        }
        for (const { id: target } of idsIn(object.inputs)) {
            this.holders.get(keyOf(target))?.delete(key);
        }
    }
}

function addTo(index: Map<string, Set<string>>, key: string, value: string): void {
    const values = index.get(key) ?? new Set();
    index.set(key, values.add(value));
}

function readJournal(file: string): Change[] {
    const text = readFileSync(file, "utf8");
    const whole = text.slice(0, text.lastIndexOf("\n") + 1);
    // A line without its end was being written when the process died: that change never happened.
    if (whole.length < text.length) {
        writeFileSync(file, whole);
    }
    return whole
        .split("\n")
        .slice(0, -1)
        .map((line) => JSON.parse(line) as Change);
}
