import * as datafactory from "@pulumi/azure-native/datafactory";
import * as pulumi from "@pulumi/pulumi";
import { managedNetworkName, managedNetworkType } from "../../azure/data-factory/factories";
import { resourceTypes } from "../../azure/kinds";
import { ArmGap } from "../shared/armGap";
import { replacedOn, stateless } from "../shared/componentArgs";
import type { CustomerManagedKey } from "../shared/customerManagedKey";
import { resourceName } from "../shared/naming";
import { privateService, privateServiceIssues, type PrivateServiceArgs } from "../shared/privateService";
import { throwIfInvalid, type InputIssue } from "../shared/validation";
import { authoringIssues, repositoryOf, type FactoryAuthoring, type FactoryContents } from "./authoring";
import { encryptionOf } from "./encryption";
import { managedRuntimeName, runtimeIssues, scaleOf, type ManagedRuntimeArgs } from "./runtimes";

/** Inputs of a data factory. */
export interface DataFactoryArgs extends PrivateServiceArgs {
    /** ARM id of the user-assigned identity that linked services sign in as; its roles and its users in databases can be there before the factory is. A change changes the factory's credential. */
    identityResourceId: pulumi.Input<string>;
    /** Who writes linked services, datasets, pipelines and triggers: the program, or a repository of Azure DevOps; the program by default. Plain kind: it decides whether there are contents. */
    authoring?: FactoryAuthoring;
    /** What stays of the runtime in the managed network between two runs; nothing by default. */
    managedRuntime?: ManagedRuntimeArgs;
    /** Names of runtimes on machines of the organisation's own, for sources that no endpoint of Azure reaches; none by default. Its key, by which a machine joins it, is read in the portal; the program never reads it. */
    selfHostedRuntimes?: string[];
    /** Key of the customer's that encrypts the factory, of 2048 bits, under a user-assigned identity; Microsoft's key by default. A key that is added, exchanged or taken away replaces the factory with the log of its runs: Azure takes a key at creation and never gives it up. */
    customerManagedKey?: CustomerManagedKey;
}

/** Group ids that a factory needs: its runtimes and the service, and the studio. */
export const dataFactoryGroupIds = ["dataFactory", "portal"];

/** Name of the credential that linked services sign in with. */
const credentialName = "identity";

/**
 * A data factory that is closed to the internet and signs in as an identity alone: its managed virtual network, a runtime in
 * it, its credential, its endpoints. What it reaches in the managed network is made by `ManagedEndpoints`.
 */
export class DataFactory extends pulumi.ComponentResource {
    /** ARM id of the factory. */
    public readonly factoryResourceId: pulumi.Output<string>;
    /** Name of the factory. */
    public readonly factoryName: pulumi.Output<string>;
    /** Resource group of the factory. */
    public readonly resourceGroupName: pulumi.Output<string>;
    /** Object id of the factory's own principal, for services that take no user-assigned identity. */
    public readonly principalId: pulumi.Output<string>;
    /** Name of the managed virtual network, known once it is there. */
    public readonly managedNetworkName: pulumi.Output<string>;
    /** Names of the runtimes on machines of the organisation's own, by the names that they were given. */
    public readonly selfHostedRuntimeNames: Record<string, pulumi.Output<string>>;
    /** What linked services, datasets, pipelines and triggers are made in; undefined where a repository writes them. */
    public readonly contents: FactoryContents | undefined;
    /** What depends on a way to the factory depends on these. */
    public readonly ready: pulumi.Resource[];

    constructor(name: string, args: DataFactoryArgs, opts?: pulumi.ComponentResourceOptions) {
        throwIfInvalid("DataFactory", name, factoryIssues(args));
        super("azure-ml-platform:index:DataFactory", name, args, opts);

        const factory = this.createFactory(name, args);
        const network = this.createManagedNetwork(name, args, factory);
        const credential = this.createCredential(name, args, factory);
        const runtime = this.createManagedRuntime(name, args, factory, network);
        this.ready = privateService(this, name, factory, args, dataFactoryGroupIds, {
            logs: { name: `${name}-logs`, resourceId: factory.id, tables: "own" },
        });

        this.factoryResourceId = factory.id;
        this.factoryName = factory.name;
        this.resourceGroupName = pulumi.output(args.resourceGroupName);
        this.principalId = factory.identity.apply((identity) => identity?.principalId ?? "");
        this.managedNetworkName = network.deploymentName.apply(() => managedNetworkName);
        this.selfHostedRuntimeNames = this.createSelfHostedRuntimes(name, args, factory);
        this.contents =
            args.authoring?.kind === "git"
                ? undefined
                : {
                      factoryName: factory.name,
                      resourceGroupName: args.resourceGroupName,
                      credentialName: credential.name,
                      runtimeName: runtime.name,
                  };
        this.registerOutputs({
            factoryResourceId: this.factoryResourceId,
            factoryName: this.factoryName,
            principalId: this.principalId,
            managedNetworkName: this.managedNetworkName,
            selfHostedRuntimeNames: this.selfHostedRuntimeNames,
        });
    }

