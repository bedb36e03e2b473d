import { existsSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { repeated } from "../../../components/shared/validation";
import { filesOf, providedBy, type Capability } from "../../../docs/generator/capabilities";
import { readLibrary } from "../../../docs/generator/library";
import type { Plan } from "../../../preview/plan";
import { planned, type StackName } from "./plans";

const root = path.join(__dirname, "../../..");
const { components } = readLibrary();

/** A page of capabilities. */
interface CapabilityPage {
    /** Its capabilities. */
    capabilities: readonly Capability[];
    /** Stacks that it shows. */
    stacks: readonly (StackName | `${string}-minimal`)[];
    /** Makes the page of the stacks' plans. */
    page: (plans: readonly Plan[]) => string;
}

/** Holds every row of a page to what its stacks register, and to files and tests that exist. */
export function describeCapabilities(
    of: string,
    { capabilities, stacks, page }: CapabilityPage,
    more: (lines: () => string[]) => void = () => undefined,
): void {
    const plans: Plan[] = [];
    const lines = () => page(plans).split("\n");

    describe(`Capabilities of ${of}`, () => {
        beforeAll(async () => {
            // One after another: a program registers its resources with the process.
            for (const stack of stacks) {
                plans.push((await planned(stack)).plan);
            }
        });

        it("have different titles", () => {
            expect(repeated(capabilities.map(({ title }) => title))).toEqual([]);
        });

        it.each(capabilities.map((capability) => [capability.title, capability] as const))(
            "%s: a stack has resources of each kind, and its files and tests exist",
            (_, capability) => {
                const missing = capability.by
                    .flatMap((part) => part.kinds.map((kind) => ({ ...part, kinds: [kind] })))
                    .filter(
                        (part) => !plans.some((plan) => providedBy(plan, { ...capability, by: [part] }).length > 0),
                    );
                expect(missing).toEqual([]);
                const files = filesOf(capability, components).flatMap(({ file, test }) => [file, test]);
                expect(files.filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
            },
        );

        it("are on the page, one a row, with resources", () => {
            const shown = new RegExp(`\\| \\w+ \`(${stacks.join("|")})/`);
            for (const { title } of capabilities) {
                expect(lines().find((line) => line.startsWith(`| ${title} | `))).toMatch(shown);
            }
        });

        more(lines);
    });
}
