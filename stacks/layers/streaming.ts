import * as pulumi from "@pulumi/pulumi";
import { EventHubsNamespace } from "../../components";
import type { StreamingOutputs } from "../outputs";
import { resourceGroup, type StackContext } from "./context";
import type { Foundation } from "./foundation";

/** The Event Hubs namespace with its hubs; undefined where the stack has none. */
export function makeStreaming(context: StackContext, foundation: Foundation): EventHubsNamespace | undefined {
    const section = context.settings.streaming;
    if (!section) {
        return undefined;
    }
    const { privateEndpoint = true, ...rest } = section;
    return new EventHubsNamespace(
        "streaming",
        {
            ...resourceGroup(context, "streaming"),
            ...rest,
            zoneRedundant: context.zones !== undefined,
            privateEndpoints: privateEndpoint ? foundation.networking?.placement : undefined,
            diagnostics: foundation.diagnostics,
            lock: context.lock,
        },
        context.dataOpts,
    );
}

/** What a stack gives of its namespace. */
export function streamingOutputs({
    namespaceResourceId,
    namespaceName,
    hubResourceIds,
}: EventHubsNamespace): pulumi.Output<StreamingOutputs> {
    return pulumi.output({ namespaceResourceId, namespaceName, hubResourceIds });
}
