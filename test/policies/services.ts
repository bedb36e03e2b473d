import { containers } from "./compliant/containers";
import { dataFactory } from "./compliant/data-factory";
import { databricks } from "./compliant/databricks";
import { keyVault } from "./compliant/key-vault";
import { machineLearning } from "./compliant/machine-learning";
import { networks } from "./compliant/network";
import { observability } from "./compliant/observability";
import { operations } from "./compliant/operations";
import { platform } from "./compliant/platform";
import { reporting } from "./compliant/reporting";
import { sql } from "./compliant/sql";
import { storage } from "./compliant/storage";
import { streaming } from "./compliant/streaming";
import { synapse } from "./compliant/synapse";
import type { CheckBreaks, ServiceBreaks } from "./support/breaks/breaks";
import { containersBreaks } from "./support/breaks/containers";
import { dataFactoryBreaks } from "./support/breaks/data-factory";
import { databricksBreaks } from "./support/breaks/databricks";
import { keyVaultBreaks } from "./support/breaks/key-vault";
import { machineLearningBreaks } from "./support/breaks/machine-learning";
import { networkBreaks } from "./support/breaks/network";
import { observabilityBreaks } from "./support/breaks/observability";
import { operationsBreaks } from "./support/breaks/operations";
import { platformBreaks } from "./support/breaks/platform";
import { reportingBreaks } from "./support/breaks/reporting";
import { sqlBreaks } from "./support/breaks/sql";
import { storageBreaks } from "./support/breaks/storage";
import { streamingBreaks } from "./support/breaks/streaming";
import { synapseBreaks } from "./support/breaks/synapse";
import type { FixtureResource } from "./support/fixture";

interface Service extends ServiceBreaks {
    /** Resources that break no rule, with every optional property that a rule wants set explicitly. */
    compliant: readonly FixtureResource[];
}

// Mutants are made of the first resource of a type.
const services: readonly Service[] = [
    { compliant: observability, ...observabilityBreaks },
    { compliant: networks, ...networkBreaks },
    { compliant: storage, ...storageBreaks },
    { compliant: sql, ...sqlBreaks },
    { compliant: operations, ...operationsBreaks },
    { compliant: dataFactory, ...dataFactoryBreaks },
    { compliant: streaming, ...streamingBreaks },
    { compliant: keyVault, ...keyVaultBreaks },
    { compliant: platform, ...platformBreaks },
    { compliant: containers, ...containersBreaks },
    { compliant: databricks, ...databricksBreaks },
    { compliant: machineLearning, ...machineLearningBreaks },
    { compliant: reporting, ...reportingBreaks },
    { compliant: synapse, ...synapseBreaks },
];

/** A stack that breaks no rule. */
export const compliant = services.flatMap((service) => service.compliant);

/** How the values of each check are broken, by rule and path. */
export const checkBreaks: Record<string, CheckBreaks> = merged(({ checks }) => checks);

/** Mutants that break another rule as well. */
export const alsoTrips: Record<string, string[]> = merged((service) => service.alsoTrips);

/** By resource of the compliant stack: what its removal trips. */
export const removals: Record<string, string[]> = merged((service) => service.removals);

function merged<T>(of: (service: Service) => Record<string, T> | undefined): Record<string, T> {
    return Object.assign({}, ...services.map(of)) as Record<string, T>;
}
