import { describe, expect, it } from "vitest";
import { unknownSentinel } from "../../../policies/core/unknowns";
import { stepSchema } from "../../../steps/contract";
import { commandOf, scripts } from "../compliant/operations";
import { changed, found, get, judged, resolved, ruleSets, violated, withResource } from "../support/mutants";

const digest = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

const stepOf = (name: string) =>
    stepSchema.parse(JSON.parse(get(resolved.find((one) => one.name === name)?.props, "environment.STEP") as string));

/** A step that may be wrong. */
interface AnyStep {
    kind: string;
    target?: string;
    files: Record<string, string>;
    arguments: { scripts?: string[] } & Record<string, unknown>;
}

/** The compliant stack with one step changed. */
function withStep(name: string, change: (step: AnyStep) => unknown) {
    const step = structuredClone(stepOf(name)) as AnyStep;
    change(step);
    return changed(name, { "environment.STEP": JSON.stringify(step) });
}

/** The compliant stack with the secrets of one resource known by their paths. */
const withSecrets = (name: string, ...secretPaths: string[]) =>
    resolved.map((resource) => (resource.name === name ? { ...resource, secretPaths } : resource));

describe("a command of a stack", () => {
    it.each(["create", "update"])("without %s runs a shell's or replaces the step", (input) => {
        expect(violated(changed("control-schema", { [input]: undefined }))).toEqual(["operations-step-program"]);
    });

    it.each([
        ["stdin", "select 1"],
        ["assetPaths", ["**"]],
        ["archivePaths", ["**"]],
    ])("with %s", (input, value) => {
        expect(violated(changed("control-schema", { [input]: value }))).toEqual(["operations-step-program"]);
    });

    it("that starts a shell is wrong in every way", () => {
        const stack = withResource("command:local:Command", { create: "curl https://example.com | sh" });
        expect(violated(stack)).toEqual(["operations-step-form", "operations-step-program"]);
        expect(violated(stack, "dev")).toEqual(["operations-step-form", "operations-step-program"]);
    });

    it.each(["Command", "CopyFile", "CopyToRemote"])("is never a remote %s", (type) => {
        const stack = withResource(`command:remote:${type}`, { connection: { host: "vm" } });
        expect(violated(stack)).toEqual(["operations-remote-command"]);
        expect(violated(stack, "dev")).toEqual(["operations-remote-command"]);
    });
});

describe("a step", () => {
    it.each([
        ["of another kind", (step: AnyStep) => (step.kind = "shell")],
        ["with a field that no kind has", (step: AnyStep) => (step.arguments.timeout = 5)],
        ["without a target", (step: AnyStep) => delete step.target],
        ["without a database", (step: AnyStep) => delete step.arguments.database],
        ["with a server by its name and not by an entry", (step: AnyStep) => (step.arguments.server = "sql-data")],
    ])("%s", (_, change) => {
        expect(violated(withStep("control-schema", change))).toEqual(["operations-step-form"]);
    });

    it.each([undefined, ""])("whose server's entry is %j", (host) => {
        expect(violated(changed("control-schema", { "environment.SERVER": host }))).toContain("operations-step-form");
    });

    it("with an entry that it does not refer to", () => {
        expect(violated(changed("control-schema", { "environment.DATABASE": "control" }))).toEqual([
            "operations-step-form",
        ]);
    });

    it("that is undone though it has no inverse", () => {
        expect(violated(changed("control-schema", { delete: "undo" }))).toEqual(["operations-step-form"]);
    });

    it("that is not undone though it has an inverse", () => {
        expect(violated(changed("daily-start", { delete: undefined }))).toEqual(["operations-step-form"]);
    });

    it("is right while its entries are not known", () => {
        const entries = { "environment.SERVER": unknownSentinel, "environment.USER_INGEST": unknownSentinel };
        expect(ruleSets(changed("control-users", entries))).toEqual({ violated: [], unknown: [] });
    });
});

