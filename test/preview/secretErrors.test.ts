import { StorageAccount } from "@pulumi/azure-native/storage";
import * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";
import { issueLine, PreviewError } from "../../preview/issues";
import { planText, type PlanMode } from "../../preview/plan";
import { recordUnit } from "../support/recording";

const text = 'Sup3r"S3cret/Pass+phrase?é';
const parts = ["Sup3r", "S3cret", "phrase"];
const inJson = JSON.stringify({ user: "svc", key: text, pins: [86420135] });

/** Forms in which a message may repeat a text. */
const forms: Record<string, (text: string) => string> = {
    plain: (plain) => plain,
    "lower case": (plain) => plain.toLowerCase(),
    "upper case": (plain) => plain.toUpperCase(),
    JSON: (plain) => JSON.stringify({ plain }),
    "JSON within JSON": (plain) => JSON.stringify(JSON.stringify({ plain })),
    "JSON of ASCII alone": (plain) => JSON.stringify(plain).replace("é", "\\u00e9"),
    base64: (plain) => Buffer.from(plain).toString("base64"),
    base64url: (plain) => Buffer.from(plain).toString("base64url"),
    "a user and it in base64": (plain) => Buffer.from(`svc:${plain}`).toString("base64"),
    "two letters and it in base64": (plain) => Buffer.from(`ab${plain}cd`).toString("base64url"),
    hex: (plain) => Buffer.from(plain).toString("hex"),
    "upper-case hex": (plain) => Buffer.from(plain).toString("hex").toUpperCase(),
    "a URL": (plain) => `https://x.example/?q=${encodeURIComponent(plain)}`,
    "a form": (plain) => new URLSearchParams({ plain: `a ${plain}` }).toString(),
    "a URL within a URL": (plain) => encodeURIComponent(encodeURIComponent(plain)),
    "a word with others around": (plain) => `st${plain}0`,
};

/** Whether a line holds a part of the secret, in one of the forms. */
function repeats(line: string): boolean {
    const texts = [text, ...parts, inJson, "86420135"];
    return (
        texts.some((part) => Object.values(forms).some((form) => line.includes(form(part)))) ||
        /c3VwM|U3VwM/i.test(line)
    );
}

async function linesOf(program: () => unknown, mode: PlanMode): Promise<string[]> {
    try {
        await recordUnit(program, mode);
    } catch (error) {
        if (error instanceof PreviewError) {
            return error.issues.map(issueLine);
        }
        throw error;
    }
    throw new Error("nothing went wrong");
}

const fail = (message: string) => {
    throw new Error(`refused: ${message}`);
};
/** Makes a resource that waits for a step that comes after all others. */
const later = (step: () => unknown) =>
    account("late", { tags: new Promise((resolve) => setTimeout(resolve, 20)).then(step) });
const modes: PlanMode[] = ["preview", "resolved"];
const account = (name: string, args: object) =>
    new StorageAccount(name, {
        ...{ resourceGroupName: "rg", accountName: `st${name}`, kind: "StorageV2", sku: { name: "Standard_LRS" } },
        ...args,
    });

describe.each(modes)("In mode %s, an error that repeats a secret which is in no input", (mode) => {
    it.each(Object.entries(forms))("as %s", async (_, form) => {
        const lines = await linesOf(() => {
            pulumi.secret(text);
            fail(form(text));
        }, mode);
        expect(lines).toHaveLength(1);
        expect(lines[0]).toMatch(/^refused: .*\(secret\)/);
        expect(lines.filter(repeats)).toEqual([]);
    });

    const makings: Record<string, () => unknown> = {
        "a part of a JSON text": () => (pulumi.secret(inJson), fail(text)),
        "a number in a JSON text": () => (pulumi.secret(inJson), fail("86420135")),
        "a value of a map": () => (pulumi.secret({ inner: [{ key: text }] }), fail(text)),
        "a key of a map": () => (pulumi.secret({ [text]: "x" }), fail(text)),
        "a field of a connection string": () => (pulumi.secret(`Endpoint=sb://x/;SharedAccessKey=${text}`), fail(text)),
        "a promise": () => (pulumi.secret(Promise.resolve(text)), fail(text)),
        "one of several": () => (pulumi.all([pulumi.secret(text), "x"]), fail(text)),
        "one made of another": () => {
            pulumi.secret("other").apply(() => text);
            later(() => fail(text));
        },
        "an output that the SDK declares secret": () => {
            new Token("t", { tokenValue: text });
            later(() => fail(text));
        },
    };
    it.each(Object.entries(makings))("made as %s", async (_, make) => {
        const lines = await linesOf(make, mode);
        expect(lines).toEqual(["refused: (secret)"]);
    });
});

