import type { Plan } from "../../preview/plan";
import { rightsOf, type Right } from "./access";
import type { Settings } from "../../stacks/settings";

/** A resolved plan with the settings that it was made from. */
export interface PlannedStack {
    /** The plan. */
    plan: Plan;
    /** The settings. */
    settings: Settings;
}

/** Who may do what, stack by stack: rights of one principal on one object stand in one row. */
export function accessReference(stacks: readonly PlannedStack[]): string {
    return [
        "# Access",
        "",
        "Every right that a deployment gives, read from the plan: Azure roles, Databricks privileges, permissions, entitlements and secret scopes. A right that is not here is not given; a right that is new shows in the review of this page.",
        "",
        ...stacks.flatMap(({ plan, settings }) => sectionOf(plan.stack, rightsOf(plan, settings))),
    ].join("\n");
}

function sectionOf(stack: string, rights: readonly Right[]): string[] {
    if (rights.length === 0) return [];
    const rows = new Map<string, { right: Right; actions: Set<string>; givenBy: Set<string> }>();
    for (const right of rights) {
        const key = `${right.principal}\n${right.object}`;
        const row = rows.get(key) ?? { right, actions: new Set(), givenBy: new Set() };
        row.actions.add(right.action);
        row.givenBy.add(right.givenBy);
        rows.set(key, row);
    }
    const cells = [...rows.values()].map(({ right, actions, givenBy }) => [
        right.principal,
        right.object,
        [...actions].join(", "),
        [...givenBy].map((name) => `\`${name}\``).join(", "),
    ]);
    return [
        `## ${stack}`,
        "",
        "| who | on what | may | given by |",
        "| --- | --- | --- | --- |",
        ...cells.map((row) => `| ${row.join(" | ")} |`),
        "",
    ];
}
