import path from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { DeploymentStep } from "../operations";
import { withDefaults } from "../shared/defaults";
import { filesBelow } from "../operations/projectFiles";
import { throwIfInvalid } from "../shared/validation";
import { reportPublicationIssues } from "./publicationIssues";

/** A role in a workspace of Fabric. */
export interface WorkspaceRoleArgs {
    /** Object id of a group or a service principal. */
    objectId: pulumi.Input<string>;
    /** What it is in Entra: `Group`, which people are in, or `ServicePrincipal`; `Group` by default. */
    type?: "Group" | "ServicePrincipal";
    /** Role: `Admin`, `Member`, `Contributor` or `Viewer`. */
    role: "Admin" | "Member" | "Contributor" | "Viewer";
}

/** Inputs of a publication. */
export interface ReportPublicationArgs {
    /** Name of the capacity that the workspace runs on, `capacityName` of `ReportingCapacity`. It has to run while something is published. */
    capacityName: pulumi.Input<string>;
    /** Name of the workspace, 2 to 200 characters, unique in the tenant; gateway and connection have it too. Plain: a preview shows it. A change makes others, and leaves the old ones. */
    workspaceName: string;
    /** All roles in the workspace, an Admin among them: what is not stated is removed, but the deploying principal's own. Refused without an Admin. */
    roles: WorkspaceRoleArgs[];
    /** ARM id of the subnet of the gateway, delegated to `Microsoft.PowerPlatform/vnetaccesslinks`. A change is refused by the step: delete the gateway first. */
    gatewaySubnetResourceId: pulumi.Input<string>;
    /** Members of the gateway, 1 to 9; 1 by default. Each takes 4 units of the capacity while it runs. */
    gatewayMembers?: number;
    /** Minutes without a query after which the gateway sleeps: 30, 60, 90, 120, 150, 240, 360, 480, 720 or 1440; 30 by default. */
    gatewaySleepMinutes?: number;
    /** Host of the dedicated pool that the model reads. */
    serverHost: pulumi.Input<string>;
    /** Name of the dedicated pool. */
    databaseName: pulumi.Input<string>;
    /** Folder of the semantic model in TMDL, from the root of the project, below `workloads/`; its name before `.SemanticModel` is that of the model. Refused: what does not parse, a measure or visual that names what is missing, a column that the views lack, a table that imports, a credential. */
    model: string;
    /** Folder of the report in PBIR, likewise; its name before `.Report` is that of the report. */
    report: string;
    /** Scripts of T-SQL that make the views of the model, from the root of the project. */
    viewScripts: string[];
}

/** What a role has where its inputs say nothing. */
export const workspaceRoleDefaults = { type: "Group" } as const;

/** What a publication has where its inputs say nothing. */
export const reportPublicationDefaults = { gatewayMembers: 1, gatewaySleepMinutes: 30 } as const;

/**
 * A workspace of Fabric with a virtual network data gateway, a semantic model and a report, published by steps. Queries of a
 * report run in the pool with the identity of who reads, and no secret is stored. `dependsOn` of its options is what the
 * model needs: the views, and a way to the pool. On deletion gateway and connection go; workspace, model and report stay.
 */
export class ReportPublication extends pulumi.ComponentResource {
    /** Line that the step of the report wrote, which changes whenever it is published. */
    public readonly published: pulumi.Output<string>;

    constructor(name: string, args: ReportPublicationArgs, opts?: pulumi.ComponentResourceOptions) {
        const decided = withDefaults(args, reportPublicationDefaults);
        throwIfInvalid("ReportPublication", name, reportPublicationIssues(decided));
        super("azure-ml-platform:index:ReportPublication", name, args, opts);

        const workspace = this.publishWorkspace(name, args);
        const connection = this.connect(name, decided);
        const needed = [workspace, connection, ...listed(opts?.dependsOn)];
        const model = this.publish(name, args, "SemanticModel", needed);
        this.published = this.publish(name, args, "Report", [model]).result;
        this.registerOutputs({ published: this.published });
    }

