import {
    bronzeJobIssues,
    fileIngestDefaults,
    fileIngestIssues,
    ingestAlertsIssues,
    ingestDefaults,
    managedRuntimeName,
    scheduleIssues,
    sourceIngestDefaults,
    sourceIngestIssues,
    targetIssues,
} from "../../../../components/data-factory/checks";
import { repeated } from "../../../../components/shared/checks";
import { knownNames, pathText, settingsIssues, type SettingsIssue } from "../../core/issues";
import { ingestSettingsDefaults, type IngestSettings } from "../../schema/data-factory/ingest";
import { hasFeeds, watchedSources, type IngestSourceSettings } from "../../schema/data-factory/sources";
import type { IngestReads } from "./reads";
import { secretsOf, targetOf } from "./target";

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
        // Data Factory takes names that differ in capitals alone for the same.
        ...repeated(Object.keys(sources).map((name) => name.toLowerCase())).map((name) => ({
            path: "ingest.sources",
            message: `"${name}" is there twice, in other capitals; give one another name`,
        })),
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
    // The zone's format is one for all sources, and reported once.
    const landing = { zone, format: "files" };
    const issues = hasFeeds(source)
        ? fileIngestIssues({
              ...ingestDefaults,
              ...fileIngestDefaults,
              ...source,
              source: { ...source, name },
              landing,
          })
        : sourceIngestIssues({ ...ingestDefaults, ...sourceIngestDefaults, ...source, source: { name }, landing });
    return [
        ...settingsIssues(issues, at, ofSource),
        ...settingsIssues(targetIssues(targetOf(source, "secrets")), at, ofTarget),
        ...(source.schedule ? settingsIssues(scheduleIssues(source.schedule), `${at}.schedule`) : []),
    ];
}

// Source and target of the components are the entry itself, which its name leads to.
const ofSource = { source: "", "source.name": "" };
const ofTarget = {
    target: "",
    "target.password": "passwordSecret",
    "target.privateKey": "privateKeySecret",
    "target.passPhrase": "passPhraseSecret",
};

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

function runtimeChecks(
    { selfHostedRuntimes = [] }: IngestSettings,
    { endpoint, public: isPublic, copyUnits }: IngestSourceSettings,
    runtime: string,
    at: string,
): SettingsIssue[] {
    const known = `ingest.selfHostedRuntimes (${knownNames(selfHostedRuntimes)})`;
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
            : [{ path: `${at}.endpoint`, message: `"${endpoint}" is not in ingest.endpoints (${knownNames(names)})` }]),
    ];
}

function loginChecks({ secretVault }: IngestSettings, source: IngestSourceSettings, at: string): SettingsIssue[] {
    return secretVault
        ? []
        : secretsOf(source).map((name) => ({
              path: `${at}.${name}`,
              message: "needs ingest.secretVault, which holds it; add it, also as {}",
          }));
}

function jobChecks({ databricks }: IngestReads, { bronzeJob }: IngestSourceSettings, at: string): SettingsIssue[] {
    if (!bronzeJob) {
        return [];
    }
    const path = `${at}.bronzeJob`;
    return [
        ...settingsIssues(bronzeJobIssues(bronzeJob), path),
        ...jobNameChecks(databricks, bronzeJob, path),
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

function jobNameChecks(
    databricks: IngestReads["databricks"],
    { job, jobId }: NonNullable<IngestSourceSettings["bronzeJob"]>,
    path: string,
): SettingsIssue[] {
    if ((job === undefined) === (jobId === undefined)) {
        const found = job === undefined ? "names no job" : "has both job and jobId";
        return [{ path, message: `${found}; give job, one of databricks.jobs.list, or jobId` }];
    }
    const known = Object.keys(databricks?.jobs?.list ?? {});
    return job === undefined || known.includes(job)
        ? []
        : [{ path: `${path}.job`, message: `"${job}" is not in databricks.jobs.list (${knownNames(known)})` }];
}
