import { byCodePoints, type Plan, type PlanResource } from "../../plan";
import type { ResourceOrigins } from "../origins";
import { kindOf } from "../../graph/displayNames";
import { fit } from "../terminal";
import { countOf } from "../../words";
import type { Detail } from "./detail";
import { code, folded, prose, table } from "./text";

/** What a stack holds, folded: a row a component of its layers, with its kinds counted. */
export function holdingsSection(plan: Plan, origins: ResourceOrigins, detail: Detail): string[] {
    const held = new Map<string, { owner: PlanResource; kinds: Map<string, number> }>();
    for (const resource of plan.resources.filter(({ custom }) => custom)) {
        const owner = origins.outermost(resource.urn) ?? resource;
        const entry = held.get(owner.urn) ?? { owner, kinds: new Map<string, number>() };
        const kind = kindOf(resource.type);
        entry.kinds.set(kind, (entry.kinds.get(kind) ?? 0) + 1);
        held.set(owner.urn, entry);
    }
    // Components first: they are what a reader looks for.
    const key = ({ owner }: { owner: PlanResource }) => `${Number(owner.custom)}${owner.name} ${owner.type}`;
    const sorted = [...held.values()].sort((a, b) => byCodePoints(key(a), key(b)));
    const rows = sorted.slice(0, detail.rows).map(({ owner, kinds }) => row(owner, kinds, origins, detail));
    const rest = sorted.length - rows.length;
    return folded(`What the stack holds (${countOf(sum(sorted), "resource")})`, [
        ...table(["Component", "Resources", "Kinds", "File"], rows),
        ...(rest > 0 ? ["", `and ${rest} more`] : []),
    ]);
}

const sum = (entries: { kinds: Map<string, number> }[]) =>
    entries.reduce((all, { kinds }) => all + [...kinds.values()].reduce((a, b) => a + b, 0), 0);

// A component with more kinds than this is rare; its row still has an end.
const mostKinds = 12;

function row(owner: PlanResource, kinds: Map<string, number>, origins: ResourceOrigins, { length }: Detail): string[] {
    const sorted = [...kinds].sort(([a, m], [b, n]) => n - m || byCodePoints(a, b));
    const texts = sorted.slice(0, mostKinds).map(([kind, count]) => `${count} ${prose(fit(kind, length))}`);
    if (sorted.length > mostKinds) {
        texts.push(`and ${sorted.length - mostKinds} more kinds`);
    }
    return [
        `${prose(fit(kindOf(owner.type), length))} ${code(fit(owner.name, length))}`,
        String([...kinds.values()].reduce((a, b) => a + b, 0)),
        texts.join(", "),
        code(origins.fileOf(owner.urn) ?? "stacks/layers"),
    ];
}
