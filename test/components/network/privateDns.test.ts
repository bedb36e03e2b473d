import { describe, expect, it } from "vitest";
import { PrivateDns, type PrivateDnsArgs } from "../../../components";
import { naming, outside, tags } from "../../support/fixtures";
import { listed, one, recorded, refusal, violations } from "../../support/recording";
import { guarded, misnamedChildren, untagged, waitsFor } from "../invariants";

const zoneType = "azure-native:privatedns:PrivateZone";
const linkType = "azure-native:privatedns:VirtualNetworkLink";
const dfs = "privatelink.dfs.core.windows.net";
const blob = "privatelink.blob.core.windows.net";
const network = (name: string) => ({
    name,
    virtualNetworkResourceId: outside("Microsoft.Network/virtualNetworks", `vnet-${name}`),
});
const dns = (args: Partial<PrivateDnsArgs> = {}) =>
    new PrivateDns("dns", { naming, resourceGroupName: "rg-dns", zones: [dfs], createZones: true, ...args });
const full = () => dns({ zones: [dfs, blob], networks: [network("hub"), network("spoke")], tags });
const linksOnly = () => dns({ createZones: false, networks: [network("spoke")], tags });

describe("PrivateDns with only its required inputs", () => {
    it("makes the zones and links nothing to them", async () => {
        expect(listed(await recorded(() => dns()))).toEqual(["PrivateDns dns", `PrivateZone dns-${dfs}`]);
    });

    it("makes a zone by its whole name", async () => {
        expect(one(await recorded(() => dns()), zoneType).inputs).toEqual({
            privateZoneName: dfs,
            resourceGroupName: "rg-dns",
            location: "Global",
        });
    });

    it("shows the same resources in a preview", async () => {
        expect(listed(await recorded(() => dns(), "preview"))).toEqual(listed(await recorded(() => dns())));
    });
});

describe("PrivateDns with a lock", () => {
    const lockType = "azure-native:authorization:ManagementLockByScope";
    const lock = { notes: "Serves other stacks." };

    it("locks each zone by the record set that goes with it alone, so that links and records may go", async () => {
        const locks = (await recorded(() => dns({ zones: [dfs, blob], lock }))).filter(({ type }) => type === lockType);
        expect(locks.map(({ inputs }) => inputs)).toEqual(
            [blob, dfs].map((zone) => ({
                ...lock,
                lockName: `dns-${zone}-lock`,
                level: "CanNotDelete",
                scope: expect.stringMatching(new RegExp(`/privateDnsZones/${zone}/SOA/@$`)) as string,
            })),
        );
    });

    it("locks nothing that another stack made", async () => {
        const resources = await recorded(() => dns({ createZones: false, networks: [network("spoke")], lock }));
        expect(listed(resources)).toEqual(["PrivateDns dns", `VirtualNetworkLink dns-${dfs}-spoke`]);
    });
});

describe("PrivateDns of zones that exist", () => {
    it("makes links alone", async () => {
        expect(listed(await recorded(linksOnly))).toEqual(["PrivateDns dns", `VirtualNetworkLink dns-${dfs}-spoke`]);
    });

    it("links them where they are, and gives no ids of zones", async () => {
        let made: PrivateDns | undefined;
        const resources = await recorded(() => (made = linksOnly()));
        expect(one(resources, linkType).inputs).toMatchObject({ privateZoneName: dfs, resourceGroupName: "rg-dns" });
        expect(made?.zoneResourceIds).toEqual({});
        expect(made?.links).toHaveLength(1);
    });
});

describe("PrivateDns full", () => {
    it("makes every zone and links it to every network", async () => {
        expect(listed(await recorded(full))).toEqual([
            "PrivateDns dns",
            `PrivateZone dns-${blob}`,
            `PrivateZone dns-${dfs}`,
            `VirtualNetworkLink dns-${blob}-hub`,
            `VirtualNetworkLink dns-${blob}-spoke`,
            `VirtualNetworkLink dns-${dfs}-hub`,
            `VirtualNetworkLink dns-${dfs}-spoke`,
        ]);
    });

    it("links a network to resolve, never to register its machines, once the zone is there", async () => {
        const link = one(await recorded(full), linkType, `dns-${blob}-spoke`);
        expect(link.inputs).toEqual({
            virtualNetworkLinkName: "pdnslink-amlp-unit-spoke",
            privateZoneName: blob,
            resourceGroupName: "rg-dns",
            location: "Global",
            registrationEnabled: false,
            virtualNetwork: { id: network("spoke").virtualNetworkResourceId },
            tags,
        });
        expect(waitsFor(link)).toEqual([`PrivateZone dns-${blob}`]);
    });

    it("gives the ids of its zones by their names", async () => {
        let made: PrivateDns | undefined;
        await recorded(() => (made = full()));
        expect(Object.keys(made?.zoneResourceIds ?? {})).toEqual([dfs, blob]);
        const id = await new Promise((resolve) => made?.zoneResourceIds[blob]?.apply(resolve));
        expect(id).toMatch(new RegExp(`/resourceGroups/rg-dns/providers/Microsoft.Network/privateDnsZones/${blob}$`));
    });

    it("breaks no rule of the policy pack", async () => {
        expect(await violations(full)).toEqual([]);
        expect(await violations(linksOnly)).toEqual([]);
    });

    it("shows the same resources in a preview", async () => {
        expect(listed(await recorded(full, "preview"))).toEqual(listed(await recorded(full)));
    });

    it("tags everything that takes tags, names everything after itself and protects nothing", async () => {
        const resources = await recorded(full);
        expect(untagged(resources)).toEqual([]);
        expect(misnamedChildren(resources, "dns")).toEqual([]);
        expect(guarded(resources)).toEqual([]);
    });
});

describe("PrivateDns refuses, before it registers anything,", () => {
    it.each<[string, Partial<PrivateDnsArgs>, string]>([
        ["a zone that is duplicated", { zones: [dfs, dfs] }, `zones: "${dfs}" is duplicated`],
        [
            "two networks of one name",
            { networks: [network("hub"), network("hub")] },
            'networks: "hub" is duplicated; names of networks must differ',
        ],
    ])("%s", async (_, args, expected) => {
        expect(await refusal(() => dns(args))).toEqual([`PrivateDns "dns" ${expected}`]);
    });
});
