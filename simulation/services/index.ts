import { uuidOf } from "../core/ids";
import type { SimulatedTypes } from "../core/simulatedType";
import type { Behaviours, SimulatedService } from "../core/types";
import { containers } from "./containers";
import { dataFactory } from "./data-factory";
import { databricks } from "./databricks";
import { keyVault } from "./key-vault";
import { machineLearning } from "./machine-learning";
import { network } from "./network";
import { observability } from "./observability";
import { operations } from "./operations";
import { platform } from "./platform";
import { reporting } from "./reporting";
import { sql } from "./sql";
import { storage } from "./storage";
import { streaming } from "./streaming";
import { synapse } from "./synapse";

/** The services that the simulated cloud has: the only list of them. */
const services: readonly SimulatedService[] = [
    platform,
    observability,
    network,
    storage,
    streaming,
    keyVault,
    databricks,
    containers,
    machineLearning,
    dataFactory,
    operations,
    sql,
    synapse,
    reporting,
];

/** Every type that the simulated cloud knows, by token. */
export const catalog: SimulatedTypes = {
    ...Object.assign({}, ...services.map(({ types }) => types)),
    // A wait leaves nothing behind but the moment it ended, which the provider uses as its id.
    "time:index/sleep:Sleep": { path: [], id: (_inputs, context) => `sleep-${context.logicalName}` },
} as SimulatedTypes;

/** How the cloud treats each type that it knows, by token. */
export const behaviours = Object.assign({}, ...services.map((service) => service.behaviours)) as Behaviours;

/** Ends of the paths of what a service makes with its parent, for example a storage account's blob services, in lower case. */
export const singletonPaths: readonly string[] = Object.values(behaviours).flatMap(({ singleton }) =>
    singleton ? [singleton.toLowerCase()] : [],
);

/** Packages whose types a program may use; a provider of one of them takes any inputs. */
export const knownPackages = ["azure-native", "command", "databricks", "time"] as const;

/** Id of an explicit provider, which the engine makes itself. */
export const providerId = (urn: string) => uuidOf(urn);
