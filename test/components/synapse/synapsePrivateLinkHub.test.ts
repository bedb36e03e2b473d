import { describe, expect, it } from "vitest";
import { SynapsePrivateLinkHub } from "../../../components";
import { common, privateEndpoints } from "../../support/fixtures";
import { listed, one, recorded, refusal, violations } from "../../support/recording";
import { guarded, misnamedChildren, untagged } from "../invariants";

const hub = () => new SynapsePrivateLinkHub("synapse-studio", { ...common, privateEndpoints }, { protect: true });

describe("SynapsePrivateLinkHub", () => {
    it("makes a hub and the way of a browser to it", async () => {
        const made = await recorded(hub);
        expect(listed(made)).toEqual([
            "PrivateDnsZoneGroup synapse-studio-Web-zones",
            "PrivateEndpoint synapse-studio-Web",
            "PrivateEndpoint synapse-studio-Web",
            "PrivateLinkHub synapse-studio",
            "SynapsePrivateLinkHub synapse-studio",
        ]);
        const { privateLinkHubName } = one(made, "azure-native:synapse:PrivateLinkHub").inputs;
        expect(privateLinkHubName).toMatch(/^synplhamlpunitsynapsestudio[a-z0-9]{8}$/);
        expect(one(made, "azure-native:network:PrivateEndpoint").inputs.privateLinkServiceConnections).toMatchObject([
            { name: "Web", groupIds: ["Web"] },
        ]);
    });

    it("breaks no rule, holds nothing that must be protected, and is tagged and named", async () => {
        const made = await recorded(hub);
        expect(await violations(hub)).toEqual([]);
        expect(guarded(made)).toEqual([]);
        expect(untagged(made)).toEqual([]);
        expect(misnamedChildren(made, "synapse-studio")).toEqual([]);
    });

    it("shows the same resources in a preview", async () => {
        expect(listed(await recorded(hub, "preview"))).toEqual(listed(await recorded(hub)));
    });

    it("is refused without its zone", async () => {
        const without = { ...privateEndpoints, zoneResourceIds: {} };
        const make = () => new SynapsePrivateLinkHub("synapse-studio", { ...common, privateEndpoints: without });
        expect(await refusal(make)).toEqual([
            'SynapsePrivateLinkHub "synapse-studio" privateEndpoints.zoneResourceIds: "Web" needs zone privatelink.azuresynapse.net, which is not given',
        ]);
    });
});