    private createFactory(name: string, args: DataFactoryArgs): datafactory.Factory {
        const { identityResourceId, customerManagedKey: key, authoring } = args;
        const identities = [identityResourceId, ...(key ? [key.identityResourceId] : [])];
        return new datafactory.Factory(
            name,
            {
                factoryName: resourceName(args.naming, "dataFactory", name),
                resourceGroupName: args.resourceGroupName,
                location: args.location,
                publicNetworkAccess: datafactory.PublicNetworkAccess.Disabled,
                identity: {
                    type: datafactory.FactoryIdentityType.SystemAssigned_UserAssigned,
                    userAssignedIdentities: pulumi
                        .all(identities)
                        .apply((ids) => Object.fromEntries(ids.map((id) => [id, {}]))),
                },
                ...(key && encryptionOf(key)),
                ...(authoring?.kind === "git" && { repoConfiguration: repositoryOf(authoring) }),
                tags: args.tags,
            },
            { parent: this, ...replacedOn("encryption") },
        );
    }

    /** azure-native has none: pulumi/pulumi-azure-native, issue 896. A delete leaves it to the factory, which it goes with. */
    private createManagedNetwork(name: string, args: DataFactoryArgs, factory: datafactory.Factory): ArmGap {
        return new ArmGap(
            `${name}-network`,
            {
                naming: args.naming,
                resourceGroupName: args.resourceGroupName,
                resource: {
                    type: managedNetworkType,
                    apiVersion: resourceTypes.dataFactory.apiVersion,
                    name: `[concat(parameters('factory'), '/${managedNetworkName}')]`,
                    properties: {},
                },
                parameters: { factory: factory.name },
                tags: args.tags,
            },
            { parent: this },
        );
    }

    private createCredential(
        name: string,
        { resourceGroupName, identityResourceId }: DataFactoryArgs,
        factory: datafactory.Factory,
    ): datafactory.CredentialOperation {
        return new datafactory.CredentialOperation(
            `${name}-credential`,
            {
                resourceGroupName,
                factoryName: factory.name,
                credentialName,
                properties: { type: "ManagedIdentity", resourceId: identityResourceId },
            },
            { parent: this, ...stateless },
        );
    }

    private createManagedRuntime(
        name: string,
        { resourceGroupName, location, managedRuntime }: DataFactoryArgs,
        factory: datafactory.Factory,
        network: ArmGap,
    ): datafactory.IntegrationRuntime {
        return new datafactory.IntegrationRuntime(
            `${name}-runtime`,
            {
                resourceGroupName,
                factoryName: factory.name,
                integrationRuntimeName: managedRuntimeName,
                properties: {
                    type: "Managed",
                    managedVirtualNetwork: {
                        type: datafactory.ManagedVirtualNetworkReferenceType.ManagedVirtualNetworkReference,
                        referenceName: managedNetworkName,
                    },
                    // A managed network is in the factory's region: learn.microsoft.com/azure/data-factory/
                    // managed-virtual-network-private-endpoint.
                    computeProperties: { location, ...scaleOf(managedRuntime) },
                },
            },
            { parent: this, dependsOn: [network], ...stateless },
        );
    }

    private createSelfHostedRuntimes(
        name: string,
        { resourceGroupName, selfHostedRuntimes = [] }: DataFactoryArgs,
        factory: datafactory.Factory,
    ): Record<string, pulumi.Output<string>> {
        const made = selfHostedRuntimes.map((runtime) => {
            const { name: runtimeName } = new datafactory.IntegrationRuntime(
                `${name}-runtime-${runtime}`,
                {
                    resourceGroupName,
                    factoryName: factory.name,
                    integrationRuntimeName: runtime,
                    properties: { type: "SelfHosted" },
                },
                { parent: this, ...stateless },
            );
            return [runtime, runtimeName] as const;
        });
        return Object.fromEntries(made);
    }
}

function factoryIssues(args: DataFactoryArgs): InputIssue[] {
    return [
        ...authoringIssues(args.authoring),
        ...runtimeIssues(args.managedRuntime, args.selfHostedRuntimes),
        ...privateServiceIssues(args, dataFactoryGroupIds),
    ];
}
