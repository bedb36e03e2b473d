import { z } from "zod";
import { dataClassifications } from "../../../azure/dataClassifications";
import { generation, key, location, publicRange, uuid } from "../core/fields";

/** Where the stack lives. */
export const azureSection = z
    .strictObject({
        tenantId: uuid("Entra tenant of the platform. A change replaces what carries it"),
        subscriptionId: uuid("Subscription that the stack deploys to. A change replaces everything"),
        location: location("Region of every regional resource. A change replaces them"),
        zoneRedundant: z
            .boolean()
            .describe(
                "Whether resources are spread over availability zones; refused in a region without them. A change replaces public addresses and the firewall",
            ),
    })
    .describe("Where the stack lives");

/** How resources are named. */
export const namingSection = z
    .strictObject({
        prefix: z
            .string()
            .regex(/^[a-z][a-z0-9]{1,5}$/, {
                error: "must be 2 to 6 lower-case letters and digits that start with a letter",
            })
            .describe("Short name of the platform, in every name. A change replaces everything"),
        pattern: z
            .string()
            .regex(/^(?:[A-Za-z0-9-]|\{(?:type|prefix|stack|name)\})+$/, {
                error: "may hold letters, digits, hyphens and the places {type}, {prefix}, {stack}, {name}",
            })
            .refine((value) => value.includes("{name}"), {
                error: "must hold {name}, or two resources of a kind get one name",
            })
            .optional()
            .describe("Scheme of names; {type}-{prefix}-{stack}-{name} by default. A change replaces everything"),
        generation: generation(
            "Raised by one when a name that a deleted resource still holds must be left behind; 0 by default. A change replaces what is named uniquely",
        ),
    })
    .describe("How resources are named");

/** Tags of every resource. */
export const tagsSection = z
    .strictObject({
        environment: z.string().min(1).describe("Environment, for example dev"),
        owner: z.string().min(1).describe("Team that answers for the stack"),
        costCenter: z.string().min(1).describe("Where the cost is booked"),
        dataClassification: z.enum(dataClassifications).describe("Highest class of the data in the stack"),
        additional: z
            .record(z.string().min(1).max(512), z.string().max(256))
            .optional()
            .describe("More tags; none by default"),
    })
    .describe("Tags of every resource that takes tags");

/** What keeps data from being deleted. */
export const protectionSection = z
    .strictObject({
        protectData: z
            .boolean()
            .describe(
                "Whether Pulumi refuses to delete or replace what holds data; also closes the ways to reach it from listed addresses",
            ),
        lockData: z
            .boolean()
            .describe(
                "Whether Azure refuses to delete what holds data, a firewall and private DNS zones, in the portal as well. While it is on, Azure also refuses to delete what lies under it, for example a role assignment on it, its log setting or a filesystem, and a private endpoint that leads to it",
            ),
    })
    .describe("What keeps data from being deleted");

/** How strictly the policy pack judges the stack. */
export const policySection = z
    .strictObject({ profile: z.enum(["dev", "prod"]).describe("Profile of the policy pack that judges the stack") })
    .describe("How strictly the policy pack judges the stack");

const principal = z
    .strictObject({
        objectId: uuid("Object id of the principal. A change replaces its role assignments"),
        type: z
            .enum(["ServicePrincipal", "Group"])
            .describe("Kind of the principal; a managed identity is a ServicePrincipal, users are in a Group"),
    })
    .describe(
        "The deploying principal, for rights that it needs on what the stack makes; needed with a managed network of Machine Learning",
    );

/** From where the stack is deployed. */
export const runnerSection = z
    .discriminatedUnion("from", [
        z.strictObject({
            from: z.literal("hub").describe("Deployed from the agents' subnet, in the hub or in the stack itself"),
            principal: principal.optional(),
        }),
        z.strictObject({
            from: z
                .literal("ipAccessList")
                .describe("Deployed from listed public addresses; refused where data is protected"),
            addresses: z
                .array(publicRange("A public range of the runner"))
                .min(1)
                .describe("Public ranges of the runner"),
            principal: principal.optional(),
        }),
    ])
    .describe("From where the stack is deployed: private services answer only where there is a path");

/** The shared stack. */
export const hubSection = z
    .strictObject({
        stack: z.string().min(1).describe("Name of the shared stack, whose outputs are read"),
        subscriptionId: uuid("Subscription of the shared stack; peering and zone links are made there too"),
    })
    .describe("The shared stack that this one peers with; left out by a stack that stands alone");

/** Groups of users. */
export const personasSection = z
    .record(
        key,
        z.strictObject({
            groupObjectId: uuid("Object id of the Entra group. A change replaces its role assignments"),
            readsLogs: z.boolean().optional().describe("Whether the group may read the stack's logs; false by default"),
        }),
    )
    .describe("Groups of users that hold roles, by the name used elsewhere in the settings");

/** Identities of services. */
export const identitiesSection = z
    .record(key, z.strictObject({ purpose: z.string().min(1).describe("What runs under the identity") }))
    .describe("User-assigned identities that services run under, by the name used elsewhere in the settings");

/** Settings of section `azure`. */
export type AzureSettings = z.infer<typeof azureSection>;

/** Settings of section `naming`. */
export type NamingSettings = z.infer<typeof namingSection>;

/** Settings of section `protection`. */
export type ProtectionSettings = z.infer<typeof protectionSection>;

/** Settings of section `tags`. */
export type TagsSettings = z.infer<typeof tagsSection>;

/** Settings of section `runner`. */
export type RunnerSettings = z.infer<typeof runnerSection>;

/** Settings of section `hub`. */
export type HubSettings = z.infer<typeof hubSection>;

/** Settings of section `personas`. */
export type PersonasSettings = z.infer<typeof personasSection>;

/** Settings of section `identities`. */
export type IdentitiesSettings = z.infer<typeof identitiesSection>;