/** A resource whose SDK declares an output secret. */
class Token extends pulumi.CustomResource {
    declare readonly tokenValue: pulumi.Output<string>;
    constructor(name: string, args: { tokenValue: string }) {
        super(
            "azure-native:resources:ResourceGroup",
            name,
            { resourceGroupName: "rg", ...args },
            {
                additionalSecretOutputs: ["tokenValue"],
            },
        );
    }
}

describe.each(modes)("In mode %s, a step that works on a secret and fails", (mode) => {
    const scrambled = (secret: string) => [...secret].reverse().join("");
    const steps: Record<string, (secret: pulumi.Output<string>) => pulumi.Output<unknown>> = {
        "JSON.parse on what is no JSON": (secret) => secret.apply((value) => JSON.parse(value) as unknown),
        "a message that quotes a part": (secret) => secret.apply((value) => fail(value.slice(0, 5))),
        "a message in a form of its own": (secret) => secret.apply((value) => fail(scrambled(value))),
        "a thrown text": (secret) =>
            secret.apply((value) => {
                // eslint-disable-next-line @typescript-eslint/only-throw-error -- a program may do so
                throw scrambled(value);
            }),
        "a promise": (secret) => secret.apply((value) => Promise.reject(new Error(scrambled(value)))),
        "an output": (secret) => secret.apply((value) => pulumi.output(1).apply(() => fail(scrambled(value)))),
        "a secret among others": (secret) => pulumi.all([secret, 1]).apply(([value]) => fail(scrambled(value))),
        "a step behind another": (secret) =>
            secret.apply(scrambled).apply((value) => fail(scrambled(value).slice(0, 6))),
        "a cause": (secret) =>
            secret.apply((value) => {
                throw new Error(scrambled(value), { cause: new Error(value) });
            }),
        "inputs that are refused": (secret) =>
            secret.apply((value) => {
                const errors = [{ propertyPath: scrambled(value), reason: scrambled(value) }];
                throw new pulumi.InputPropertiesError({ message: scrambled(value), errors });
            }),
    };
    it.each(Object.entries(steps))("keeps its message: %s", async (_, step) => {
        const lines = await linesOf(() => void account("late", { tags: { held: step(pulumi.secret(text)) } }), mode);
        expect(lines).toHaveLength(1);
        expect(lines[0]).toMatch(/^a step that works on a secret fails; its message( \(\w+\))? is not shown/);
        expect(lines.filter((line) => repeats(line) || line.includes(scrambled(text).slice(0, 4)))).toEqual([]);
    });

    it("is distinguished from one that works on no secret", async () => {
        const lines = await linesOf(
            () =>
                void account("late", {
                    tags: { held: pulumi.output("{").apply((value) => JSON.parse(value) as unknown) },
                }),
            mode,
        );
        expect(lines.join()).toContain("JSON");
    });
});

describe.each(modes)("In mode %s, a secret of the configuration", (mode) => {
    const config = () => {
        pulumi.runtime.setAllConfig({ "azure-ml-platform:key": text });
        return new pulumi.Config("azure-ml-platform");
    };
    const reads: Record<string, (config: pulumi.Config) => unknown> = {
        requireSecret: (of) => (of.requireSecret("key"), fail(text)),
        getSecret: (of) => (of.getSecret("key"), fail(text)),
        requireSecretObject: (of) => of.requireSecretObject("key"),
        getSecretObject: (of) => of.getSecretObject("key"),
        requireSecretNumber: (of) => of.requireSecretNumber("key"),
        requireSecretBoolean: (of) => of.requireSecretBoolean("key"),
        "a pattern that it does not match": (of) => of.requireSecret("key", { pattern: "^x$" }),
        "values that it is none of": (of) => of.getSecret("key", { allowedValues: ["x"] }),
    };
    it.each(Object.entries(reads))("is in no error: %s", async (_, read) => {
        const lines = await linesOf(() => read(config()), mode);
        expect(lines).toHaveLength(1);
        expect(lines[0]).toContain("(secret)");
        expect(lines.filter(repeats)).toEqual([]);
    });
});

describe.each(modes)("In mode %s, a secret in a name", (mode) => {
    it("is in no id, no output and no input of another resource", async () => {
        const name = "stpl4nted1";
        const { resources } = await recordUnit(() => {
            const first = account("first", {
                accountName: pulumi.secret(name),
                tags: { a: pulumi.interpolate`x-${pulumi.secret("t4gvalue")}` },
            });
            account("second", {
                tags: { id: first.id, name: first.name, end: first.primaryEndpoints.blob, tags: first.tags },
            });
        }, mode);
        const shown = JSON.stringify(resources.map(({ shown: plan, id }) => [planText(plan), id]));
        expect(shown).not.toContain("pl4nted1");
        expect(shown).not.toContain("t4gvalue");
        expect(resources.map(({ id }) => id).filter((id) => id?.endsWith("/storageAccounts/(secret)"))).toHaveLength(
            mode === "resolved" ? 1 : 0,
        );
    });
});
