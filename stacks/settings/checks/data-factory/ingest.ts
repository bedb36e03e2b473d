import { ownValue } from "../../../../azure/ownValue";
import {
    authoringIssues,
    dataFactoryGroupIds,
    landingIssues,
    managedEndpointIssues,
    runtimeIssues,
} from "../../../../components/data-factory/checks";
import { medallionZones } from "../../../../components/storage/checks";
import { needsKeyVault, pathText, settingsIssues, type SettingsIssue } from "../../core/issues";
import type { EndpointUse } from "../../core/section";
import { ingestSettingsDefaults, type IngestSettings } from "../../schema/data-factory/ingest";
import type { SqlSettings } from "../../schema/sql";
import type { LakeSettings } from "../../schema/storage";
import { principalIssues } from "../platform";
import type { IngestReads } from "./reads";
import { sourceChecks } from "./sources";

/** Endpoints of the factory and of the vault of its sources' passwords. */
export function ingestEndpoints({ ingest }: { ingest?: IngestSettings }): EndpointUse[] {
    if (!ingest) {
        return [];
    }
    const { privateEndpoints } = { ...ingestSettingsDefaults, ...ingest };
    return [
        ...(privateEndpoints ? [{ path: "ingest.privateEndpoints", groupIds: dataFactoryGroupIds }] : []),
        ...(ingest.secretVault ? [{ path: "ingest.secretVault", groupIds: ["vault"] }] : []),
    ];
}

/** Names of the endpoints that every stack makes, where it has what they lead to. */
const ownEndpoints = ["lake", "control", "secrets", "databricks"];

/** What is wrong with the factory, what it reaches and what it copies. */
export function ingestChecks(settings: IngestReads): SettingsIssue[] {
    const { azure, ingest } = settings;
    if (!ingest) {
        return [];
    }
    const { authoring, managedRuntime, selfHostedRuntimes, endpoints = [] } = ingest;
    const issues = settingsIssues(
        [
            ...runtimeIssues(managedRuntime, selfHostedRuntimes),
            ...authoringIssues(authoring),
            ...managedEndpointIssues({ naming: azure, targets: endpoints }),
        ],
        "ingest",
        { targets: "endpoints" },
    );
    endpoints.forEach(({ name }, i) => {
        if (ownEndpoints.includes(name.toLowerCase())) {
            issues.push({
                path: `ingest.endpoints[${i}].name`,
                message: `"${name}" is made by the stack; take another`,
            });
        }
    });
    return [
        ...issues,
        ...togetherChecks(settings, ingest),
        ...identityChecks(settings, ingest),
        ...sourceChecks(settings, ingest),
    ];
}

/** What is wrong between parts of the section, and with what it needs of others. */
function togetherChecks(settings: IngestReads, ingest: IngestSettings): SettingsIssue[] {
    const { authoring, customerManagedKey, secretVault, sources = {} } = ingest;
    const issues = (secretVault?.personas ?? []).flatMap((persona, i) =>
        principalIssues(settings, { persona }, `ingest.secretVault.personas[${i}]`),
    );
    if (customerManagedKey && !settings.keyVault) {
        issues.push(needsKeyVault("ingest.customerManagedKey"));
    }
    if (authoring?.kind === "git" && Object.keys(sources).length > 0) {
        issues.push({
            path: "ingest.authoring.kind",
            message:
                "is git, but there are sources: publishing takes away what the repository lacks; set it to program, or leave sources out",
        });
    }
    return issues;
}

/** The identity, and its rights where the factory copies: what lacks one fails in the first run, or at the start of a trigger. */
function identityChecks(settings: IngestReads, ingest: IngestSettings): SettingsIssue[] {
    const { identity, landingZone: zone, controlDatabase: database } = { ...ingestSettingsDefaults, ...ingest };
    const issues = principalIssues(settings, { identity }, "ingest");
    if (issues.length > 0 || Object.keys(ingest.sources ?? {}).length === 0) {
        return issues;
    }
    const { lake, sql } = settings;
    return [...landingChecks(lake, identity, zone), ...controlChecks(sql, identity, database)];
}

function landingChecks(lake: LakeSettings | undefined, identity: string, zone: string): SettingsIssue[] {
    const path = "ingest.landingZone";
    if (!lake) {
        return [{ path, message: "needs a lake section, in which files land; add one" }];
    }
    const zones = lake.zones ?? medallionZones;
    const landing = zones.find(({ name }) => name === zone);
    if (!landing) {
        const names = zones.map(({ name }) => name).join(", ");
        return [
            { path, message: `"${zone}" is not in lake.zones (${names}); add it with format files, or name another` },
        ];
    }
    const issues = landingIssues({ zone, format: landing.format }).map(({ reason }) => ({ path, message: reason }));
    if (!lake.access?.some((entry) => entry.identity === identity && entry.zone === zone && entry.right === "write")) {
        issues.push({
            path: "lake.access",
            message: `does not let "${identity}" write zone "${zone}", where ingest puts files; add { identity: ${identity}, zone: ${zone}, right: write }`,
        });
    }
    return issues;
}

function controlChecks(sql: SqlSettings | undefined, identity: string, database: string): SettingsIssue[] {
    const path = "ingest.controlDatabase";
    if (!sql) {
        return [{ path, message: "needs a sql section, whose database remembers what was copied; add one" }];
    }
    const control = ownValue(sql.databases, database);
    if (!control) {
        const names = Object.keys(sql.databases).join(", ");
        return [{ path, message: `"${database}" is not in sql.databases (${names})` }];
    }
    return control.users?.some((user) => user.identity === identity && user.roles?.includes(controlWriter))
        ? []
        : [
              {
                  path: pathText(["sql", "databases", database, "users"]),
                  message: `has no user "${identity}" with role ${controlWriter}, by which ingest remembers what was copied; add { identity: ${identity}, roles: [${controlWriter}] }`,
              },
          ];
}

/** Role of the schema control that calls its procedures. */
const controlWriter = "control_writer";
