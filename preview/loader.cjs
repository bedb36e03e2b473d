// Loads the project's TypeScript, and nothing but it: tsx also reads and maps every file of node_modules, which doubles
// the start of a preview (npm run bench shows it). Types are checked by npm run check, not here.
const { createHash } = require("node:crypto");
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require("node:fs");
const Module = require("node:module");
const path = require("node:path");

const cache = path.join(__dirname, "../node_modules/.cache/azure-ml-platform");
const { version } = require("esbuild/package.json");

function compiled(source) {
    const key = createHash("sha256").update(version).update("\0").update(source).digest("hex");
    const file = path.join(cache, `${key}.js`);
    try {
        return readFileSync(file, "utf8");
    } catch {
        const { code } = require("esbuild").transformSync(source, { loader: "ts", format: "cjs", target: "node20" });
        keep(file, code);
        return code;
    }
}

// Two previews may write the same file at once: each writes its own and puts it in place whole.
function keep(file, code) {
    const own = `${file}.${process.pid}`;
    try {
        mkdirSync(cache, { recursive: true });
        writeFileSync(own, code);
        renameSync(own, file);
    } catch {
        // A folder that cannot be written costs time, nothing else.
    }
}

Module._extensions[".ts"] = (module, file) => module._compile(compiled(readFileSync(file, "utf8")), file);
