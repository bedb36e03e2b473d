import * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";
import {
    DatabricksWorkspaceAccess,
    type DatabricksWorkspaceAccessArgs,
} from "../../../../components/databricks/access/databricksWorkspaceAccess";
import { listed, one, recorded, refusal, violations } from "../../../support/recording";
import { guarded, misnamedChildren, waitsFor } from "../../invariants";

const entitlements = "databricks:index/entitlements:Entitlements";
const permissions = "databricks:index/permissions:Permissions";
const engineer = { name: "engineer", groupName: "data-engineers" };
const analyst = { name: "analyst", groupName: "analysts", sqlOnly: true };
const people = (args: Partial<DatabricksWorkspaceAccessArgs> = {}, opts?: pulumi.ComponentResourceOptions) =>
    new DatabricksWorkspaceAccess("people", { personas: [engineer], ...args }, opts);
const hardened = () => people({ personas: [engineer, analyst] }, { protect: true });
const full = () =>
    people({
        personas: [engineer, analyst],
        teams: [
            { name: "fraud", groupNames: ["data-engineers", "fraud-desk"] },
            { name: "churn", groupNames: ["fraud-desk"] },
        ],
    });

describe("DatabricksWorkspaceAccess with one persona", () => {
    it("assigns its group, entitles it and gives it a folder", async () => {
        expect(listed(await recorded(() => people()))).toEqual([
            "DatabricksWorkspaceAccess people",
            "Directory people-engineer",
            "Entitlements people-engineer",
            "PermissionAssignment people-engineer",
            "Permissions people-engineer",
        ]);
    });

    it("makes its group a user of the workspace, never an administrator", async () => {
        const { inputs } = one(
            await recorded(() => people()),
            "databricks:index/permissionAssignment:PermissionAssignment",
        );
        expect(inputs).toEqual({ groupName: "data-engineers", permissions: ["USER"] });
    });

    it("entitles the group as the workspace knows it, and lets it make no cluster or pool freely", async () => {
        const resources = await recorded(() => people());
        const made = one(resources, entitlements);
        expect(made.inputs).toMatchObject({
            workspaceAccess: true,
            databricksSqlAccess: true,
            allowClusterCreate: false,
            allowInstancePoolCreate: false,
        });
        expect(waitsFor(made)).toContain("PermissionAssignment people-engineer");
    });

    it("puts the folder where not all users manage everything, and keeps what users put into it", async () => {
        const resources = await recorded(() => people());
        expect(one(resources, "databricks:index/directory:Directory").inputs).toEqual({
            path: "/Personas/engineer",
            deleteRecursive: false,
        });
        const rights = one(resources, permissions);
        expect(rights.inputs).toEqual({
            directoryPath: "/Personas/engineer",
            accessControls: [{ groupName: "data-engineers", permissionLevel: "CAN_MANAGE" }],
        });
        expect(waitsFor(rights)).toContain("PermissionAssignment people-engineer");
    });

    it("shows the same resources in a preview", async () => {
        expect(listed(await recorded(() => people(), "preview"))).toEqual(listed(await recorded(() => people())));
    });
});

describe("DatabricksWorkspaceAccess with a program", () => {
    const applicationId = "8a6d2c10-0000-4000-8000-0000000000b1";
    const programs = () => people({ services: [{ name: "maintenance", applicationId }] });

    it("assigns its service principal as a user, entitled by the number that the workspace knows it by", async () => {
        const resources = await recorded(programs);
        const named = (type: string) =>
            resources.find((made) => made.type.endsWith(`:${type}`) && made.name === "people-service-maintenance");
        expect(named("PermissionAssignment")?.inputs).toEqual({
            servicePrincipalName: applicationId,
            permissions: ["USER"],
        });
        const entitlement = named("Entitlements");
        expect(entitlement?.inputs).toMatchObject({
            servicePrincipalId: expect.stringMatching(/^\d+$/) as string,
            workspaceAccess: true,
            databricksSqlAccess: false,
            allowClusterCreate: false,
        });
        expect(entitlement && waitsFor(entitlement)).toContain("PermissionAssignment people-service-maintenance");
        expect(await violations(programs)).toEqual([]);
    });
});

describe("DatabricksWorkspaceAccess with an identity that the account may not know", () => {
    const programs = () =>
        people({
            services: [
                { name: "ingest", applicationId: pulumi.output("8a6d2c10-0000-4000-8000-0000000000b1"), added: true },
            ],
        });

    it("adds it, or takes it as it is, entitled to the workspace alone", async () => {
        const resources = await recorded(programs);
        expect(listed(resources.filter(({ name }) => name.includes("service")))).toEqual([
            "ServicePrincipal people-service-ingest",
        ]);
        expect(one(resources, "databricks:index/servicePrincipal:ServicePrincipal").inputs).toEqual({
            applicationId: "8a6d2c10-0000-4000-8000-0000000000b1",
            displayName: "ingest",
            workspaceAccess: true,
            force: true,
        });
        expect(await violations(programs)).toEqual([]);
    });
});