    private publishWorkspace(
        name: string,
        { capacityName, workspaceName, roles }: ReportPublicationArgs,
    ): DeploymentStep {
        const entryOf = (i: number) => `PRINCIPAL_${i}`;
        return new DeploymentStep(
            `${name}-workspace`,
            {
                step: {
                    kind: "fabricWorkspace",
                    target: `fabric/${workspaceName}`,
                    arguments: {
                        workspace: workspaceName,
                        capacity: "CAPACITY",
                        roles: roles.map((given, i) => {
                            const { type, role } = withDefaults(given, workspaceRoleDefaults);
                            return { principal: entryOf(i), type, role };
                        }),
                    },
                },
                entries: {
                    CAPACITY: capacityName,
                    ...Object.fromEntries(roles.map(({ objectId }, i) => [entryOf(i), objectId])),
                },
            },
            { parent: this },
        );
    }

    /** The way from Fabric to the pool: a gateway in the network, and a connection by it. */
    private connect(
        name: string,
        args: ReportPublicationArgs & { gatewayMembers: number; gatewaySleepMinutes: number },
    ): DeploymentStep {
        const { workspaceName, capacityName, gatewayMembers: members } = args;
        // Checked before: one of the values that Fabric takes.
        const sleepMinutes = args.gatewaySleepMinutes as 30;
        const gateway = new DeploymentStep(
            `${name}-gateway`,
            {
                step: {
                    kind: "fabricGateway",
                    target: `fabric/${workspaceName}`,
                    arguments: {
                        gateway: workspaceName,
                        capacity: "CAPACITY",
                        subnet: "SUBNET",
                        members,
                        sleepMinutes,
                    },
                },
                entries: { CAPACITY: capacityName, SUBNET: args.gatewaySubnetResourceId },
            },
            { parent: this },
        );
        const named = { connection: workspaceName, gateway: workspaceName };
        return new DeploymentStep(
            `${name}-connection`,
            {
                step: {
                    kind: "fabricConnection",
                    target: `fabric/${workspaceName}`,
                    arguments: { ...named, server: "SERVER", database: "DATABASE" },
                },
                entries: { SERVER: args.serverHost, DATABASE: args.databaseName },
            },
            { parent: this, dependsOn: gateway },
        );
    }

    private publish(
        name: string,
        args: ReportPublicationArgs,
        type: "SemanticModel" | "Report",
        dependsOn: pulumi.Input<pulumi.Resource>[],
    ): DeploymentStep {
        const { workspaceName, model, report } = args;
        const isModel = type === "SemanticModel";
        const folder = isModel ? model : report;
        const bound = isModel ? { connection: workspaceName } : { model: itemName(model) };
        return new DeploymentStep(
            `${name}-${isModel ? "model" : "report"}`,
            {
                step: {
                    kind: "fabricItem",
                    target: `fabric/${workspaceName}/${path.posix.basename(folder)}`,
                    arguments: {
                        workspace: workspaceName,
                        type,
                        item: itemName(folder),
                        folder,
                        parts: filesBelow(folder),
                        values: isModel ? { server: "SERVER", database: "DATABASE" } : {},
                        ...bound,
                    },
                },
                entries: isModel ? { SERVER: args.serverHost, DATABASE: args.databaseName } : {},
            },
            { parent: this, dependsOn },
        );
    }
}

const itemName = (folder: string) => path.posix.basename(folder).replace(/\.\w+$/, "");

type DependsOn = pulumi.ComponentResourceOptions["dependsOn"];

const listed = (dependsOn: DependsOn): pulumi.Input<pulumi.Resource>[] =>
    dependsOn === undefined ? [] : Array.isArray(dependsOn) ? dependsOn : [dependsOn as pulumi.Input<pulumi.Resource>];
