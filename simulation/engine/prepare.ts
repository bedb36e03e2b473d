import { EngineError } from "./errors";
import { findToolchain } from "./toolchain";

// Finds or builds the engine once, before several tests at a time look for it.
void findToolchain({ onProgress: (line) => process.stdout.write(`${line}\n`) }).then(
    ({ pulumi, version, origin }) => process.stdout.write(`Pulumi ${version} (${origin}): ${pulumi}\n`),
    (error: unknown) => {
        process.stderr.write(`${error instanceof EngineError ? error.message : String(error)}\n`);
        process.exitCode = 2;
    },
);
