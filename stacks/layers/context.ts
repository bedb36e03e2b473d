import * as pulumi from "@pulumi/pulumi";
import { Provider } from "@pulumi/azure-native/provider";
import { ResourceGroup } from "@pulumi/azure-native/resources";
import { type LockArgs, type Naming, resourceName } from "../../components";
import type { Settings } from "../settings/settings";
import { namingOf } from "../settings/names";

/** What every layer works with. */
export interface StackContext {
    /** The stack's settings. */
    settings: Settings;
    /** How resources are named. */
    naming: Naming;
    /** Tags of every resource. */
    tags: Record<string, string>;
    /** Availability zones of what is spread over them; undefined where nothing is. */
    zones: string[] | undefined;
    /** Lock of what holds data or serves other stacks; undefined where nothing is locked. */
    lock: LockArgs | undefined;
    /** Provider of the stack's subscription. */
    provider: Provider;
    /** Options of what holds no data. */
    opts: pulumi.ComponentResourceOptions & pulumi.CustomResourceOptions;
    /** Options of what holds data: protected where the settings say so. */
    dataOpts: pulumi.ComponentResourceOptions;
}

/** Logical name of the Databricks workspace, its access connector, which the lake allows, and their resource group. */
export const databricksGroup = "databricks";

/** What is the same for the whole stack. */
export function stackContext(settings: Settings): StackContext {
    const { azure, tags, protection } = settings;
    const { additional = {}, ...named } = tags;
    const provider = new Provider("azure", { subscriptionId: azure.subscriptionId, tenantId: azure.tenantId });
    return {
        settings,
        naming: namingOf(settings, pulumi.getProject(), pulumi.getStack()),
        tags: { ...additional, ...named, project: pulumi.getProject(), stack: pulumi.getStack() },
        zones: azure.zoneRedundant ? ["1", "2", "3"] : undefined,
        lock: protection.lockData
            ? { notes: "Holds data or serves other stacks; see protection.lockData in the stack's settings." }
            : undefined,
        provider,
        opts: { provider },
        dataOpts: { provider, protect: protection.protectData },
    };
}

/** What components take first: a resource group of their own, region, names and tags. */
export function resourceGroup(context: StackContext, name: string) {
    const { settings, naming, tags, opts } = context;
    const { location } = settings.azure;
    const group = new ResourceGroup(
        name,
        { resourceGroupName: resourceName(naming, "resourceGroup", name), location, tags },
        opts,
    );
    return { resourceGroupName: group.name, location, naming, tags };
}
