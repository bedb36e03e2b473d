import { describe, expect, it } from "vitest";
import { compare } from "../../preview/comparison/compare";
import type { Comparison } from "../../preview/comparison/types";
import type { EngineStep } from "../../simulation/engine/run";
import type { Session } from "../../simulation/engine/session";
import { recordedChanges } from "../preview/comparison/pairs";
import { planOf } from "../preview/comparison/planOf";
import { configWith, project, type Changes } from "../stacks/support/stackSettings";
import { openScenario } from "./support/stage";
import { engineMissing } from "./support/tools";

const stack = "prod";

// The engine refuses to plan the replacement of what is protected; without protection it shows all that it would do.
const lifted: Changes = {
    "protection.protectData": false,
    "protection.lockData": false,
    // The default, said aloud: a setting that one change adds is set back for the next.
    "naming.generation": 0,
};

// Changes that touch nothing in common are previewed as one: a preview of prod takes ten seconds.
const together = [
    [
        "new-zone",
        "zone-removed",
        "egress-widened",
        "network-grown",
        "key-rotated",
        "gpu-policy-added",
        "retention-shortened",
        "lake-key-given",
        "sql-script-may-drop",
        "sql-user-added",
        "ingest-table-added",
        "ingest-time-changed",
        "sql-administrators-changed",
    ],
    ["sku-changed", "root-key-set"],
    ["location-changed"],
    ["account-renamed"],
];

const recorded = (name: string) => recordedChanges.find((change) => change.name === name);
const merged = (changes: (Changes | undefined)[]): Changes => Object.assign({}, ...changes) as Changes;

function set(session: Session, changes: Changes): void {
    for (const [key, text] of Object.entries(configWith(changes, stack))) {
        const section = key.slice(project.name.length + 1);
        // Nothing stays of the change before.
        session.project.remove(stack, section);
        for (const [name, value] of Object.entries(JSON.parse(text) as object)) {
            session.project.set(stack, section, name, value);
        }
    }
}

/**
 * `action urn` of everything that the engine would do to resources of providers. What leaves the program is deleted as if
 * it were replaced where it depends on what is replaced.
 */
function actionsOf(steps: readonly EngineStep[]): string[] {
    const made = new Set(steps.filter(({ op }) => op === "create-replacement").map(({ urn }) => urn));
    const actionOf = ({ op, urn }: EngineStep) => {
        if (!/replace/.test(op)) {
            return op;
        }
        return made.has(urn) ? "replace" : "delete";
    };
    const found = steps
        .filter(({ type }) => !/^(azure-ml-platform|pulumi:pulumi):/.test(type))
        .map((step) => `${actionOf(step)} ${step.urn}`);
    return [...new Set(found)].sort();
}

const changesOf = ({ changes }: Comparison) => changes.map(({ action, urn }) => `${action} ${urn}`).sort();

describe.skipIf(engineMissing)("The engine's own preview", () => {
    it("is asked for every recorded change, none of which hides another", () => {
        const names = together.flat();
        // The engine reads the files of the repository, which a test does not change: test/engine/sql.test.ts has a copy.
        const ofSettings = recordedChanges.filter(({ files = [] }) => files.length === 0);
        expect(["protection-lifted", ...names].sort()).toEqual(ofSettings.map(({ name }) => name).sort());
        for (const group of together) {
            const paths = group.flatMap((name) => Object.keys(recorded(name)?.changes ?? {}));
            expect(paths.length).toBe(new Set(paths).size);
        }
    });

    it("does the same as the comparison of every recorded change", { timeout: 900_000 }, async () => {
        const { session } = await openScenario(stack);
        const engine: Record<string, unknown> = {};
        const comparison: Record<string, unknown> = {};
        const look = async (name: string, before: Changes, after: Changes) => {
            set(session, after);
            const { steps, errors } = await session.run("preview", stack);
            engine[name] = [...errors, ...actionsOf(steps)];
            comparison[name] = changesOf(compare(await planOf(stack, before), await planOf(stack, after), "base"));
        };
        try {
            expect(await session.run("up", "shared")).toMatchObject({ ok: true });
            expect(await session.run("up", stack)).toMatchObject({ ok: true });
            await look("protection-lifted", {}, lifted);
            // What any of the changes begins with; what goes must lose its protection in an up before.
            const before = { ...lifted, ...merged(recordedChanges.map(({ from }) => from)) };
            for (const settings of [lifted, before]) {
                set(session, settings);
                expect(await session.run("up", stack)).toMatchObject({ ok: true });
            }
            for (const names of together) {
                const changes = merged(names.map((name) => recorded(name)?.changes));
                await look(names.join(), before, { ...before, ...changes });
            }
            expect(engine).toEqual(comparison);
        } finally {
            session.close();
        }
    });
});