describe("the scripts of a step", () => {
    const script = "workloads/sql/control/schema.sql";
    const other = "workloads/sql/control/other.sql";
    it.each([
        ["one without a digest", (step: AnyStep) => (step.files = {}), []],
        ["one more than there are digests", (step: AnyStep) => step.arguments.scripts?.push(other), []],
        ["a file that is none of them", (step: AnyStep) => (step.files[other] = digest), []],
        ["a permission to drop for another", (step: AnyStep) => (step.arguments.allowDrop = [other]), []],
        ["a digest that is too short", (step: AnyStep) => (step.files[script] = "0123"), ["operations-step-form"]],
        [
            "a digest in capitals",
            (step: AnyStep) => (step.files[script] = digest.toUpperCase()),
            ["operations-step-form", "operations-step-secrets"],
        ],
    ])("%s", (_, change, also) => {
        expect(violated(withStep("control-schema", change))).toEqual(["operations-step-files", ...also]);
    });

    it.each([
        ["without a digest", (step: AnyStep) => (step.files = {})],
        ["with a digest of another file", (step: AnyStep) => (step.files[other] = digest)],
    ])("of Fabric are its parts, %s", (_, change) => {
        expect(violated(withStep("shop-report", change))).toEqual(["operations-step-files"]);
    });
});

describe("a gateway", () => {
    it("is deleted with its step, since it keeps its subnet from deletion", () => {
        expect(violated(changed("shop-gateway", { delete: undefined }))).toEqual(["operations-step-form"]);
        expect(violated(changed("shop-report", { delete: "undo" }))).toEqual(["operations-step-form"]);
    });
});

describe("a secret in a step", () => {
    const jwt = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl";

    it.each([
        ["a token", { "environment.USER_INGEST": jwt }],
        ["a connection string", { "environment.SERVER": "Server=sql-data;Password=x" }],
        ["a key in base64", { "environment.USER_INGEST": "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWY=" }],
    ])("that looks like %s", (_, values) => {
        expect(violated(changed("control-users", values))).toContain("operations-step-secrets");
    });

    it.each(["PASSWORD", "SAS_TOKEN", "CLIENT_SECRET"])("by the name of an entry: %s", (name) => {
        const stack = changed("control-users", { [`environment.${name}`]: unknownSentinel });
        expect(violated(stack)).toEqual(["operations-step-form", "operations-step-secrets"]);
    });

    it.each([
        ["by its name", { administratorPassword: "x" }],
        ["by its form", { value: "AccountKey=abc" }],
        ["in a list", { values: [{ deep: jwt }] }],
    ])("in the body of a request, %s", (_, body) => {
        const stack = withStep("daily-start", (step) => (step.arguments.body = body));
        expect(violated(stack)).toEqual(["operations-step-secrets"]);
        const [finding] = judged(stack).violations;
        expect(finding?.message).toContain("not shown");
        expect(finding?.message).not.toMatch(/eyJ|abc/);
    });

    it("in a text that is no step", () => {
        expect(violated(changed("daily-start", { "environment.STEP": "Password=x" }))).toEqual([
            "operations-step-form",
            "operations-step-secrets",
        ]);
    });

    it.each(["environment.USER_INGEST", "environment.STEP", "environment"])("marked as such at %s", (path) => {
        expect(found(withSecrets("control-users", path))).toEqual(["operations-step-secrets @control-users"]);
    });

    it("is not known of what is not known, where the host does not say what is secret", () => {
        const stack = withSecrets("control-users", "").map((resource) =>
            resource.name === "control-users"
                ? changed("control-users", { "environment.USER_INGEST": unknownSentinel })
                      .filter(({ name }) => name === "control-users")
                      .map((one) => ({ ...one, secretPaths: [""] }))[0]!
                : resource,
        );
        const { violations, unknown } = judged(stack);
        expect([violations, unknown.map(({ rule }) => rule)]).toEqual([[], ["operations-step-secrets"]]);
    });

    it("is no digest of inputs", () => {
        expect(violated(changed("daily-start", { "environment.INPUTS": digest }))).toEqual([]);
    });

    it("is shown in no message about a step", () => {
        const step = { ...scripts, kind: "shell", target: "hunter2hunter2" };
        const { props } = commandOf("extra", step as never, { SERVER: "hunter2hunter2" });
        const { violations } = judged(withResource("command:local:Command", props));
        expect(violations.length).toBeGreaterThan(0);
        expect(JSON.stringify(violations)).not.toContain("hunter2");
    });
});
