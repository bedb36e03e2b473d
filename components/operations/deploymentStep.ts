import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import * as command from "@pulumi/command";
import * as pulumi from "@pulumi/pulumi";
import { sortedJson } from "../../azure/sortedJson";
import {
    entriesOf,
    filesOf,
    hasInverse,
    stepCommands,
    stepEntry,
    stepProgram,
    stepSchema,
    type Step,
} from "../../steps/contract";
import { stateless } from "../shared/componentArgs";
import { withDefaults } from "../shared/defaults";
import { projectRoot } from "./projectFiles";
import { throwIfInvalid, type InputIssue } from "../shared/validation";

type WithoutDigests<S> = S extends Step ? Omit<S, "files"> : never;

/** A step without the digests of its files, which are worked out from the paths in its arguments. */
export type StepDefinition = WithoutDigests<Step>;

/** Inputs of a step. */
export interface DeploymentStepArgs {
    /** Kind, target and arguments. Plain: a preview shows all of it, and the step runs again when it or a file that it names changes. Refused: a file that does not exist. */
    step: StepDefinition;
    /** Values of the entries that the step refers to by name, known only at deployment: ids, host names, digests. Refused: an entry that the step does not refer to, or one that is missing. Shown in the state: no secrets. */
    entries: Record<string, pulumi.Input<string>>;
    /** Folder of the project from the folder of the Pulumi program, where the step's program is started; `..` by default. */
    folder?: string;
}

/** Defaults of a step. */
export const deploymentStepDefaults = { folder: ".." } as const;

/**
 * What Azure treats as an action, or what only a data plane can do, as a resource of the plan: a program on the runner
 * does it after what it depends on, again when its content changes, and undoes it on deletion where the kind has an
 * inverse (docs/decisions/0019-steps.md). `dependsOn` of its options holds for the program too.
 */
export class DeploymentStep extends pulumi.ComponentResource {
    /** Line that the program wrote; it changes whenever the step runs. What depends on it comes after the step. */
    public readonly result: pulumi.Output<string>;

    constructor(name: string, args: DeploymentStepArgs, opts?: pulumi.ComponentResourceOptions) {
        throwIfInvalid("DeploymentStep", name, deploymentStepIssues(args));
        super("azure-ml-platform:index:DeploymentStep", name, args, opts);

        this.result = this.createCommand(name, args, opts?.dependsOn).stdout;
        this.registerOutputs({ result: this.result });
    }

    private createCommand(
        name: string,
        args: DeploymentStepArgs,
        dependsOn: pulumi.ComponentResourceOptions["dependsOn"],
    ): command.local.Command {
        const { step, entries, folder } = withDefaults(args, deploymentStepDefaults);
        return new command.local.Command(
            name,
            {
                interpreter: [...stepProgram],
                create: stepCommands.apply,
                // Given as well, since a replacement would undo last: a change must update, whatever the plug-in does by default.
                update: stepCommands.apply,
                ...(hasInverse(step) && { delete: stepCommands.undo }),
                dir: folder,
                environment: { [stepEntry]: sortedJson(withDigests(step)), ...entries },
                addPreviousOutputInEnv: false,
            },
            { parent: this, dependsOn, ...stateless },
        );
    }
}

function withDigests(step: StepDefinition): Step {
    const digest = (file: string) =>
        createHash("sha256")
            .update(readFileSync(path.join(projectRoot, file)))
            .digest("hex");
    return { ...step, files: Object.fromEntries(filesOf(step).map((file) => [file, digest(file)])) };
}

/** What is wrong with a step. */
export function deploymentStepIssues({ step, entries }: DeploymentStepArgs): InputIssue[] {
    const missing = filesOf(step).filter((file) => !existsSync(path.join(projectRoot, file)));
    if (missing.length > 0) {
        return missing.map((file) => ({ propertyPath: "step", reason: `file "${file}" does not exist` }));
    }
    const parsed = stepSchema.safeParse(withDigests(step));
    if (!parsed.success) {
        return parsed.error.issues.map(({ path: at, message }) => ({
            propertyPath: ["step", ...at].join("."),
            reason: message,
        }));
    }
    const named = entriesOf(parsed.data);
    return [
        ...named
            .filter((entry) => !Object.hasOwn(entries, entry))
            .map((entry) => ({ propertyPath: "entries", reason: `lacks ${entry}, which the step refers to` })),
        ...Object.keys(entries)
            .filter((entry) => !named.includes(entry))
            .map((entry) => ({ propertyPath: `entries.${entry}`, reason: "the step does not refer to it" })),
    ];
}
