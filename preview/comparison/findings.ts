import type { Plan, PlanFinding } from "../plan";

/** What a finding is known again by. */
export const findingKey = ({ rule, urn, path }: Pick<PlanFinding, "rule" | "urn" | "path">) =>
    [rule, urn, path].join(" ");

/** Keys of what the policy pack found in the base, by the URNs of today; undefined where the base does not say it. */
export function findingsBefore(base: Plan, calledNow: ReadonlyMap<string, string>): string[] | undefined {
    // A plan file may come from elsewhere, and have no judgement or another.
    const { violations } = (base as Partial<Plan>).policy ?? {};
    if (!Array.isArray(violations)) {
        return undefined;
    }
    return violations.map((finding) => findingKey({ ...finding, urn: calledNow.get(finding.urn) ?? finding.urn }));
}
