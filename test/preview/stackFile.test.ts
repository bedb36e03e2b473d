import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readStackConfig } from "../../preview/stackFile";

let folder = "";
beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), "azure-ml-platform-stack-file-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe("A stack file", () => {
    it("is handed over as the engine does: the keys of maps sorted, lists as they are", () => {
        writeFileSync(
            path.join(folder, "Pulumi.dev.yaml"),
            "config:\n  p:people: { b: { d: 1, c: [2, 1] }, a: true }\n  p:text: x\n",
        );
        expect(readStackConfig({ name: "p", configFolder: folder }, "dev")).toEqual({
            "p:people": '{"a":true,"b":{"c":[2,1],"d":1}}',
            "p:text": "x",
        });
    });
});
