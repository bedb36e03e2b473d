import { describe, expect, it } from "vitest";
import { changed, found, resolved } from "./mutants";

/** Inputs of one resource of the compliant stack that name another resource than before. */
export interface Retargeted {
    /** The change in words. */
    what: string;
    /** Logical name of the resource. */
    of: string;
    /** The inputs, by path. */
    values: Record<string, unknown>;
    /** `<rule> @<resource>` of what is wrong then. */
    trips: string[];
}

/** Tests each change by the whole pack. */
export function testRetargeted(rows: readonly Retargeted[]): void {
    describe("a reference turned elsewhere trips exactly the rules that follow it", () => {
        it.each(rows)("$what", ({ of, values, trips }) => {
            expect(found(changed(of, values))).toEqual(trips);
        });
    });
}

/** The id of a resource of the compliant stack, once deployed. */
export function deployedId(name: string): string {
    return String(resolved.find((resource) => resource.name === name)?.props.id);
}
