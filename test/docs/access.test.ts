import { beforeAll, describe, expect, it } from "vitest";
import { approvableTypes } from "../../azure/approvals";
import { rightsOf, type Right } from "../../docs/generator/access";
import { accessReference, type PlannedStack } from "../../docs/generator/accessReference";
import { stepOf } from "../../preview/graph/steps";
import type { PlanProperties, PlanResource } from "../../preview/plan";
import { planned, stacks, type StackName } from "./support/plans";

const environments = ["dev", "test", "prod"] as const;
const plans = new Map<StackName, PlannedStack>();

beforeAll(async () => {
    for (const stack of stacks) {
        plans.set(stack, await planned(stack));
    }
});

function planOf(stack: StackName): PlannedStack {
    const found = plans.get(stack);
    if (!found) {
        throw new Error(`${stack} has no plan`);
    }
    return found;
}

const rightsIn = (stack: StackName) => rightsOf(planOf(stack).plan, planOf(stack).settings);
const text = ({ principal, object, action }: Right) => `${principal}: ${action} on ${object}`;

/**
 * A copy of a resource of the plan of dev, by its kind and name, put into a copy of that plan in place of it or next to
 * it.
 */
function pageWith(kind: string, name: string, change: (inputs: PlanProperties) => void, added = false): string[] {
    const { plan, settings } = structuredClone(planOf("dev"));
    const found = plan.resources.find((one) => one.type.endsWith(`:${kind}`) && one.name === name);
    if (!found) {
        throw new Error(`dev has no ${kind} ${name}`);
    }
    const changed: PlanResource = added
        ? { ...structuredClone(found), name: `${name}-more`, urn: `${found.urn}-more` }
        : found;
    if (added) {
        plan.resources.push(changed);
    }
    change(changed.inputs);
    const before = accessReference([planOf("dev")]).split("\n");
    return accessReference([{ plan, settings }])
        .split("\n")
        .filter((line) => !before.includes(line));
}

const listAt = (inputs: PlanProperties, key: string) => inputs[key] as PlanProperties[];

describe("The page of access says what Databricks grants automatically", () => {
    const about = (settings: PlannedStack["settings"]) =>
        accessReference([{ plan: planOf("dev").plan, settings }])
            .split("\n")
            .filter((line) => line.includes("group `users`"));

    it("through the group of all users, as long as the settings do not name it", () => {
        const { settings } = structuredClone(planOf("dev"));
        expect(about(settings)).toEqual([expect.stringMatching(/^- Every user .* no user has SQL alone, in `dev`\./)]);
        if (settings.databricks) {
            settings.databricks.workspace = { usersGroupId: "123456789012345" };
        }
        expect(about(settings)).toEqual([expect.stringMatching(/^- Nothing through /)]);
    });
});

describe("The page of access says of Machine Learning", () => {
    const rows = (stack: StackName) =>
        accessReference([planOf(stack)])
            .split("\n")
            .filter((line) => line.startsWith("| "));
    const rowOf = (stack: StackName, givenBy: string) => rows(stack).find((line) => line.includes(`\`${givenBy}\``));

    it("what the identity of a workspace may do with each dependency, and what for", () => {
        expect(rowOf("prod", "ml-identity-storage")).toMatch(
            /^\| User-assigned identity ml-identity \| Storage account \w+ \| .*Contributor, Storage Blob Data Contributor .*\| .*Works with what the workspace depends on\. \|$/,
        );
    });

    it("that the deploying principal approves endpoints, by that name and what for", () => {
        const approvals = rows("prod").filter((line) => line.includes("`ml-deployer-approves-"));
        expect(approvals.length).toBeGreaterThan(2);
        for (const line of approvals) {
            expect(line).toMatch(
                /^\| deploying principal \| .* Network Connection Approver .*\| Deploys the workspace, whose managed network opens endpoints\. \|$/,
            );
        }
    });

    it("what the identity of a cluster may do, and what for", () => {
        expect(rowOf("prod", "ml-compute-training-images")).toMatch(
            /^\| User-assigned identity training \| Registry \w+ \| AcrPull \| .* \| Pulls the images of jobs\. \|$/,
        );
    });

    it("who reads and who promotes models, by their names", () => {
        expect(rowOf("shared", "models-reader-scientists")).toMatch(
            /^\| scientists \| Registry [\w-]+ \| Model registry reader.* \| Reads models and every other asset of the registry\. \|$/,
        );
        expect(rowOf("shared", "models-promoter-promotion")).toMatch(
            /^\| promotion \| Registry [\w-]+ \| Model registry promoter.* \| Adds models to the registry, and reads every asset of it\. \|$/,
        );
    });

    it("what no assignment says, where a stack has a workspace", () => {
        const says = (stack: StackName) => accessReference([planOf(stack)]).includes("In Azure Machine Learning:");
        expect([says("prod"), says("shared")]).toEqual([true, false]);
    });
});

