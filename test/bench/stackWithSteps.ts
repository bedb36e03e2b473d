import { writeFileSync } from "node:fs";
import { DeploymentStep } from "../../components";
import { judge } from "../../preview/judge";
import { planText } from "../../preview/plan";
import { preview } from "../../preview/preview";
import { offlineOrganization, record } from "../../preview/recording/record";
import { readProject, readStackConfig } from "../../preview/stackFile";
import { unresolvedBackend } from "../../preview/backends";
import { program } from "../../stacks/program";
import { settingsSchema, type Settings } from "../../stacks/settings/sections";
import { crossChecks } from "../../stacks/settings/settings";
import { triggerStart } from "../support/stepArguments";

// As the preview does.
Error.stackTraceLimit = 0;

const actionOf = (name: string) =>
    new DeploymentStep(name, {
        step: {
            kind: "armAction",
            target: `data-factory/${name}`,
            arguments: triggerStart(),
        },
        entries: { RESOURCE_ID: `/subscriptions/s/resourceGroups/r/providers/Microsoft.DataFactory/factories/${name}` },
    });

function withoutContents({ sql, ...rest }: Settings): Settings {
    const databases = structuredClone(sql?.databases ?? {});
    for (const database of Object.values(databases)) {
        delete database.schema;
        delete database.users;
    }
    return { ...rest, sql: sql && { ...sql, databases } };
}

/** Previews a stack with so many steps more, and writes how long its settings took to check to a file. */
async function main(stack: string, count: number, file: string): Promise<void> {
    const project = readProject();
    const config = readStackConfig(project, stack);
    const sections = Object.entries(config).map(([key, text]): [string, unknown] => [
        key.slice(project.name.length + 1),
        JSON.parse(text),
    ]);
    const settings = settingsSchema.parse(Object.fromEntries(sections));
    // The first time, before the code is compiled: what a person waits for. Scripts of databases are files of their own.
    const started = performance.now();
    const issues = crossChecks(withoutContents(settings), project.name, stack);
    const settingsMilliseconds = performance.now() - started;
    issues.push(...crossChecks(settings, project.name, stack));
    if (issues.length > 0) {
        throw new Error(`the settings of ${stack} are wrong; run the preview to see how`);
    }
    const { hub } = settings;
    const outputs = hub && (await preview({ stack: hub.stack, mode: "resolved" })).outputs;
    const recording = await record({
        project: project.name,
        stack,
        mode: "preview",
        config,
        program: () => {
            Array.from({ length: count }, (_, i) => actionOf(`step-${i}`));
            return program(settings);
        },
        backend: unresolvedBackend(
            hub && outputs ? { [`${offlineOrganization}/${project.name}/${hub.stack}`]: outputs } : {},
        ),
    });
    const policy = judge(recording, settings, stack, "2026-01-01");
    const text = planText({ resources: recording.resources.map(({ shown }) => shown), policy });
    writeFileSync(file, JSON.stringify({ settingsMilliseconds, text: text.length }));
}

const [stack = "", count, file] = process.argv.slice(2);
if (file === undefined) {
    throw new Error("wants a stack, a number of steps and a file");
}
void main(stack, Number(count), file).catch((error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    process.exitCode = 70;
});
