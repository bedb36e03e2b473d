import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";
import { FileIngest, type FileIngestArgs, linkedService } from "../../../../components";
import { armCheck, armCheckMissing } from "../../../support/armCheck";
import { listed, one, recorded, recordUnit, refusal, violations } from "../../../support/recording";

const factory = {
    resourceGroupName: "rg-unit",
    factoryName: "adf-unit",
    credentialName: "ingest",
    runtimeName: "managed",
};
const secret = { vaultLinkedServiceName: "vault", secretName: "partner" };
const host = "sftp.contoso.example";
const hostKeyFingerprint = `ssh-rsa 2048 ${Array.from({ length: 16 }, () => "1a").join(":")}`;
const targets = {
    partner: { type: "Sftp", host, userName: "reader", privateKey: secret, hostKeyFingerprint },
    shop: { type: "RestService", url: "https://api.contoso.example", apiKey: { header: "x-api-key", secret } },
    lake: { type: "AzureBlobFS", url: "https://stlake.dfs.core.windows.net" },
    control: { type: "AzureSqlDatabase", server: "sql-unit.database.windows.net", database: "control" },
} as const;
const linked = (name: keyof typeof targets) =>
    linkedService(name, { factory, name, runtimeName: "managed", target: targets[name] }).name;
/** A name whose resource is in another stack, so that a refused ingest registers nothing. */
const named = (name: string) => pulumi.output(name);
const feeds: FileIngestArgs["feeds"] = [
    { name: "prices", mode: "full", folder: "/out/prices" },
    { name: "orders", mode: "watermark", folder: "out", filePattern: "*.csv", recursive: true, lookbackSeconds: 60 },
];
const ofServer = (args: Partial<FileIngestArgs> = {}) =>
    new FileIngest("partner", {
        factory,
        source: { name: "partner", type: "Sftp", linkedServiceName: linked("partner") },
        landing: { linkedServiceName: linked("lake"), zone: "landing", format: "files" },
        controlLinkedServiceName: linked("control"),
        feeds,
        ...args,
    });
const ofApi = (source: Partial<FileIngestArgs["source"]> = {}) =>
    new FileIngest("shop", {
        factory,
        source: { name: "shop", type: "RestService", linkedServiceName: linked("shop"), ...source },
        landing: { linkedServiceName: linked("lake"), zone: "landing", format: "files" },
        controlLinkedServiceName: linked("control"),
        feeds: [{ name: "orders", mode: "full", relativeUrl: "v1/orders?state=open" }],
    });
const pipelineType = "azure-native:datafactory:Pipeline";
const datasetType = "azure-native:datafactory:Dataset";
type Loading = { ifTrueActivities: { source: Record<string, unknown>; sink: Record<string, unknown> }[] };
const copyOf = async (program: () => unknown, name: string) => {
    const { activities } = one(await recorded(program), pipelineType, name).inputs;
    return (activities as Loading[])[2]?.ifTrueActivities[1];
};

