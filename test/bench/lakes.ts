import { writeFileSync } from "node:fs";
import { DataLake, EncryptionKey, ZoneFormat } from "../../components";
import { judge } from "../../preview/judge";
import { planText } from "../../preview/plan";
import { record } from "../../preview/recording/record";
import { readProject, readStackConfig } from "../../preview/stackFile";
import { unresolvedBackend } from "../../preview/backends";
import { parseSettings } from "../../stacks/settings/settings";
import { common, diagnostics, lock, privateEndpoints } from "../support/fixtures";

// As the preview does.
Error.stackTraceLimit = 0;

const vault = { vaultName: "kv", resourceGroupName: "rg", vaultUri: "https://kv.vault.azure.net/" };

/** A lake as a hardened stack has it: own key, endpoints, logs, lock and protection. */
function makeLake(name: string): void {
    const key = new EncryptionKey(`${name}-key`, { ...common, vault }, { protect: true });
    new DataLake(
        name,
        {
            ...common,
            customerManagedKey: key.customerManagedKey,
            privateEndpoints,
            diagnostics,
            lock,
            zones: [{ name: "bronze", format: ZoneFormat.Delta, lifecycle: { coolAfterDays: 30 } }],
        },
        { protect: true },
    );
}

/** Previews a program of so many lakes and writes what that took, without the start of the process, to a file. */
async function main(count: number, file: string): Promise<void> {
    const project = readProject();
    const parsed = parseSettings(readStackConfig(project, "prod"), project.name, "prod");
    if ("issues" in parsed) {
        throw new Error("the settings of prod are wrong; run the preview to see how");
    }
    const makeLakes = () => Array.from({ length: count }, (_, i) => makeLake(`lake-${i}`));
    const before = process.cpuUsage();
    const recording = await record({
        project: project.name,
        stack: "prod",
        mode: "preview",
        config: {},
        program: () => void makeLakes(),
        backend: unresolvedBackend({}),
    });
    const policy = judge(recording, parsed.settings, "prod", "2026-01-01");
    const text = planText({ resources: recording.resources.map(({ shown }) => shown), policy });
    const { user, system } = process.cpuUsage(before);
    // What is held at the end: peaks jump with the moments that garbage is collected at, this does not.
    globalThis.gc?.();
    const held = process.memoryUsage().heapUsed / 1024 / 1024;
    const resources = recording.resources.length;
    writeFileSync(
        file,
        JSON.stringify({ cpuMilliseconds: (user + system) / 1000, held, resources, text: text.length }),
    );
}

const [count, file] = process.argv.slice(2);
if (file === undefined) {
    throw new Error("wants a number of lakes and a file");
}
void main(Number(count), file).catch((error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    process.exitCode = 70;
});
