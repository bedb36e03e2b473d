import type { CustomRoleName } from "./customRoles";
import { resourceTypes } from "./kinds";

/** A kind of resource that bills by the hour while it runs, and that Azure pauses and resumes. */
export interface Pausable {
    /** Version of the REST API that its state is read and its actions are called by. */
    readonly apiVersion: string;
    /** Where its answer has the state. */
    readonly state: readonly string[];
    /** States in which it runs and takes an action. */
    readonly running: readonly string[];
    /** States in which it is paused and takes an action. */
    readonly paused: readonly string[];
    /** Action that pauses it. */
    readonly pause: string;
    /** Action that resumes it. */
    readonly resume: string;
    /** Role of exactly these actions. */
    readonly role: CustomRoleName;
}

const capacity = {
    paused: ["Paused", "Suspended"],
    pause: "suspend",
    resume: "resume",
    state: ["properties", "state"],
} as const;

/**
 * What can be paused. Source: azure-rest-api-specs, synapse 2021-06-01 (SqlPoolResourceProperties.status is a text without a
 * list: the states are those of Terraform's azurerm and of the portal), fabric 2023-11-01 (ResourceState), powerbidedicated
 * 2021-01-01 (State), containerservice (PowerState). unverified: which of Paused and Suspended a capacity answers, so that
 * either is taken.
 */
export const pausables = {
    sqlPool: {
        apiVersion: resourceTypes.synapseSqlPool.apiVersion,
        state: ["properties", "status"],
        running: ["Online"],
        paused: ["Paused"],
        pause: "pause",
        resume: "resume",
        role: "sqlPoolPauser",
    },
    fabricCapacity: {
        ...capacity,
        apiVersion: resourceTypes.fabricCapacity.apiVersion,
        running: ["Active"],
        role: "fabricCapacityPauser",
    },
    powerBiCapacity: {
        ...capacity,
        apiVersion: resourceTypes.powerBiCapacity.apiVersion,
        running: ["Succeeded"],
        role: "powerBiCapacityPauser",
    },
    kubernetesCluster: {
        apiVersion: resourceTypes.kubernetesCluster.apiVersion,
        state: ["properties", "powerState", "code"],
        running: ["Running"],
        paused: ["Stopped"],
        pause: "stop",
        resume: "start",
        role: "kubernetesClusterPauser",
    },
} as const satisfies Readonly<Record<string, Pausable>>;

/** Name of a kind that can be paused. */
export type PausableKind = keyof typeof pausables;
