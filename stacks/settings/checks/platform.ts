import { regions, type RegionName } from "../../../azure/regions";
import { Replication } from "../../../components/storage/privateStorageAccount";
import type { SettingsIssue } from "../core/issues";
import { purposesOf } from "./network";
import type { Settings } from "../schema/settings";

/** What is wrong with regions and zones. */
export function regionChecks(settings: Settings): SettingsIssue[] {
    const { azure, lake } = settings;
    const region = regions[azure.location as RegionName];
    if (region.availabilityZones) {
        return [];
    }
    const issues: SettingsIssue[] = [];
    const name = `${region.displayName} (${azure.location})`;
    if (azure.zoneRedundant) {
        issues.push({
            path: "azure.zoneRedundant",
            message: `is true, but ${name} has no availability zones; set it to false, or choose a region with zones`,
        });
    }
    const replication = lake?.replication ?? Replication.Zone;
    if (lake && (replication === Replication.Zone || replication === Replication.GeoZone)) {
        issues.push({
            path: "lake.replication",
            message: `is ${replication}${lake.replication ? "" : " by default"}, but ${name} has no availability zones; set it to Standard_LRS or Standard_GRS`,
        });
    }
    return issues;
}

/** What is wrong with where the stack is deployed from. */
export function runnerChecks(settings: Settings): SettingsIssue[] {
    const { runner, hub, protection } = settings;
    if (runner.from === "ipAccessList") {
        return protection.protectData
            ? [
                  {
                      path: "runner.from",
                      message:
                          "is ipAccessList, but protection.protectData is true: protected data is reached from the hub only; set it to hub",
                  },
              ]
            : [];
    }
    if (hub || purposesOf(settings).includes("agents")) {
        return [];
    }
    return [
        {
            path: "runner.from",
            message:
                "is hub, but there is neither a hub section nor a subnet for agents, so the runner could not reach what it deploys; add one of the two",
        },
    ];
}

/** What is wrong between this stack and the shared one. */
export function hubChecks(settings: Settings, stack: string): SettingsIssue[] {
    const { hub, network } = settings;
    if (!hub) {
        return [];
    }
    const issues: SettingsIssue[] = [];
    if (hub.stack === stack) {
        issues.push({
            path: "hub.stack",
            message: `is "${stack}", this stack itself; name the shared stack, or leave the section out`,
        });
    }
    if (!network) {
        issues.push({ path: "hub", message: "needs a network section: there is nothing to peer with the hub" });
    }
    return issues;
}
