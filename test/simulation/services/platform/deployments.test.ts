import { describe, expect, it } from "vitest";
import { armTemplate } from "../../../../components/shared/armTemplate";
import { leftovers } from "../../../../simulation/rehearsal/comparison";
import { evaluated } from "../../../../simulation/services/platform/templates";
import { cloudWith, group, idIn, put, refusalOf, type Asked } from "../../support";

describe("A value of a template", () => {
    const parameters = { server: { value: "sql-shop" }, empty: {} };

    it.each<[string, unknown, unknown]>([
        ["a text", "Approved", "Approved"],
        ["a text that begins with a bracket", "[[a]", "[a]"],
        ["a parameter", "[parameters('server')]", "sql-shop"],
        ["texts put together", "[concat(parameters('server'), '/it''s/', concat('a', 'b'))]", "sql-shop/it's/ab"],
        ["parts of a whole", { a: ["[parameters('server')]", 1], b: null }, { a: ["sql-shop", 1], b: null }],
        ["a parameter without a value", "[parameters('empty')]", undefined],
        ["a parameter that is not given", "[concat(parameters('other'), 'a')]", undefined],
        ["what Azure looks up", "[reference(parameters('server')).name]", undefined],
        ["what is no expression", "[concat('a', 'b') + 1]", undefined],
    ])("is worked out where it is %s", (_, value, expected) => expect(evaluated(value, parameters)).toEqual(expected));
});

const server: Asked = [
    "sql:Server",
    {
        serverName: "sql",
        version: "12.0",
        administrators: { principalType: "Group", login: "first", sid: "g-1", azureADOnlyAuthentication: true },
    },
];
const serverId = idIn("Microsoft.Sql/servers", "sql");

function deployment(type: string, name: string, properties: Record<string, unknown>): Asked {
    const template = armTemplate({ type, apiVersion: "2023-08-01", name, properties }, ["server"], {});
    const parameters = { server: { value: "sql" } };
    return [
        "resources:Deployment",
        { deploymentName: "dep", properties: { mode: "Incremental", parameters, template } },
    ];
}
const administrators = (login: string) =>
    deployment("Microsoft.Sql/servers/administrators", "[concat(parameters('server'), '/ActiveDirectory')]", {
        administratorType: "ActiveDirectory",
        login,
        sid: "g-2",
        tenantId: "t-1",
    });

describe("The resource of a deployment", () => {
    it("is there, and changes what it is a part of", () => {
        const cloud = cloudWith([server, administrators("second")]);
        expect(cloud.get(`${serverId}/administrators/ActiveDirectory`)).toMatchObject({
            type: "Microsoft.Sql/servers/administrators",
            inputs: { properties: { login: "second" } },
        });
        expect(cloud.get(serverId)?.inputs).toMatchObject({
            version: "12.0",
            administrators: { principalType: "Group", login: "second", sid: "g-2", azureADOnlyAuthentication: true },
        });
    });

    it("stays when the record of the deployment goes, and goes with what it is a part of", () => {
        const cloud = cloudWith([server, administrators("second")]);
        cloud.delete(`${group}/providers/Microsoft.Resources/deployments/dep`);
        expect(cloud.get(`${serverId}/administrators/ActiveDirectory`)).toBeDefined();
        cloud.delete(serverId);
        expect(leftovers(cloud.store).map(({ id }) => id)).toEqual([group]);
    });

    it("is left over where it is a part of nothing", () => {
        const alone = deployment("Microsoft.Storage/storageAccounts", "[parameters('server')]", {});
        const cloud = cloudWith([alone]);
        cloud.delete(`${group}/providers/Microsoft.Resources/deployments/dep`);
        expect(leftovers(cloud.store).map(({ type }) => type)).toEqual([
            "azure-native:resources:ResourceGroup",
            "azure-native:storage:StorageAccount",
        ]);
    });

    it("is not known where only Azure can name it", () => {
        const approval = deployment("Microsoft.Sql/servers/keys", "[reference(parameters('server')).id]", {});
        expect(cloudWith([server, approval]).store.under(serverId)).toHaveLength(1);
    });

    it("is refused below what does not exist", () => {
        expect(refusalOf(() => put(cloudWith(), administrators("second")))).toMatch(/^404 ParentResourceNotFound/);
    });
});
