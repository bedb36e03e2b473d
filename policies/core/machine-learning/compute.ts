import { minutesOf } from "../../../azure/durations";
import { type Condition, type Conditions, equals, oneOf, satisfies } from "../conditions";

/** The type of every compute of a workspace. */
export const computeType = "azure-native:machinelearningservices:Compute";

/** A cluster, whose nodes Azure makes and deletes. */
export const ofCluster: Conditions = { "properties.computeType": equals("AmlCompute") };

/** A compute instance, the computer of one person. */
export const ofInstance: Conditions = { "properties.computeType": equals("ComputeInstance") };

/** Either: compute whose machines Azure Machine Learning makes. */
export const ofManagedCompute: Conditions = { "properties.computeType": oneOf(["AmlCompute", "ComputeInstance"]) };

/** The value is an ISO 8601 duration within these minutes. */
export function minutesBetween(least: number, most: number): Condition {
    return satisfies(`an ISO 8601 duration from ${least} to ${most} minutes, such as PT${most}M`, (duration) => {
        // Case decides nothing, as in the other values of Azure.
        const minutes = minutesOf(typeof duration === "string" ? duration.toUpperCase() : duration);
        return minutes !== undefined && minutes >= least && minutes <= most;
    });
}