describe("The page of access says of Data Factory", () => {
    const about = (stack: StackName) =>
        accessReference([planOf(stack)])
            .split("\n")
            .filter((line) => line.includes("Connections/write") || line.includes("factories/triggers/write"));

    it("what the deploying principal needs to approve each type of target", () => {
        const rows = about("prod");
        for (const { arm } of approvableTypes) {
            const [row, ...more] = rows.filter((line) => line.includes(`\`${arm}/privateEndpointConnections/write\``));
            expect(row).toContain(`\`${arm}/privateEndpointConnectionsApproval/action\``);
            expect(more).toEqual([]);
        }
    });

    it("what it needs to change, stop and start triggers, whatever the steps do", () => {
        const [row] = about("prod").filter((line) => line.includes("factories/triggers/write"));
        const { plan } = planOf("prod");
        const actions = plan.resources.flatMap((resource) => {
            const step = resource.type === "command:local:Command" ? stepOf(resource) : undefined;
            return step?.kind === "armAction" ? [step.arguments.action] : [];
        });
        expect([...new Set(actions)].sort()).toEqual(["start", "stop"]);
        for (const action of actions) {
            expect(row).toContain(`\`Microsoft.DataFactory/factories/triggers/${action}/action\``);
        }
    });

    it("nothing where no stack has a factory", () => {
        expect(about("shared")).toEqual([]);
    });
});

