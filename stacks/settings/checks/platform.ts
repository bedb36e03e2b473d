import { regions, type RegionName } from "../../../azure/regions";
import { knownNames, type SettingsIssue } from "../core/issues";
import type { CheckContext } from "../core/section";
import type { NetworkSettings } from "../schema/network";
import type {
    AzureSettings,
    HubSettings,
    IdentitiesSettings,
    PersonasSettings,
    ProtectionSettings,
    RunnerSettings,
} from "../schema/platform";
import { purposesOf } from "./network";

/** What is wrong with the region: zones where it has none. */
export function azureChecks({ azure }: { azure: AzureSettings }): SettingsIssue[] {
    const issue = withoutZones(azure);
    return azure.zoneRedundant && issue !== undefined
        ? [
              {
                  path: "azure.zoneRedundant",
                  message: `is true, but ${issue}; set it to false, or choose a region with zones`,
              },
          ]
        : [];
}

/** Why nothing of the stack can be in availability zones; undefined where the region has some. */
export function withoutZones({ location }: AzureSettings): string | undefined {
    const { availabilityZones, displayName } = regions[location as RegionName];
    return availabilityZones ? undefined : `${displayName} (${location}) has no availability zones`;
}

interface RunnerReads {
    runner: RunnerSettings;
    protection: ProtectionSettings;
    hub?: HubSettings;
    network?: NetworkSettings;
}

/** What is wrong with where the stack is deployed from. */
export function runnerChecks(settings: RunnerReads): SettingsIssue[] {
    const { runner, hub, network, protection } = settings;
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
    const purposes = purposesOf(settings);
    if (purposes.includes("agents")) {
        return [];
    }
    if (hub) {
        return network && !network.existing && !network.privateEndpointClients && purposes.includes("privateEndpoints")
            ? [
                  {
                      path: "network.privateEndpointClients",
                      message:
                          "is missing, but the runner is in the hub: it reaches the private endpoints only from a range that is named; add the range of the hub's subnet for agents",
                  },
              ]
            : [];
    }
    return [
        {
            path: "runner.from",
            message:
                "is hub, but there is neither a hub section nor a subnet for agents, so the runner could not reach what it deploys; add one of the two",
        },
    ];
}

interface HubReads {
    hub?: HubSettings;
    network?: NetworkSettings;
}

/** What is wrong between this stack and the shared one. */
export function hubChecks({ hub, network }: HubReads, { stack }: CheckContext): SettingsIssue[] {
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

/** What is wrong with a setting that names who gets a right: a persona or an identity of the stack. */
export function principalIssues(
    { personas = {}, identities = {} }: { personas?: PersonasSettings; identities?: IdentitiesSettings },
    entry: { persona?: string; identity?: string },
    path: string,
): SettingsIssue[] {
    const issues: SettingsIssue[] = [];
    if (entry.persona === undefined && entry.identity === undefined) {
        issues.push({ path, message: "names neither a persona nor an identity; add one" });
    }
    if (entry.persona !== undefined && entry.identity !== undefined) {
        issues.push({
            path,
            message: `sets both persona "${entry.persona}" and identity "${entry.identity}"; set only one`,
        });
    }
    if (entry.persona !== undefined && !Object.hasOwn(personas, entry.persona)) {
        issues.push({
            path: `${path}.persona`,
            message: `"${entry.persona}" is not in personas (${knownNames(Object.keys(personas))})`,
        });
    }
    if (entry.identity !== undefined && !Object.hasOwn(identities, entry.identity)) {
        issues.push({
            path: `${path}.identity`,
            message: `"${entry.identity}" is not in identities (${knownNames(Object.keys(identities))})`,
        });
    }
    return issues;
}
