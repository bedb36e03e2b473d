import { describe, expect, it } from "vitest";
import { ServiceEncryptionKey } from "../../../components";
import { builtInRoles } from "../../../azure/roles";
import type { PlanResource } from "../../../preview/plan";
import { nameOf } from "../../../simulation/core/armIds";
import { common } from "../../support/fixtures";
import { one, recorded } from "../../support/recording";
import { waitsFor } from "../invariants";
import { full, inputsOf, key, partOf, warehouse } from "./support";

const keyVaultUrl = "https://kv-outside.vault.azure.net/keys/key";
const byName = (resources: readonly PlanResource[], name: string) =>
    resources.find((resource) => resource.custom && resource.name === name);

/** Logical names of everything that a resource waits for, through others too. */
function before(resources: readonly PlanResource[], name: string): Set<string> {
    const found = new Set<string>();
    const visit = (from: string) => {
        for (const each of resources.filter((resource) => resource.custom && resource.name === from)) {
            for (const wait of waitsFor(each).map((waited) => waited.split(" ")[1] ?? "")) {
                if (!found.has(wait)) {
                    found.add(wait);
                    visit(wait);
                }
            }
        }
    };
    visit(name);
    return found;
}

describe("A warehouse with a key of the customer's", () => {
    it("names the key without its version, from the beginning", async () => {
        expect(inputsOf(await recorded(full), "Workspace").encryption).toEqual({
            cmk: { key: { name: "default", keyVaultUrl } },
        });
    });

    it("gives the workspace's own principal the use of this key alone", async () => {
        const made = await recorded(full);
        const { inputs } = one(made, "azure-native:authorization:RoleAssignment", "warehouse-key-use");
        expect(inputs.scope).toBe(key.keyResourceId);
        expect(nameOf(inputs.roleDefinitionId as string)).toBe(builtInRoles.keyVaultCryptoServiceEncryptionUser);
        expect(waitsFor(one(made, "azure-native:authorization:RoleAssignment", "warehouse-key-use"))).toContain(
            "Workspace warehouse",
        );
    });

    it("activates it under the name that the workspace has for it", async () => {
        const { parameters, ...part } = partOf(await recorded(full), "warehouse-key");
        expect(part).toMatchObject({
            type: "Microsoft.Synapse/workspaces/keys",
            name: "[concat(parameters('workspace'), '/default')]",
            properties: { isActiveCMK: true, keyVaultUrl: "[parameters('keyVaultUrl')]" },
        });
        expect(parameters.keyVaultUrl?.value).toBe(keyVaultUrl);
    });

    it("goes from the workspace to its role, the wait for it, the activation, and the wait for that", async () => {
        const made = await recorded(full);
        expect(before(made, "warehouse-key-use")).toContain("warehouse");
        expect(before(made, "warehouse-key-ready")).toContain("warehouse-key-use");
        expect(before(made, "warehouse-key")).toContain("warehouse-key-ready");
        expect(before(made, "warehouse-activated")).toContain("warehouse-key");
        expect(byName(made, "warehouse-activated")?.inputs.createDuration).toBe("600s");
    });

    it.each([
        "administrators",
        "sql-control",
        "minimal-tls",
        "audit",
        "defender",
        "storage",
        "pool",
        "pool-backups",
        "spark",
        "Sql",
        "SqlOnDemand",
        "Dev",
    ])("makes %s only once the key is active", async (name) => {
        expect(before(await recorded(full), `warehouse-${name}`)).toContain("warehouse-activated");
    });

    it("audits before there is a pool", async () => {
        expect([...before(await recorded(full), "warehouse-pool")]).toEqual(
            expect.arrayContaining([
                "warehouse-audit",
                "warehouse-administrators",
                "warehouse-minimal-tls",
            ]) as string[],
        );
    });

    it("takes the key that a vault makes before there is a user of it", async () => {
        const vault = { vaultName: "kv", resourceGroupName: "rg-keys", vaultUri: "https://kv.vault.azure.net/" };
        const made = await recorded(() =>
            warehouse({ customerManagedKey: new ServiceEncryptionKey("warehouse-key-of-vault", { ...common, vault }) }),
        );
        const { keyName } = one(made, "azure-native:keyvault:Key").inputs;
        expect(inputsOf(made, "Workspace").encryption).toEqual({
            cmk: { key: { name: "default", keyVaultUrl: `https://kv.vault.azure.net/keys/${keyName as string}` } },
        });
        expect(before(made, "warehouse")).toContain("warehouse-key-of-vault");
    });
});

describe("A warehouse without one", () => {
    it("names none and waits for no activation", async () => {
        const made = await recorded(() => warehouse());
        expect(inputsOf(made, "Workspace").encryption).toBeUndefined();
        expect(made.map(({ name }) => name).filter((name) => /-(key|activated)\b/.test(name))).toEqual([]);
    });
});
