import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import manifest from "../../../package.json";
import { openScenario } from "./stage";

// At a release: keeps the state that its program makes, against which every later program is previewed.

const stacks = ["shared", "prod"];
// When and by which line a resource was registered says nothing of the release, and would change with every run.
const passing = new Set(["created", "modified", "sourcePosition", "stackTrace", "manifest"]);

async function main(): Promise<void> {
    const folder = path.join(__dirname, "../releases", manifest.version);
    mkdirSync(folder, { recursive: true });
    for (const stack of stacks) {
        const { session } = await openScenario(stack);
        try {
            if (stack !== "shared") {
                await session.run("up", "shared");
            }
            const run = await session.run("up", stack);
            if (!run.ok) {
                throw new Error(run.errors.map(({ message }) => message).join("\n"));
            }
            const exported = await (await session.stack(stack)).exportStack();
            const kept = (key: string, value: unknown) => (passing.has(key) ? undefined : value);
            writeFileSync(path.join(folder, `${stack}.json`), `${JSON.stringify(exported, kept, 1)}\n`);
        } finally {
            session.close();
        }
    }
}

void main();