describe("FileIngest", () => {
    it("makes two datasets and two pipelines, however many feeds there are, and violates no rule", async () => {
        const parts = ["Dataset partner-landing", "Dataset partner-source", "FileIngest partner"];
        const pipelines = ["Pipeline partner-copy-files", "Pipeline partner-daily"];
        const made = async (args?: Partial<FileIngestArgs>) =>
            listed(await recorded(() => ofServer(args))).filter((each) => !each.startsWith("LinkedService"));
        expect(await made()).toEqual([...parts, ...pipelines]);
        const many = Array.from({ length: 50 }, (_, i) => ({ name: `f${i}`, mode: "full" as const, folder: "out" }));
        expect(await made({ feeds: many })).toEqual([...parts, ...pipelines]);
        expect(await violations(() => ofServer())).toEqual([]);
        expect(await violations(() => ofApi())).toEqual([]);
    });

    it("copies files of a server as they are, by the time of their last change", async () => {
        const made = await recorded(() => ofServer());
        expect(one(made, datasetType, "partner-source").inputs.properties).toMatchObject({
            type: "Binary",
            location: { type: "SftpLocation", folderPath: { value: "@dataset().folder" } },
        });
        expect(one(made, datasetType, "partner-landing").inputs.properties).toMatchObject({
            type: "Binary",
            location: { type: "AzureBlobFSLocation", fileSystem: "landing" },
        });
        expect(await copyOf(() => ofServer(), "partner-copy-files")).toMatchObject({
            type: "Copy",
            source: { type: "BinarySource", storeSettings: { type: "SftpReadSettings" } },
            sink: { type: "BinarySink", storeSettings: { copyBehavior: "PreserveHierarchy" } },
            policy: { timeout: "0.12:00:00", retry: 0 },
        });
    });

    it("copies answers of an API as they are, page after page", async () => {
        const made = await recorded(() => ofApi());
        expect(one(made, datasetType, "shop-source").inputs.properties).toMatchObject({
            type: "RestResource",
            relativeUrl: { value: "@dataset().relativeUrl" },
        });
        expect(one(made, datasetType, "shop-landing").inputs.properties).toMatchObject({ type: "Json" });
        expect(await copyOf(() => ofApi(), "shop-copy-files")).toMatchObject({
            source: {
                type: "RestSource",
                requestMethod: "GET",
                httpRequestTimeout: "00:01:40",
                requestInterval: "00:00:01",
                paginationRules: { supportRFC5988: "true" },
            },
            sink: { type: "JsonSink", formatSettings: { filePattern: "setOfObjects" } },
        });
        const set = {
            requestTimeoutSeconds: 3600,
            requestIntervalSeconds: 0,
            paginationRules: { AbsoluteUrl: "$.next" },
        };
        expect(await copyOf(() => ofApi(set), "shop-copy-files")).toMatchObject({
            source: {
                httpRequestTimeout: "01:00:00",
                requestInterval: "00:00:00",
                paginationRules: { AbsoluteUrl: "$.next" },
            },
        });
    });

    it("states each feed in the daily pipeline, two at a time unless set otherwise", async () => {
        const { inputs } = one(await recorded(() => ofServer()), pipelineType, "partner-daily");
        const { feeds: parameter } = inputs.parameters as { feeds: { defaultValue: unknown[] } };
        expect(parameter.defaultValue[1]).toEqual({
            source: "partner",
            name: "orders",
            mode: "watermark",
            from: "out",
            pattern: "*.csv",
            recursive: true,
            lookback: 60,
            url: "",
            folder: "partner/orders",
        });
        expect(inputs.activities).toMatchObject([{ name: "Feeds", batchCount: 2 }]);
        expect(inputs.concurrency).toBe(1);
    });

    it("runs by a schedule, and waits for all that its pipelines refer to", async () => {
        const factoryResourceId =
            "/subscriptions/s/resourceGroups/rg/providers/Microsoft.DataFactory/factories/adf-unit";
        const schedule = { kind: "daily" as const, time: "03:30", timeZone: "UTC", factoryResourceId };
        const made = (await recordUnit(() => ofServer({ schedule }))).resources.map(({ shown }) => shown);
        expect(one(made, "azure-native:datafactory:Trigger").inputs).toMatchObject({ triggerName: "partner_daily" });
        const waits = (name: string) => one(made, pipelineType, name).dependsOn.map((urn) => urn.split("::").at(-1));
        expect(waits("partner-daily")).toContain("partner-copy-files");
        expect(waits("partner-copy-files")).toEqual(
            expect.arrayContaining(["control", "partner-landing", "partner-source"]),
        );
    });
});

describe.skipIf(armCheckMissing)("Azure's published types (../shared/arm-check)", () => {
    it.each([
        ["Sftp", () => ofServer()],
        ["RestService", () => ofApi()],
    ])("have all that an ingest by %s is made of", async (_, program) => {
        const made = (await recorded(program)).filter(({ custom }) => custom);
        const scratch = mkdtempSync(path.join(os.tmpdir(), "file-ingest-"));
        const lines = armCheck(made, path.join(scratch, "plan.json"), "--warnings");
        rmSync(scratch, { recursive: true });
        expect(lines.at(-1)).toMatch(/^7 azure-native resources of 3 types checked: 0 errors, 0 warnings$/);
    });
});