describe("The page of access shows one right more", () => {
    it("in a list of grants", () => {
        const lines = pageWith("Grants", "databricks-catalog-gold", ({ grants }) => {
            for (const grant of grants as { principal: string; privileges: string[] }[]) {
                if (grant.principal === "amlp-dev-analysts") {
                    grant.privileges.push("MODIFY");
                }
            }
        });
        expect(lines).toEqual([
            "| analyst | Schema amlp_dev.gold | MODIFY, SELECT, USE_SCHEMA | `databricks-catalog-gold` |  |",
        ]);
    });

    it("that were not known", () => {
        const lines = pageWith("Grants", "databricks-catalog-gold", (inputs) => {
            listAt(inputs, "grants").push({ principal: "account users", privileges: ["SELECT"] });
        });
        expect(lines).toEqual(["| account users | Schema amlp_dev.gold | SELECT | `databricks-catalog-gold` |  |"]);
    });

    it("as a role assignment", () => {
        const ownerOfAll = "/providers/Microsoft.Authorization/roleDefinitions/b7e6dc6d-f1e8-4753-8033-0f276bb0955b";
        const lines = pageWith(
            "RoleAssignment",
            "lake-landing-engineer",
            (inputs) => {
                inputs.roleDefinitionId = ownerOfAll;
                inputs.principalId = planOf("dev").settings.personas?.analyst?.groupObjectId ?? "";
            },
            true,
        );
        expect(lines).toEqual([
            "| analyst | Blob container landing | Storage Blob Data Owner | `lake-landing-engineer-more` |  |",
        ]);
    });

    it.each([
        ["a policy", "databricks-policies-jobs-use", "Cluster policy jobs", "CAN_USE"],
        ["a folder", "databricks-access-team-forecasting", "Directory /Teams/forecasting", "CAN_MANAGE"],
        ["the warehouse", "databricks-warehouse-use", "SQL warehouse warehouse", "CAN_MANAGE"],
        ["a pool", "databricks-pools-cpu-attach", "Instance pool cpu", "CAN_MANAGE"],
    ])("in the access controls of %s", (_, name, object, permissionLevel) => {
        const lines = pageWith("Permissions", name, (inputs) => {
            listAt(inputs, "accessControls").push({ groupName: "amlp-others", permissionLevel });
        });
        expect(lines).toEqual([`| amlp-others | ${object} | ${permissionLevel} | \`${name}\` |  |`]);
    });

    it("as an entitlement", () => {
        const lines = pageWith("Entitlements", "databricks-access-analyst", (inputs) => {
            inputs.allowClusterCreate = true;
        });
        expect(lines).toEqual([
            "| analyst | Databricks workspace dbw-amlp-dev-databricks | USER, allowClusterCreate, databricksSqlAccess | `databricks-access-analyst` |  |",
        ]);
    });

    it("as an administrator of the workspace", () => {
        const lines = pageWith("PermissionAssignment", "databricks-access-analyst", (inputs) => {
            inputs.permissions = ["ADMIN"];
        });
        expect(lines).toEqual([
            "| analyst | Databricks workspace dbw-amlp-dev-databricks | ADMIN, databricksSqlAccess | `databricks-access-analyst` |  |",
        ]);
    });

    it.each([
        ["Catalog", "databricks-catalog", "Catalog amlp_dev"],
        ["Schema", "databricks-catalog-gold", "Schema amlp_dev.gold"],
        ["Volume", "databricks-catalog-gold", "Volume amlp_dev.gold.files"],
        ["ExternalLocation", "databricks-catalog-gold", "External location amlp_dev_gold"],
        ["StorageCredential", "databricks-catalog", "Storage credential amlp_dev_lake"],
    ])("as owner of a %s: the one that is named, or who deploys it", (kind, name, object) => {
        const ownedBy = (owner: string | undefined) =>
            pageWith(kind, name, (inputs) => {
                if (owner === undefined) {
                    delete inputs.owner;
                } else {
                    inputs.owner = owner;
                }
            });
        expect(ownedBy("stewards")).toEqual([`| stewards | ${object} | owner | \`${name}\` |  |`]);
        expect(ownedBy(undefined)).toEqual([`| deploying principal | ${object} | owner | \`${name}\` |  |`]);
    });

    it("on a secret scope", () => {
        const lines = pageWith(
            "SecretAcl",
            "databricks-secrets-amlp-dev-engineers",
            (inputs) => {
                inputs.principal = "amlp-dev-analysts";
                inputs.permission = "MANAGE";
            },
            true,
        );
        expect(lines).toEqual([
            "| analyst | Secret scope key-vault | MANAGE | `databricks-secrets-amlp-dev-engineers-more` |  |",
        ]);
    });
});

// What gives a right by its name, in Azure or in Databricks.
const givesRights =
    /(Grants?|Permissions?|PermissionAssignment|RoleAssignment|Acl|Entitlements|AccessPolicy|GroupMember|(Group|User|ServicePrincipal)Role)$/;
const read = ["Entitlements", "Grants", "PermissionAssignment", "Permissions", "RoleAssignment", "SecretAcl"];

