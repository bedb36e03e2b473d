import { describe, expect, it } from "vitest";
import { stackDifferences } from "../../docs/generator/stackDifferences";

function rowsOf(one: object, other: object): string[] {
    const page = stackDifferences([
        { stack: "one", settings: one },
        { stack: "other", settings: other },
    ]);
    return page.split("\n").filter((line) => line.startsWith("| `"));
}

describe("The page of differences between stacks", () => {
    it("shows another value, and a setting that one leaves out", () => {
        const rows = rowsOf(
            { policy: { profile: "dev" }, lake: { days: 7, lock: false } },
            { policy: { profile: "prod" }, lake: { days: 7 } },
        );
        expect(rows).toEqual(["| `lake.lock` | `false` | – |", "| `policy.profile` | `dev` | `prod` |"]);
    });

    it("shows nothing of what is alike", () => {
        const settings = { tags: { owner: "data" }, subnets: [{ purpose: "endpoints", ranges: ["10.0.0.0/24"] }] };
        expect(rowsOf(settings, structuredClone(settings))).toEqual([]);
    });

    it("compares entries of lists by what they are for, wherever they stand", () => {
        const access = { persona: "engineer", zone: "bronze", right: "read" };
        const [endpoints, hosts] = [{ purpose: "endpoints" }, { purpose: "hosts" }];
        const rows = rowsOf(
            { subnets: [endpoints, { ...hosts, range: "/25" }], access: [access], addresses: ["10.0.0.0/16"] },
            { subnets: [{ ...hosts, range: "/26" }, endpoints], access: [{ ...access, right: "write" }] },
        );
        expect(rows).toEqual([
            "| `access[engineer on bronze].right` | `read` | `write` |",
            "| `addresses[0]` | `10.0.0.0/16` | – |",
            "| `subnets[hosts].range` | `/25` | `/26` |",
        ]);
    });
});
