import { describe, expect, it } from "vitest";
import { hasUnseen } from "../../../azure/visibleText";
import { parseSettings } from "../../../stacks/settings/settings";
import { sectionNames } from "../../../stacks/settings/sections";
import { hostileTexts } from "../../support/hostileText";
import { configWith, minimalStack, project } from "../support/stackSettings";

type Config = Record<string, string>;
type Path = readonly (string | number)[];

/** Places of texts and of names in the settings of a stack. */
interface Place {
    /** Where. */
    path: Path;
    /** Whether the name is meant, and not the value. */
    isName: boolean;
}

function placesIn(value: unknown, path: Path): Place[] {
    if (typeof value !== "object" || value === null) {
        return [{ path, isName: false }];
    }
    return Object.entries(value).flatMap(([key, inner]) => {
        const at = [...path, Array.isArray(value) ? Number(key) : key];
        return [...(Array.isArray(value) ? [] : [{ path: at, isName: true }]), ...placesIn(inner, at)];
    });
}

/** A configuration with another text, or another name, at a place. */
function changedAt(config: Config, { path, isName }: Place, text: string): Config {
    const [section, ...rest] = path as [string, ...Path];
    const key = `${project.name}:${section}`;
    const changed = (value: unknown, [head, ...tail]: Path): unknown => {
        if (head === undefined) {
            return text;
        }
        if (Array.isArray(value)) {
            return value.map((inner: unknown, i) => (i === head ? changed(inner, tail) : inner));
        }
        const entries = Object.entries(value as object).map(([name, inner]: [string, unknown]) => {
            const isHere = name === head;
            return [
                isHere && isName && tail.length === 0 ? text : name,
                isHere && !(isName && tail.length === 0) ? changed(inner, tail) : inner,
            ];
        });
        return Object.fromEntries(entries) as unknown;
    };
    if (rest.length === 0 && isName) {
        return Object.fromEntries(
            Object.entries(config).map(([name, value]) => [name === key ? `${project.name}:${text}` : name, value]),
        );
    }
    return { ...config, [key]: JSON.stringify(changed(JSON.parse(config[key] ?? "null"), rest)) };
}

const stacks: Record<string, Config> = {
    prod: configWith({}, "prod"),
    shared: configWith({}, "shared"),
    "streaming-minimal": minimalStack("streaming"),
    "machine-learning-minimal": minimalStack("machine-learning"),
};

// One place of each sort: of a list's elements the first, of a map's names the first that is met.
function places(): { stack: string; config: Config; place: Place; name: string }[] {
    const found = Object.entries(stacks).flatMap(([stack, config]) =>
        Object.entries(config).flatMap(([key, text]) =>
            placesIn(JSON.parse(text), [key.slice(project.name.length + 1)])
                .concat({ path: [key.slice(project.name.length + 1)], isName: true })
                .map((place) => ({
                    stack,
                    config,
                    place,
                    name: `${place.path.map((step) => (typeof step === "number" ? "[]" : step)).join(".")}${place.isName ? " (its name)" : ""}`,
                })),
        ),
    );
    return [...new Map(found.map((each) => [each.name, each])).values()];
}

const all = places();

describe("Settings with characters that do not show", () => {
    it("are tried in every section", () => {
        expect([...new Set(all.map(({ place }) => place.path[0]))].sort()).toEqual([...sectionNames].sort());
    });

    it.each(all)("are refused, visibly and on one line: $name", ({ stack, config, place }) => {
        for (const text of hostileTexts) {
            const parsed = parseSettings(changedAt(config, place, text), project.name, stack);
            const issues = "issues" in parsed ? parsed.issues : [];
            if (place.path[0] !== "tags" || place.isName) {
                expect(issues).not.toEqual([]);
            }
            for (const { path, message } of issues) {
                expect([path, message].filter(hasUnseen)).toEqual([]);
            }
        }
    });
});

describe("Names that JavaScript or Pulumi keeps for itself", () => {
    const withTag = (name: string) => ({
        ...minimalStack("storage"),
        [`${project.name}:tags`]: `{"environment":"dev","owner":"a","costCenter":"b","dataClassification":"internal","additional":{${JSON.stringify(name)}:"x"}}`,
    });

    it.each(["toString", "__proto__", "__pulumiOutput", "__pulumiResource", "4dabf18193072939515e22adb298388d"])(
        "are refused by their path: %s",
        (name) => {
            expect(parseSettings(withTag(name), project.name, "storage-minimal")).toEqual({
                issues: [
                    {
                        path: `tags.additional.${name}`,
                        message: "its name is one that JavaScript or Pulumi keeps for itself; choose another",
                    },
                ],
            });
        },
    );

    it.each(["constructor", "hasOwnProperty", "valueOf", "isPrototypeOf", "then", "toJSON", "length", "id", "urn"])(
        "are no others, though objects have them: %s",
        (name) => {
            const parsed = parseSettings(withTag(name), project.name, "storage-minimal");
            expect("settings" in parsed && parsed.settings.tags.additional).toEqual({ [name]: "x" });
        },
    );

    it("are no settings of what has such a name", () => {
        const config = minimalStack("storage", { identities: { constructor: { purpose: "x", surprise: 1 } } });
        const parsed = parseSettings(config, project.name, "storage-minimal");
        expect(parsed).toEqual({
            issues: [
                { path: "identities.constructor.surprise", message: "is not a setting; the settings here are purpose" },
            ],
        });
    });
});
