import { defineConfig } from "vitest/config";

// A limit is there to end what hangs. It says nothing about speed: on a slow disk, taking a scratch folder away
// was once seen to need more than the ten seconds that are the default for a hook.
const limit = 120_000;

export default defineConfig({
    test: {
        include: ["test/**/*.test.ts"],
        pool: "forks",
        isolate: false,
        testTimeout: limit,
        hookTimeout: limit,
    },
});