describe.each(stacks)("In %s", (stack) => {
    it("every kind of resource that gives a right is read, and every one of them gives some", () => {
        const { plan } = planOf(stack);
        const giving = plan.resources.filter(({ custom, type }) => custom && givesRights.test(type));
        expect(giving.filter(({ type }) => !read.includes(type.split(":").at(-1) ?? ""))).toEqual([]);
        const givers = rightsIn(stack).map(({ givenBy }) => givenBy);
        expect(giving.filter(({ name }) => !givers.includes(name))).toEqual([]);
    });

    it("everything of Unity Catalog is owned by a group, models by the jobs, and nothing by a persona", () => {
        const { plan, settings } = planOf(stack);
        const securables = plan.resources.filter(({ type }) =>
            /:(Catalog|Schema|Volume|ExternalLocation|StorageCredential|Metastore|RegisteredModel)$/.test(type),
        );
        const owners = rightsIn(stack).filter(({ action }) => action === "owner");
        expect(securables.length).toBeGreaterThan(0);
        expect(owners.length).toBe(securables.length);
        const ofModels = owners.filter(({ object }) => object.startsWith("Registered model "));
        expect(new Set(ofModels.map(({ principal }) => principal))).toEqual(
            new Set(settings.databricks?.models ? ["service principal of jobs"] : []),
        );
        const persons = ["deploying principal", ...Object.keys(settings.databricks?.personas ?? {})];
        expect(owners.filter(({ principal }) => persons.includes(principal) || principal.includes("@"))).toEqual([]);
    });

    it("every right says whose it is, on what, and which", () => {
        const unclear = rightsIn(stack).filter(
            ({ principal, object, action }) => principal === "" || action === "" || !/^\S.* \S+$/.test(object),
        );
        expect(unclear).toEqual([]);
    });
});

describe.each(environments)("People of %s", (stack) => {
    const of = (persona: string) => rightsIn(stack).filter(({ principal }) => principal === persona);

    it("analysts get nothing on bronze and silver, and read gold", () => {
        expect(of("analyst").filter(({ object }) => /bronze|silver/.test(object))).toEqual([]);
        expect(
            of("analyst")
                .filter(({ object }) => object.endsWith("gold"))
                .map(({ action }) => action),
        ).toEqual(["SELECT", "USE_SCHEMA"]);
    });

    it("engineers write bronze and silver, and gold not at all", () => {
        const writes = of("engineer").filter(
            ({ action }) => !/^(SELECT|READ|USE|Storage Blob Data Reader)/.test(action),
        );
        expect(writes.filter(({ object }) => object.endsWith("gold"))).toEqual([]);
        for (const zone of ["bronze", "silver"]) {
            expect(writes.filter(({ object }) => object.endsWith(zone)).map(({ action }) => action)).toContain(
                "MODIFY",
            );
        }
    });

    it("no persona creates clusters or pools freely, or administers the workspace", () => {
        const free = rightsIn(stack).filter(({ action }) => /^(allow|ADMIN|ALL_PRIVILEGES|MANAGE$)/.test(action));
        expect(free.map(text)).toEqual([]);
    });
});

describe.each(environments)("Filesystems of %s that Unity Catalog governs", (stack) => {
    it("are reached by the platform's identities, and by people with a reason only", () => {
        const { lake, personas = {} } = planOf(stack).settings;
        const governed = (lake?.zones ?? []).filter(({ governedByUnityCatalog = true }) => governedByUnityCatalog);
        const objects = governed.map(({ name }) => `Blob container ${name}`);
        expect(objects).toEqual(["Blob container bronze", "Blob container silver", "Blob container gold"]);
        const holders = rightsIn(stack).filter(({ object }) => objects.includes(object));
        const people = holders.filter(({ principal }) => principal in personas);
        const reasons = (lake?.access ?? []).filter(({ reason }) => reason !== undefined);
        expect(people.map(({ principal, object }) => `${principal} on ${object}`)).toEqual(
            reasons.map(({ persona, zone }) => `${persona} on Blob container ${zone}`),
        );
        const others = holders.filter((right) => !people.includes(right));
        expect(others.map(({ principal }) => principal).filter((name) => !isOfPlatform(name))).toEqual([]);
    });

    it("are not reached through a role on the account, which would go past all of that", () => {
        // The approver of endpoints opens no data.
        const onAccount = rightsIn(stack).filter(
            ({ object, action }) =>
                /^Storage account \S*lake/.test(object) && action !== "Azure AI Enterprise Network Connection Approver",
        );
        expect(onAccount.map(({ principal, action }) => `${principal}: ${action}`)).toEqual([
            "Databricks access connector databricks-connector: Storage Blob Delegator",
        ]);
    });
});

const isOfPlatform = (principal: string) =>
    /^(Databricks access connector|Synapse workspace|User-assigned identity) /.test(principal);
