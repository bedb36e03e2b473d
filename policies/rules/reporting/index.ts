import type { Rule } from "../../core/rule";
import { reportingCapacityAdministrators } from "./reportingCapacityAdministrators";
import { reportingCapacityPause } from "./reportingCapacityPause";
import { reportingCapacitySize } from "./reportingCapacitySize";

/** The rules on capacities of reports. */
export const reportingRules: readonly Rule[] = [
    reportingCapacityAdministrators,
    reportingCapacityPause,
    reportingCapacitySize,
];