describe("FileIngest refuses", () => {
    const refused = async (args: Partial<FileIngestArgs>) => {
        const issues = await refusal(
            () =>
                new FileIngest("files", {
                    factory,
                    source: { name: "files", type: "Sftp", linkedServiceName: named("files") },
                    landing: { linkedServiceName: named("lake"), zone: "landing", format: "files" },
                    controlLinkedServiceName: named("control"),
                    feeds,
                    ...args,
                }),
        );
        return issues.map((issue) => issue.replace(/^FileIngest "files" /, ""));
    };

    it("all that is wrong of a server of files, at once", async () => {
        const wrong = refused({
            factory: undefined,
            source: {
                name: "files-1",
                type: "Sftp",
                linkedServiceName: named("files"),
                paginationRules: {},
                requestTimeoutSeconds: 1,
            },
            landing: { linkedServiceName: named("l"), zone: "bronze", format: "delta" },
            parallelFeeds: 51,
            copyMinutes: 5,
            copyUnits: 1,
            feeds: [
                { name: "a", mode: "full", folder: "out" },
                { name: "a", mode: "full", folder: "../out", relativeUrl: "v1" },
                { name: "b/c", mode: "full", folder: "out/*" },
                { name: "c", mode: "watermark" },
                { name: "d", mode: "full", folder: "out//", filePattern: "a/b", lookbackSeconds: 5 },
                { name: "e", mode: "watermark", folder: "/", lookbackSeconds: -1 },
            ],
        });
        expect(await wrong).toEqual([
            'source.name: "files-1" must be 1 to 60 letters, digits and underscores, a letter first',
            expect.stringContaining('landing.zone: zone "bronze" has format delta'),
            "source.paginationRules: is for a REST API; leave it out",
            "source.requestTimeoutSeconds: is for a REST API; leave it out",
            'feeds: "a" is duplicated',
            "feeds[1].relativeUrl: is not of a source of type Sftp; leave it out",
            'feeds[1].folder: "../out" leads out by ".."; name the folder itself',
            'feeds[2].name: "b/c" must be 1 to 100 letters, digits, underscores and hyphens',
            'feeds[2].folder: "out/*" has a wildcard; name one folder, and set recursive for those below it',
            "feeds[3].folder: is missing; name the folder of the server",
            'feeds[4].folder: "out//" must be names with one slash between them',
            'feeds[4].filePattern: "a/b" must be the name of a file, without a path',
            "feeds[4].lookbackSeconds: is for mode watermark; leave it out",
            "feeds[5].lookbackSeconds: is -1, must be a whole number of seconds from 0 to 2678400",
            "parallelFeeds: is 51, must be a whole number from 1 to 50",
            "copyMinutes: is 5, must be a whole number from 10 to 10080",
            "copyUnits: is 1, must be a whole number from 2 to 256",
            expect.stringContaining("factory: is written by a Git repository"),
        ]);
    });

    it("all that is wrong of an API, at once, and shows no key", async () => {
        const source = {
            name: "files",
            type: "RestService" as const,
            linkedServiceName: named("files"),
            requestTimeoutSeconds: 0,
            requestIntervalSeconds: 3601,
            paginationRules: { MaxRequestNumber: "5", next: "$.next", "AbsoluteUrl.{page}": "RANGE:1::1" },
        };
        const urls = [
            "https://other.example/v1",
            "/v1",
            "v1/%2E./v2",
            "v1?api_key=hidden",
            "v1?page={page}&at={offset}",
        ];
        const wrong = await refused({
            source,
            feeds: [
                ...urls.map((relativeUrl, i) => ({ name: `f${i}`, mode: "full" as const, relativeUrl })),
                { name: "g", mode: "watermark", folder: "out" },
            ],
        });
        const follows =
            "relativeUrl: must follow the address of the linked service, without a scheme, a slash first, blanks and #";
        expect(wrong).toEqual([
            "source.paginationRules.MaxRequestNumber: would cut a feed without an error; state an end condition, and copyMinutes ends the rest",
            "source.paginationRules.next: is no rule; take AbsoluteUrl, QueryParameters, Headers, EndCondition or supportRFC5988",
            "source.requestTimeoutSeconds: is 0, must be a whole number from 1 to 3600",
            "source.requestIntervalSeconds: is 3601, must be a whole number from 0 to 3600",
            `feeds[0].${follows}`,
            `feeds[1].${follows}`,
            'feeds[2].relativeUrl: leads out by ".."; state the path itself',
            "feeds[3].relativeUrl: has a key in its query; send it in a header, by apiKey of the linked service",
            "feeds[4].relativeUrl: has {offset}, which no pagination rule of the source counts; add AbsoluteUrl.{offset}",
            "feeds[5].folder: is not of a source of type RestService; leave it out",
            "feeds[5].mode: watermark is for files of an SFTP server; take full",
            "feeds[5].relativeUrl: is missing; state what follows the address of the API",
        ]);
        expect(wrong.join()).not.toContain("hidden");
    });

    it("no feed, and a schedule at a time that there is not", async () => {
        const schedule = { kind: "daily" as const, time: "3:30", timeZone: "UTC", factoryResourceId: "id" };
        expect(await refused({ feeds: [], schedule })).toEqual([
            "feeds: has no entry; add one",
            'schedule.time: "3:30" must be hours and minutes, from 00:00 to 23:59',
        ]);
    });
});
