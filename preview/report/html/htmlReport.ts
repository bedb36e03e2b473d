import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { build } from "esbuild";
import type { PreviewView } from "../../view";
import { pageData } from "./data";

/** The preview as one page that opens from a file, without any network. */
export async function htmlReport(view: PreviewView): Promise<string> {
    const data = pageData(view);
    const [script, style, library] = await Promise.all([
        bundled("main.ts"),
        bundled("style.css"),
        data.diagrams.length > 0 ? mermaid() : undefined,
    ]);
    const scripts = [script, ...(library ? [library.source] : [])];
    return [
        `<!doctype html>`,
        `<html lang="en">`,
        `<head>`,
        `<meta charset="utf-8">`,
        `<meta http-equiv="Content-Security-Policy" content="${securityPolicy(scripts)}">`,
        `<meta name="viewport" content="width=device-width, initial-scale=1">`,
        `<title>Preview</title>`,
        `<style>${style}</style>`,
        `</head>`,
        `<body>`,
        `<noscript>This page shows its content by script; allow scripts for this file.</noscript>`,
        // "<" would let a value end the element.
        `<script type="application/json" id="data">${JSON.stringify(data).replaceAll("<", "\\u003c")}</script>`,
        ...(library ? [`<script type="text/plain" id="mermaid">${library.packed}</script>`] : []),
        `<script>${script}</script>`,
        `</body>`,
        `</html>`,
        ``,
    ].join("\n");
}

// Mermaid puts a style element into each drawing; nothing else than these scripts runs, and nothing is ever loaded.
function securityPolicy(scripts: string[]): string {
    const hashes = scripts.map((text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`);
    return [
        "default-src 'none'",
        `script-src ${hashes.join(" ")}`,
        "style-src 'unsafe-inline'",
        "base-uri 'none'",
        "form-action 'none'",
    ].join("; ");
}

async function bundled(file: string): Promise<string> {
    const { outputFiles } = await build({
        entryPoints: [path.join(__dirname, "page", file)],
        bundle: true,
        write: false,
        minify: true,
        format: "iife",
        target: ["chrome123", "firefox128", "safari17.5"],
        charset: "utf8",
        legalComments: "none",
    });
    return (outputFiles[0]?.text ?? "").trim();
}

let packing: Promise<{ source: string; packed: string }> | undefined;

// Packed, the library takes a third of its room and the page opens before it is read.
function mermaid(): Promise<{ source: string; packed: string }> {
    return (packing ??= readFile(require.resolve("mermaid/dist/mermaid.min.js")).then(async (source) => {
        const packed = await promisify(gzip)(source, { level: 9 });
        return { source: source.toString("utf8"), packed: packed.toString("base64") };
    }));
}
