import { describe, expect, it } from "vitest";
import { azureTypes, emptyContext, nothingComputed } from "../../../simulation/core/ids";

const context = emptyContext("s", "t");
const token = "azure-native:eventhub:NamespaceNetworkRuleSet";

describe("A type of Azure whose id ends in a fixed name", () => {
    const type = azureTypes({ [token]: nothingComputed })[token];
    const inputs = { resourceGroupName: "rg", namespaceName: "events" };

    it("has that name in its id and among its outputs", () => {
        const id = type?.id(inputs, context) ?? "";
        expect(id).toMatch(/\/namespaces\/events\/networkRuleSets\/default$/);
        expect(type?.outputs?.(inputs, context, id)).toEqual({
            name: "default",
            type: "Microsoft.EventHub/namespaces/networkRuleSets",
        });
    });

    it("is another object where another input of its id changes, and no other", () => {
        expect(type?.path).toEqual(["resourceGroupName", "namespaceName"]);
    });
});
