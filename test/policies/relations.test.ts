import { describe, expect, it } from "vitest";
import { compliant, removals } from "./services";
import { registered } from "./support/fixture";
import { found, judged, without } from "./support/mutants";

describe("a resource taken away trips exactly the rules that need it", () => {
    it.each(compliant.map(({ name }) => name))("%s", (name) => {
        expect(found(without(name))).toEqual(removals[name] ?? []);
    });

    it("the table names only resources of the compliant stack", () => {
        const names = new Set(compliant.map(({ name }) => name));
        expect(Object.keys(removals).filter((name) => !names.has(name))).toEqual([]);
    });
});

describe("in a preview", () => {
    const preview = registered(compliant, "preview");
    it("the compliant stack breaks no rule", () => {
        expect(judged(preview).violations).toEqual([]);
    });

    it("what is missing is still found by what the other inputs are computed from", () => {
        const names = ["vault-vault", "vault-vault-dns", "lake-diagnostics", "network-flow-log", "lake-blob-service"];
        expect(found(preview.filter(({ name }) => !names.includes(name)))).toEqual([
            "monitoring-diagnostic-setting @lake",
            "network-service-private-endpoint @vault",
            "network-vnet-flow-logs @network",
            "storage-account-blob-service @lake",
        ]);
    });
});
