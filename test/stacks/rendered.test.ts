import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { generatedFiles } from "../../docs/generator/files";
import { filesOnDisk } from "../../docs/generator/render";

const root = path.join(__dirname, "../..");

describe("What is generated", async () => {
    const files = await generatedFiles();

    it("is what npm run render would write now", () => {
        const stale = [...files].filter(
            ([file, text]) =>
                !existsSync(path.join(root, file)) || readFileSync(path.join(root, file), "utf8") !== text,
        );
        expect(stale.map(([file]) => file)).toEqual([]);
    });

    it("leaves no golden behind of a resource that is gone", () => {
        expect(filesOnDisk().filter((file) => !files.has(file))).toEqual([]);
    });

    it("is the same when it is made again", async () => {
        expect([...(await generatedFiles())]).toEqual([...files]);
    });
});
