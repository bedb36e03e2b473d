import { PreviewError } from "../../preview/issues";
import type { PlanMode, PlanResource } from "../../preview/plan";
import { record, type Recording } from "../../preview/recording/record";
import { resolvedBackend, unresolvedBackend } from "../../preview/backends";
import { catalog, evaluate, toPolicyInput } from "./policies";

/** Stack that components are recorded in. */
export const unitStack = { project: "azure-ml-platform", stack: "unit" };

/** Subscription and tenant that components are recorded in. */
export const unitAccount = {
    subscriptionId: "00000000-0000-4000-8000-000000000001",
    tenantId: "00000000-0000-4000-8000-000000000002",
};

/** Runs code that makes resources; resolved, every id and computed output is known. */
export function recordUnit(make: () => unknown, mode: PlanMode = "resolved"): Promise<Recording> {
    const backend = mode === "resolved" ? resolvedBackend(unitAccount, {}) : unresolvedBackend({});
    return record({ ...unitStack, mode, config: {}, program: () => void make(), backend });
}

/** Resources that code makes, without the stack itself. */
export async function recorded(make: () => unknown, mode: PlanMode = "resolved"): Promise<PlanResource[]> {
    const { resources } = await recordUnit(make, mode);
    return resources.map(({ shown }) => shown).filter((resource) => resource.type !== "pulumi:pulumi:Stack");
}

/** `Type name` of every resource, sorted: what a preview shows and what a stack's state is made of. */
export function listed(resources: readonly PlanResource[]): string[] {
    return resources.map(({ type, name }) => `${type.split(":").at(-1)} ${name}`).sort();
}

/** The one resource of a type, or of a type and name. */
export function one(resources: readonly PlanResource[], type: string, name?: string): PlanResource {
    const found = resources.filter(
        (resource) => resource.type === type && (name === undefined || resource.name === name),
    );
    if (found.length !== 1 || !found[0]) {
        throw new Error(`${found.length} resources of type ${type} ${name ?? ""}`);
    }
    return found[0];
}

/** `rule on name` of everything that the policy pack finds, in the strict profile by default. */
export async function violations(make: () => unknown, profile: "dev" | "prod" = "prod"): Promise<string[]> {
    const { resources } = await recordUnit(make);
    const inputs = resources.map(({ shown, wire, id }) =>
        toPolicyInput({ ...shown, dependencies: shown.dependsOn, props: id === undefined ? wire : { ...wire, id } }),
    );
    const { violations: found } = evaluate(inputs, {
        rules: catalog,
        profile,
        stack: unitStack.stack,
        today: "2026-01-01",
    });
    return [...new Set(found.map((finding) => `${finding.rule} on ${finding.urn.split("::").at(-1)}`))].sort();
}

/** Message of what code refuses before it registers anything; fails when it refuses nothing or registers something. */
export async function refusal(make: () => unknown): Promise<string[]> {
    let registered = 0;
    // The stack itself is the first.
    const onResource = (count: number) => (registered = count - 1);
    const backend = resolvedBackend(unitAccount, {});
    try {
        await record({ ...unitStack, mode: "resolved", config: {}, program: () => void make(), backend, onResource });
    } catch (error) {
        if (!(error instanceof PreviewError)) {
            throw error;
        }
        if (registered > 0) {
            throw new Error(`registered ${registered} resources before it refused`);
        }
        return error.issues.map(({ path, message }) => `${path}: ${message}`);
    }
    throw new Error("was not refused");
}
