import * as pulumi from "@pulumi/pulumi";
import type * as managedidentity from "@pulumi/azure-native/managedidentity";
import { factoryKeySizes } from "../../../azure/data-factory/factories";
import { ownValue } from "../../../azure/ownValue";
import { type ComponentArgs, DataFactory } from "../../../components";
import { afterRoleTakesEffect } from "../../../components/shared";
import type { IngestOutputs } from "../../outputs";
import { ingestSettingsDefaults, type IngestSettings } from "../../settings/schema/data-factory/ingest";
import { runsJobs } from "../../settings/schema/data-factory/sources";
import { resourceGroup, type StackContext } from "../context";
import type { Data } from "../data";
import type { StackDatabricks } from "../databricks/databricks";
import type { Foundation } from "../foundation";
import { makeKey } from "../key-vault";
import { makeIngestAlerts } from "./alerts";
import { makeEndpoints, makeSecretVault } from "./reached";
import { makeSources } from "./sources";

/** The Data Factory of a stack. */
export interface StackIngest {
    /** The factory. */
    factory: DataFactory;
    /** What the stack gives of it. */
    outputs: pulumi.Output<IngestOutputs>;
}

/** Data Factory, what it reaches and what it copies; undefined where the stack has none. */
export function makeIngest(
    context: StackContext,
    foundation: Foundation,
    data: Data,
    databricks: StackDatabricks | undefined,
): StackIngest | undefined {
    const section = context.settings.ingest;
    if (!section) {
        return undefined;
    }
    const { identity: name, controlDatabase } = { ...ingestSettingsDefaults, ...section };
    const identity = ownValue(foundation.identities, name);
    if (!identity) {
        throw new Error(`ingest.identity "${name}" is not in identities`);
    } // refused by the settings
    const group = resourceGroup(context, "ingest");
    const factory = makeFactory(context, foundation, section, group, identity);
    const secrets = makeSecretVault(context, foundation, section, group, identity);
    const reached = {
        lake: data.lake,
        control: data.sql?.server,
        secrets,
        databricks: runsJobs(section.sources) ? databricks : undefined,
    };
    const endpoints = makeEndpoints(context, section, factory, reached);
    const ready = [data.lake, secrets, mayWrite(data, name)].flatMap((each) => each ?? []);
    const dailyPipelineNames = makeSources(context, section, factory, reached, [
        ...endpoints.ready,
        ...ready,
        ...(data.sql?.contents[controlDatabase] ?? []),
    ]);
    makeIngestAlerts(context, foundation, section, group, factory);
    const { factoryResourceId, factoryName } = factory;
    const secretVaultResourceId = secrets?.vaultResourceId;
    const outputs = pulumi.output({ factoryResourceId, factoryName, dailyPipelineNames, secretVaultResourceId });
    return { factory, outputs };
}

/** Over once the identity's roles on the lake are in force: a trigger may start its first run at once. */
function mayWrite({ lake }: Data, identity: string): pulumi.Resource | undefined {
    const roles = lake?.rolesOf(identity) ?? [];
    // Without the options of the stack, whose provider is Azure's: a wait has another.
    return roles.length === 0 ? undefined : afterRoleTakesEffect("ingest-lake-ready", roles, {});
}

function makeFactory(
    context: StackContext,
    { vault, networking, diagnostics }: Foundation,
    section: IngestSettings,
    group: ComponentArgs,
    identity: managedidentity.UserAssignedIdentity,
): DataFactory {
    const { authoring, managedRuntime, selfHostedRuntimes, customerManagedKey, privateEndpoints } = {
        ...ingestSettingsDefaults,
        ...section,
    };
    return new DataFactory(
        "ingest",
        {
            ...group,
            identityResourceId: identity.id,
            authoring,
            managedRuntime,
            selfHostedRuntimes,
            customerManagedKey: customerManagedKey
                ? makeKey(context, vault, "ingest-key", group, factoryKeySizes[0])
                : undefined,
            privateEndpoints: privateEndpoints ? networking?.placement : undefined,
            diagnostics,
            // No lock: Azure would keep pipelines, triggers and endpoints as well, which come and go with the sources.
        },
        context.dataOpts,
    );
}
