import { describe, expect, it } from "vitest";
import { azureRefusals } from "../../../simulation/core/azureRefusals";
import { behaviours } from "../../../simulation/services";
import { refusalOf } from "../support";
import { serviceCases } from "./azure";
import { ask, type RefusedCase } from "./cases";
import { dataCases } from "./data";
import { databricksCases } from "./databricks";
import { databricksServingCases } from "./databricksServing";
import { everyTypeCases } from "./everyType";
import { governanceCases } from "./governance";
import { machineLearningCases } from "./machineLearning";
import { networkCases } from "./network";
import { reportingCases } from "./reporting";
import { sqlCases } from "./sql";
import { synapseCases } from "./synapse";

const cases = [
    ...networkCases,
    ...serviceCases,
    ...dataCases,
    ...databricksCases,
    ...databricksServingCases,
    ...machineLearningCases,
    ...governanceCases,
    ...sqlCases,
    ...synapseCases,
    ...reportingCases,
];
const nameOf = ({ type, what }: Pick<RefusedCase, "type" | "what">) => `${type} refuses ${what}`;

describe("The simulated cloud", () => {
    it.each([...cases, ...everyTypeCases].map((each) => [nameOf(each), each] as const))("%s: %#", (_, each) => {
        expect(refusalOf(() => ask(each, each.passes))).toBe("");
        expect(refusalOf(() => ask(each, { ...each.passes, ...each.broken }))).toMatch(each.says);
    });

    it("has a case for every refusal of its tables", () => {
        const shown = new Set(cases.map(nameOf));
        const refusals = Object.entries(behaviours).flatMap(([type, { refusals = [] }]) =>
            refusals.map(({ what }) => nameOf({ type, what })),
        );
        expect(refusals.filter((each) => !shown.has(each))).toEqual([]);
        expect([...shown].filter((each) => !refusals.includes(each))).toEqual([]);
    });

    it("has a case for everything that Azure refuses of every type", () => {
        const shown = new Set(everyTypeCases.map(({ what }) => what));
        const refusals = new Set(
            Object.keys(behaviours).flatMap((type) => azureRefusals(type).map(({ what }) => what)),
        );
        expect([...refusals].filter((what) => !shown.has(what))).toEqual([]);
        expect([...shown].filter((what) => !refusals.has(what))).toEqual([]);
    });

    it("says of each refusal without a code that the code is unverified", () => {
        const refusals = Object.entries(behaviours).flatMap(([type, { refusals = [] }]) => [
            ...azureRefusals(type),
            ...refusals,
        ]);
        const silent = refusals.filter(({ code, source }) => code === undefined && !/unverified: .*code/.test(source));
        expect(silent.map(({ what }) => what)).toEqual([]);
    });
});
