import { z } from "zod";
import { common, entry, file } from "./contractForms";

// Of a workspace at most 256 characters, of a gateway or connection 200; source: as of the bounds below.
const name = (most: number) => z.string().min(1).max(most);
const sleepMinutes = [30, 60, 90, 120, 150, 240, 360, 480, 720, 1440] as const;

/** Bounds of what a step makes in Fabric. Source: microsoft/fabric-rest-api-specs, platform/definitions/gateways.json and platform.json. */
export const fabricLimits = { members: [1, 9], sleepMinutes, description: 256 } as const;

const workspaceRole = z.strictObject({
    /** Entry that holds the object id. */
    principal: entry,
    /** What it is in Entra; people are in groups. */
    type: z.enum(["Group", "ServicePrincipal"]),
    /** Role in the workspace. */
    role: z.enum(["Admin", "Member", "Contributor", "Viewer"]),
});

/** A workspace of Fabric on a capacity, with all its roles: what is not stated is removed, but the deploying principal's own. */
export const fabricWorkspaceStep = z.strictObject({
    kind: z.literal("fabricWorkspace"),
    ...common,
    arguments: z.strictObject({
        /** Name of the workspace. */
        workspace: name(256),
        /** Entry that holds the name of the capacity. */
        capacity: entry,
        /** Who has which role. */
        roles: z.array(workspaceRole).min(1),
    }),
});

/** A virtual network data gateway of Fabric, which is deleted with its step. */
export const fabricGatewayStep = z.strictObject({
    kind: z.literal("fabricGateway"),
    ...common,
    arguments: z.strictObject({
        /** Name of the gateway. */
        gateway: name(200),
        /** Entry that holds the name of the capacity that it takes units of. */
        capacity: entry,
        /** Entry that holds the ARM id of the subnet. */
        subnet: entry,
        /** Number of members. */
        members: z.int().min(fabricLimits.members[0]).max(fabricLimits.members[1]),
        /** Minutes without a query after which it sleeps. */
        sleepMinutes: z.literal(sleepMinutes),
    }),
});

/** A connection to a database of SQL by a gateway, with the reader's own identity and no stored secret; deleted with its step. */
export const fabricConnectionStep = z.strictObject({
    kind: z.literal("fabricConnection"),
    ...common,
    arguments: z.strictObject({
        /** Name of the connection. */
        connection: name(200),
        /** Name of the gateway. */
        gateway: name(200),
        /** Entry that holds the server's host name. */
        server: entry,
        /** Entry that holds the name of the database. */
        database: entry,
    }),
});

/** An item of a workspace, with its definition. */
export const fabricItemStep = z.strictObject({
    kind: z.literal("fabricItem"),
    ...common,
    arguments: z.strictObject({
        /** Name of the workspace. */
        workspace: name(256),
        /** What the item is. */
        type: z.enum(["SemanticModel", "Report"]),
        /** Name of the item. */
        item: name(200),
        /** Folder of its files, from the root of the project. */
        folder: file,
        /** Its files, each among the files of the step, below the folder. */
        parts: z.array(file).min(1),
        /** Entries whose values take the place of `$(name)` in the files, by that name. */
        values: z.record(z.string().regex(/^[a-z][A-Za-z]*$/), entry),
        /** Name of the connection that a semantic model reads by. */
        connection: name(200).optional(),
        /** Name of the semantic model of the same workspace that a report shows. */
        model: name(200).optional(),
    }),
});

/** A workspace of Fabric with its roles. */
export type FabricWorkspaceStep = z.infer<typeof fabricWorkspaceStep>;

/** A virtual network data gateway of Fabric. */
export type FabricGatewayStep = z.infer<typeof fabricGatewayStep>;

/** A connection of Fabric. */
export type FabricConnectionStep = z.infer<typeof fabricConnectionStep>;

/** An item of a workspace of Fabric. */
export type FabricItemStep = z.infer<typeof fabricItemStep>;
