import { regionName } from "../../../../azure/regionName";
import { type Condition, hasLength } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";
import { both, either, isolated } from "../../../core/verdict";

const regionOf = (name: unknown) => (typeof name === "string" ? regionName(name) : undefined);

const hasPrimary: Condition = {
    expectation: "an element of regionDetails with the location of the registry",
    missing: "fail",
    judge: (ref) =>
        isolated("regionDetails", () => {
            const list = ref.at("regionDetails");
            const found = { path: "regionDetails", found: list.inWords() };
            const some = hasLength({ atLeast: 1 }).judge(list).answer;
            const primary = regionOf(ref.at("location").read());
            // The location of its resource group is not to be seen here.
            if (some === "fail" || primary === undefined) {
                return { ...found, answer: some };
            }
            const answers = list.elements().map((element) =>
                isolated(element.path, () => ({
                    ...found,
                    answer: regionOf(element.at("location").read()) === primary ? "pass" : "fail",
                })),
            );
            return { ...found, answer: both([some, either(answers.map(({ answer }) => answer))]) };
        }),
};

export const mlRegistryPrimaryRegion = defineRule({
    id: "ml-registry-primary-region",
    title: "The regions of a registry of models hold its own",
    // Source: learn.microsoft.com/azure/machine-learning/how-to-manage-registries.
    rationale: "Azure refuses a registry whose list of regions lacks the one that it is in, after minutes.",
    remedy: "Add an element with the registry's location to regionDetails.",
    severity: "medium",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:machinelearningservices:Registry"],
    references: [],
    checks: { "": hasPrimary },
});
