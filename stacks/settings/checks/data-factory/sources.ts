import {
    bronzeJobIssues,
    ingestAlertsIssues,
    ingestDefaults,
    managedRuntimeName,
    scheduleIssues,
    sourceIngestDefaults,
    sourceIngestIssues,
} from "../../../../components/data-factory/checks";
import { pathText, settingsIssues, type SettingsIssue } from "../../core/issues";
import { ingestSettingsDefaults, type IngestSettings } from "../../schema/data-factory/ingest";
import { watchedSources, type IngestSourceSettings } from "../../schema/data-factory/sources";
import type { IngestReads } from "./reads";

/** What is wrong with the sources: their tables, and how they are reached. */
export function sourceChecks(settings: IngestReads, ingest: IngestSettings): SettingsIssue[] {
    const sources = ingest.sources ?? {};
    const watched = watchedSources(sources);
    return [
        ...Object.entries(sources).flatMap(([name, source]) => {
            const at = pathText(["ingest", "sources", name]);
            return [
                ...copyChecks(ingest, name, source, at),
                ...reachChecks(ingest, source, at),
                ...loginChecks(ingest, source, at),
                ...jobChecks(settings, source, at),
            ];
        }),
        ...watchChecks(watched),
    ];
}

/** What is wrong with what alerts watch. A table that is there twice is reported with the tables. */
function watchChecks(watched: ReturnType<typeof watchedSources>): SettingsIssue[] {
    return settingsIssues(ingestAlertsIssues(watched), "ingest", { hours: "lateAfterHours" })
        .filter(({ path }) => !path.endsWith(".tables"))
        .map((issue) => ({
            ...issue,
            path: issue.path.replace(/sources\[(\d+)\]/, (_, i: string) =>
                pathText(["sources", watched[Number(i)]?.name ?? ""]),
            ),
        }));
}

function copyChecks(
    { landingZone: zone = ingestSettingsDefaults.landingZone }: IngestSettings,
    name: string,
    source: IngestSourceSettings,
    at: string,
): SettingsIssue[] {
    const { schedule } = source;
    // The zone's format is one for all sources, and reported once.
    const plan = {
        ...ingestDefaults,
        ...sourceIngestDefaults,
        ...source,
        source: { name },
        landing: { zone, format: "files" },
    };
    return [
        ...settingsIssues(sourceIngestIssues(plan), at).map(({ path, message }) => ({
            path: path === `${at}.source.name` ? at : path,
            message,
        })),
        ...(schedule ? settingsIssues(scheduleIssues(schedule), `${at}.schedule`) : []),
    ];
}

/** A source is reached by a runtime near it, by a private endpoint, or, where that is said, over the internet. */
function reachChecks(ingest: IngestSettings, source: IngestSourceSettings, at: string): SettingsIssue[] {
    const { runtime, endpoint, public: isPublic } = source;
    if (runtime !== undefined) {
        return runtimeChecks(ingest, source, runtime, at);
    }
    if (endpoint !== undefined) {
        return endpointChecks(ingest, source, endpoint, at);
    }
    const message =
        "is reached by no runtime: name one of ingest.endpoints as endpoint, one of ingest.selfHostedRuntimes as runtime, or set public to true where the server answers addresses of the internet";
    return isPublic ? [] : [{ path: at, message }];
}

const namesOf = (names: readonly string[]) => names.join(", ") || "there are none";

function runtimeChecks(
    { selfHostedRuntimes = [] }: IngestSettings,
    { endpoint, public: isPublic, copyUnits }: IngestSourceSettings,
    runtime: string,
    at: string,
): SettingsIssue[] {
    const known = `ingest.selfHostedRuntimes (${namesOf(selfHostedRuntimes)})`;
    const ofManaged = Object.entries({ endpoint, public: isPublic, copyUnits })
        .filter(([, value]) => value !== undefined && value !== false)
        .map(([name]) => ({
            path: `${at}.${name}`,
            message: `is of the runtime "${managedRuntimeName}", but the source is reached by "${runtime}"; leave one out`,
        }));
    return selfHostedRuntimes.includes(runtime)
        ? ofManaged
        : [{ path: `${at}.runtime`, message: `"${runtime}" is not in ${known}` }, ...ofManaged];
}

function endpointChecks(
    { endpoints = [] }: IngestSettings,
    { public: isPublic }: IngestSourceSettings,
    endpoint: string,
    at: string,
): SettingsIssue[] {
    const names = endpoints.map(({ name }) => name);
    return [
        ...(isPublic
            ? [{ path: `${at}.public`, message: "is true, but the source has an endpoint; leave one out" }]
            : []),
        ...(names.includes(endpoint)
            ? []
            : [{ path: `${at}.endpoint`, message: `"${endpoint}" is not in ingest.endpoints (${namesOf(names)})` }]),
    ];
}

function loginChecks({ secretVault }: IngestSettings, source: IngestSourceSettings, at: string): SettingsIssue[] {
    return source.type === "SqlServer" && !secretVault
        ? [
              {
                  path: `${at}.passwordSecret`,
                  message: "needs ingest.secretVault, in which the password is; add it, also as {}",
              },
          ]
        : [];
}

function jobChecks({ databricks }: IngestReads, { bronzeJob }: IngestSourceSettings, at: string): SettingsIssue[] {
    if (!bronzeJob) {
        return [];
    }
    const path = `${at}.bronzeJob`;
    return [
        ...settingsIssues(bronzeJobIssues(bronzeJob), path),
        ...(databricks
            ? []
            : [
                  {
                      path,
                      message: "needs a databricks section, whose workspace runs the job; add one, or leave it out",
                  },
              ]),
    ];
}
