import { accessesOf, type Access } from "../graph/access";
import { Draft, shortList, sortedOnce } from "./graph";
import type { References, Thing } from "../graph/references";

/** Who may do what on which kinds of things: one arrow from a holder of rights to a kind. */
export function identityDraft(references: References): Draft {
    const draft = new Draft();
    const accesses = accessesOf(references);
    const names = targetNames(references, accesses);
    const pairs = grouped(accesses, ({ principal, target }) => JSON.stringify([principal.key, target.kind]));
    for (const pair of pairs.values()) {
        addPair(draft, references, pair, names);
    }
    return draft;
}

function addPair(draft: Draft, references: References, accesses: Access[], names: (target: Thing) => string): void {
    const [{ principal }] = accesses as [Access];
    const from = principalBox(draft, references, principal);
    const to = targetBox(draft, references, accesses);
    const byTarget = [...grouped(accesses, ({ target }) => target.key).values()];
    const byRights = grouped(byTarget, (same) => sortedOnce(same.flatMap((access) => access.rights)).join(", "));
    for (const [rights, held] of byRights) {
        const on = held.flatMap(([first]) => (first ? [names(first.target)] : []));
        const urns = held.flat().map(({ given }) => given.urn);
        draft.link({ from, to, label: `${rights} on ${shortList(on)}`, urns });
    }
}

// Where all things of a kind are of one component, its name need not stand before each of theirs.
function targetNames(references: References, accesses: Access[]): (target: Thing) => string {
    const byKind = grouped(accesses, ({ target }) => target.kind);
    const components = new Map(
        [...byKind].map(([kind, same]) => [kind, new Set(same.map(({ target }) => componentOf(references, target)))]),
    );
    return ({ kind, name, resource }) =>
        resource && components.get(kind)?.size === 1 ? references.ownName(resource) : name;
}

const componentOf = (references: References, { resource, kind }: Thing) =>
    resource ? references.component(resource).name : kind;

function principalBox(draft: Draft, references: References, principal: Thing): string {
    const { key, name, kind, resource } = principal;
    const person = /^(Group|User|Foreign group)$/.test(kind);
    const part = person ? "People" : "Identities and applications";
    const component = componentOf(references, { ...principal, kind: name });
    const box = {
        key,
        title: name,
        group: { title: part, order: 0, rank: 0 },
        component,
        kind,
        part,
        outside: !resource,
    };
    return draft.box(box, resource ? [resource.urn] : [], kind);
}

function targetBox(draft: Draft, references: References, accesses: Access[]): string {
    const [{ target }] = accesses as [Access];
    const { kind } = target;
    const part = "What they may use";
    const group = { title: part, order: 1, rank: 1 };
    const outside = accesses.every((access) => !access.target.resource);
    const component = componentOf(references, target);
    const box = { key: `kind ${kind}`, title: kind, group, component, kind, part, outside };
    for (const { resource } of accesses.map((access) => access.target)) {
        if (resource) {
            draft.box(box, [resource.urn], "of", references.component(resource).name);
        }
    }
    return draft.box(box);
}

function grouped<T>(items: T[], keyOf: (item: T) => string): Map<string, T[]> {
    const groups = new Map<string, T[]>();
    for (const item of items) {
        const key = keyOf(item);
        groups.set(key, [...(groups.get(key) ?? []), item]);
    }
    return groups;
}
