import type { PlanResource } from "../../preview/plan";

type Linked = Pick<PlanResource, "urn" | "parent" | "provider" | "dependsOn" | "propertyDependencies">;

/**
 * Resources that Pulumi visits where the deletion of each is refused. It follows every path of dependencies and goes
 * through what it has visited again; the dependencies of a parent it follows once (`markAsDependency` in
 * pkg/resource/graph/dependency_graph.go of github.com/pulumi/pulumi, v3.258.0; about a microsecond each).
 */
export function visitsOf(plan: readonly Linked[]): Map<string, number> {
    const known = new Map(plan.map((resource) => [resource.urn, resource]));
    const dependencies = ({ provider, dependsOn, propertyDependencies }: Linked) =>
        // Once for each input that is made from it, and once more.
        [provider, ...dependsOn, ...Object.values(propertyDependencies).flat()].flatMap((urn) => known.get(urn) ?? []);
    const paths = new Map<string, number>();
    const pathsOf = (resource: Linked): number => {
        const counted = paths.get(resource.urn);
        const found = counted ?? dependencies(resource).reduce((sum, each) => sum + pathsOf(each), 1);
        paths.set(resource.urn, found);
        return found;
    };
    const parentsOf = (resource: Linked): Set<Linked> => {
        const [seen, parents] = [new Set<Linked>([resource]), new Set<Linked>()];
        for (const each of seen) {
            dependencies(each).forEach((dependency) => seen.add(dependency));
            const parent = each.parent === undefined ? undefined : known.get(each.parent);
            if (parent) {
                seen.add(parent);
                parents.add(parent);
            }
        }
        return parents;
    };
    const visits = (resource: Linked) =>
        [...parentsOf(resource)].reduce((sum, parent) => sum + pathsOf(parent), pathsOf(resource));
    return new Map(plan.map((resource) => [resource.urn, visits(resource)]));
}