describe("DatabricksWorkspaceAccess that know the workspace's own group", () => {
    const closed = () => people({ personas: [engineer, analyst], usersGroupId: "123456789012345" });

    it("take from all users what personas are entitled to, after those have it", async () => {
        const resources = await recorded(closed);
        const users = resources.find(({ type, name }) => type === entitlements && name === "people-users");
        expect(users?.inputs).toEqual({
            groupId: "123456789012345",
            workspaceAccess: false,
            databricksSqlAccess: false,
            allowClusterCreate: false,
            allowInstancePoolCreate: false,
        });
        expect(users && waitsFor(users)).toEqual(
            expect.arrayContaining(["Entitlements people-engineer", "Entitlements people-analyst"]),
        );
        expect(await violations(closed)).toEqual([]);
    });
});

describe("DatabricksWorkspaceAccess hardened", () => {
    it("breaks no rule of the policy pack", async () => {
        expect(await violations(hardened)).toEqual([]);
    });

    it("protects the folders alone", async () => {
        expect(guarded(await recorded(hardened))).toEqual(["Directory people-analyst", "Directory people-engineer"]);
    });
});

describe("DatabricksWorkspaceAccess full", () => {
    it("shows SQL alone to those who need no more", async () => {
        expect(one(await recorded(full), entitlements, "people-analyst").inputs).toMatchObject({
            workspaceAccess: false,
            databricksSqlAccess: true,
        });
    });

    it("assigns a team's other groups once, with access to all of the workspace", async () => {
        const resources = await recorded(full);
        expect(listed(resources).filter((name) => /^(PermissionAssignment|Entitlements)/.test(name))).toEqual([
            "Entitlements people-analyst",
            "Entitlements people-engineer",
            "Entitlements people-group-fraud-desk",
            "PermissionAssignment people-analyst",
            "PermissionAssignment people-engineer",
            "PermissionAssignment people-group-fraud-desk",
        ]);
    });

    it("gives a team's folder to its groups, when they are in the workspace", async () => {
        const rights = one(await recorded(full), permissions, "people-team-fraud");
        expect(rights.inputs).toEqual({
            directoryPath: "/Teams/fraud",
            accessControls: [
                { groupName: "data-engineers", permissionLevel: "CAN_MANAGE" },
                { groupName: "fraud-desk", permissionLevel: "CAN_MANAGE" },
            ],
        });
        expect(waitsFor(rights)).toEqual(
            expect.arrayContaining([
                "PermissionAssignment people-engineer",
                "PermissionAssignment people-group-fraud-desk",
            ]),
        );
    });

    it("tells its groups and folders by name", async () => {
        let made: DatabricksWorkspaceAccess | undefined;
        await recorded(() => (made = full()));
        expect(Object.keys(made?.principalIds ?? {})).toEqual(["engineer", "analyst"]);
        expect(Object.keys(made?.folderPaths ?? {})).toEqual(["engineer", "analyst", "fraud", "churn"]);
    });

    it("shows the same resources in a preview, all named after it", async () => {
        const resources = await recorded(full);
        expect(listed(await recorded(full, "preview"))).toEqual(listed(resources));
        expect(misnamedChildren(resources, "people")).toEqual([]);
    });
});

describe("DatabricksWorkspaceAccess refuses, before it registers anything,", () => {
    it.each<[string, Partial<DatabricksWorkspaceAccessArgs>, string[]]>([
        [
            "a persona twice",
            { personas: [engineer, { ...engineer, groupName: "others" }] },
            ['personas: persona "engineer" is duplicated'],
        ],
        [
            "a group of two personas",
            { personas: [engineer, { ...analyst, groupName: "data-engineers" }] },
            ['personas: group "data-engineers" is that of two personas'],
        ],
        [
            "a persona without a group, and one of administrators",
            {
                personas: [
                    { name: "unknown", groupName: " " },
                    { name: "admin", groupName: "admins" },
                ],
            },
            [
                "personas[0].groupName: is blank; name an account group",
                'personas[1].groupName: "admins" is a group of Databricks\' own; name an account group',
            ],
        ],
        [
            "a name that is no folder's",
            { personas: [{ ...engineer, name: "data/engineer" }] },
            ['personas[0].name: "data/engineer" must be letters, digits, hyphens and underscores'],
        ],
        [
            "a team without groups",
            { teams: [{ name: "fraud", groupNames: [] }] },
            ["teams[0].groupNames: is empty; name the groups that share the folder"],
        ],
        [
            "a team twice, one named as a persona, and a group twice in one",
            {
                teams: [
                    { name: "engineer", groupNames: ["a", "a"] },
                    { name: "engineer", groupNames: ["b"] },
                ],
            },
            [
                'teams[0].groupNames: group "a" is duplicated',
                'teams: team "engineer" is duplicated',
                'teams: "engineer" is the name of a persona',
            ],
        ],
        [
            "a program twice, without an application, and a group that is no number",
            {
                services: [
                    { name: "jobs", applicationId: "8a6d2c10-0000-4000-8000-0000000000b1" },
                    { name: "jobs", applicationId: "vacuum" },
                ],
                usersGroupId: "users",
            },
            [
                'services[1].applicationId: "vacuum" is not a UUID',
                'services: service "jobs" is duplicated',
                'usersGroupId: "users" is not the number of a group',
            ],
        ],
    ])("%s", async (_, args, expected) => {
        expect(await refusal(() => people(args))).toEqual(
            expected.map((f) => `DatabricksWorkspaceAccess "people" ${f}`),
        );
    });
});
