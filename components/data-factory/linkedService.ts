import * as datafactory from "@pulumi/azure-native/datafactory";
import type * as pulumi from "@pulumi/pulumi";
import { resourceTypes } from "../../azure/kinds";
import { stateless } from "../shared/componentArgs";
import { nameIssues, throwIfInvalid, type InputIssue } from "../shared/validation";
import { contentsIssues, type FactoryContents } from "./authoring";
import { targetIssues, targetProperties, type LinkedServiceTarget } from "./linkedServiceTargets";

/** Inputs of a linked service. */
export interface LinkedServiceArgs {
    /** What it is made in: `contents` of a `DataFactory`. Refused: undefined, which says that a repository writes the factory. */
    factory: FactoryContents | undefined;
    /** Name, by which datasets and activities refer to it: 1 to 260 characters, a letter first, no hyphens. A change replaces it. */
    name: string;
    /** Name of the integration runtime that connects: `runtimeName` of the contents, or a runtime on a machine of the organisation's own. */
    runtimeName: pulumi.Input<string>;
    /** What it leads to, and how it signs in. Plain type. */
    target: LinkedServiceTarget;
    /** What it is for; nothing by default. */
    description?: string;
}

type Properties = datafactory.LinkedServiceArgs["properties"];

/**
 * Makes a linked service that signs in as the factory's identity, or, where a source knows no identity of Azure, with a
 * password from a key vault, and connects from a runtime that is named.
 */
export function linkedService(
    logicalName: string,
    args: LinkedServiceArgs,
    opts?: pulumi.CustomResourceOptions,
): datafactory.LinkedService {
    const { factory, name, runtimeName, target, description } = args;
    throwIfInvalid("linkedService", logicalName, linkedServiceIssues(args));
    const { factoryName, resourceGroupName, credentialName } = factory as FactoryContents;
    const properties = {
        ...targetProperties(target, credentialName),
        connectVia: { type: "IntegrationRuntimeReference", referenceName: runtimeName },
        ...(description !== undefined && { description }),
    };
    return new datafactory.LinkedService(
        logicalName,
        // The union of all types that azure-native knows; another one is taken as it is.
        { resourceGroupName, factoryName, linkedServiceName: name, properties: properties as Properties },
        { ...stateless, ...opts },
    );
}

/** Everything that is wrong with a linked service. */
export const linkedServiceIssues = ({
    factory,
    name,
    target,
}: Pick<LinkedServiceArgs, "factory" | "name" | "target">): InputIssue[] => [
    ...contentsIssues(factory),
    ...nameIssues("name", name, resourceTypes.dataFactoryLinkedService.name),
    ...targetIssues(target),
];
