import * as pulumi from "@pulumi/pulumi";
import { ModelRegistry } from "../../../components";
import type { ModelRegistryOutputs } from "../../outputs";
import { resourceGroup, type StackContext } from "../context";
import type { Foundation } from "../foundation";

/** The registry that models are promoted to; undefined where the stack has none. */
export function makeModelRegistry(
    context: StackContext,
    { networking, diagnostics }: Foundation,
): pulumi.Output<ModelRegistryOutputs> | undefined {
    const section = context.settings.modelRegistry;
    if (!section) {
        return undefined;
    }
    const { regions = [context.settings.azure.location], readers, promoters } = section;
    const registry = new ModelRegistry(
        "models",
        {
            ...resourceGroup(context, "models"),
            regions,
            readers,
            promoters,
            diagnostics,
            privateEndpoints: networking?.placement,
            lock: context.lock,
        },
        context.dataOpts,
    );
    return pulumi.output({
        registryResourceId: registry.registryResourceId,
        registryName: registry.registryName,
        storageAccountResourceIds: registry.storageAccountResourceIds,
        containerRegistryResourceIds: registry.containerRegistryResourceIds,
        readerRoleDefinitionId: registry.readerRoleDefinitionId,
        promoterRoleDefinitionId: registry.promoterRoleDefinitionId,
    });
}
