import type { PlanResource, PlanValue } from "../../../preview/plan";
import { stepSchema, type Step } from "../../../steps/contract";
import { triggerStart, triggerStop } from "../../support/stepArguments";
import { resource } from "../comparison/plans";

/** A resource that runs a step, with the entries that it refers to. */
export function command(
    name: string,
    step: Step,
    entries: Record<string, PlanValue> = {},
    more: Partial<PlanResource> = {},
): PlanResource {
    const { inputs, ...others } = more;
    return resource("command:local:Command", name, {
        inputs: {
            interpreter: ["node", "steps/run.cjs"],
            create: "apply",
            update: "apply",
            environment: { STEP: JSON.stringify(stepSchema.parse(step)), ...entries },
            ...inputs,
        },
        ...others,
    });
}

const folder = "workloads/sql/control";

/** Digest of a file of which only the first character is said. */
export const digest = (first: string) => first.repeat(64);

/** Scripts of the control schema, by file name with the first character of the digest. */
export const scripts = (files: Record<string, string>, allowDrop: string[] = []): Step => ({
    kind: "sqlScript",
    target: "sql/control",
    files: Object.fromEntries(Object.entries(files).map(([file, first]) => [`${folder}/${file}`, digest(first)])),
    arguments: {
        server: "SERVER",
        database: "control",
        scripts: Object.keys(files).map((file) => `${folder}/${file}`),
        allowDrop: allowDrop.map((file) => `${folder}/${file}`),
    },
});

/** Users of the control database: a group that reads, and an identity with the roles and grants that are given. */
export const users = (roles: string[] = ["db_datawriter"], permissions: string[] = []): Step => ({
    kind: "sqlUsers",
    target: "sql/control",
    files: {},
    arguments: {
        server: "SERVER",
        database: "control",
        users: [
            { name: "analysts", type: "group", id: "USER_0", roles: ["db_datareader"], grants: [] },
            {
                name: "ingest",
                type: "identity",
                id: "USER_1",
                roles,
                grants: permissions.map((permission) => ({ permission, schema: "control" })),
            },
        ],
    },
});

/** A start of a trigger, which its deletion stops. */
export const start: Step = {
    kind: "armAction",
    target: "data-factory/daily",
    files: {},
    arguments: triggerStart({ follows: ["INPUTS"], inverse: triggerStop }),
};
