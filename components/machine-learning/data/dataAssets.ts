import { issuesWithin, repeated, type InputIssue } from "../../shared/validation";
import type { MlDataZone } from "./datastores";
import { assetNameIssue } from "./assetNames";

/** How the files of a data asset are read: a folder as it is, or by the file `MLTable` in it. */
export const MlDataKind = { Folder: "uri_folder", Table: "mltable" } as const;
/** How the files of a data asset are read: a folder as it is, or by the file `MLTable` in it. */
export type MlDataKind = (typeof MlDataKind)[keyof typeof MlDataKind];

/** Data that jobs name, with the place where it lies. */
export interface MlDataAssetArgs {
    /** Name, letters, digits, hyphens and underscores, a letter or digit first. A change leaves the old one. */
    name: string;
    /** `uri_folder`, or `mltable`, whose file `MLTable` must be in the folder before it is deployed; `uri_folder` by default. A change makes a version. */
    kind?: MlDataKind;
    /** Zone of the lake, by the name of its filesystem. A change makes a version. */
    zone: string;
    /** Folder in the zone, without a slash first or last, for example `sales/features`. A change makes a version. */
    path: string;
    /** Columns that parallel jobs split the data by; none by default. Refused for `uri_folder`, and in a zone of Delta tables, from whose paths Azure Machine Learning reads no columns. */
    partitionKeys?: string[];
    /** What the data is; nothing by default. A change makes a version. */
    description?: string;
}

/** What a data asset has where its inputs say nothing. */
export const mlDataAssetDefaults = { kind: MlDataKind.Folder } as const;

const segment = /^[A-Za-z0-9_.=+-]+$/;

/** Everything that is wrong with data assets, paths beginning with `assets`. */
export function dataAssetIssues(assets: readonly MlDataAssetArgs[], zones: readonly MlDataZone[]): InputIssue[] {
    const twice = repeated(assets.map(({ name }) => name.toLowerCase()));
    return [
        ...twice.map((name) => ({ propertyPath: "assets", reason: `"${name}" is duplicated` })),
        ...assets.flatMap((asset, i) => issuesWithin(`assets[${i}]`, assetIssues(asset, zones))),
    ];
}

function assetIssues(asset: MlDataAssetArgs, zones: readonly MlDataZone[]): InputIssue[] {
    const { name, kind = mlDataAssetDefaults.kind, zone, path, partitionKeys = [] } = asset;
    const issues: InputIssue[] = assetNameIssue(name);
    const refuse = (propertyPath: keyof MlDataAssetArgs, reason: string) => issues.push({ propertyPath, reason });
    const known = zones.find((one) => one.name === zone);
    if (!known) {
        const names = zones.map((one) => one.name);
        refuse(
            "zone",
            `"${zone}" is not a zone of the lake; name one of ${names.join(", ") || "none: there is no lake"}`,
        );
    }
    if (!path.split("/").every((part) => segment.test(part) && part !== "." && part !== "..")) {
        refuse(
            "path",
            `"${path}" must be folders with slashes between, none first or last, for example sales/features`,
        );
    }
    if (partitionKeys.length > 0 && kind !== MlDataKind.Table) {
        refuse("partitionKeys", `are given, but kind is ${kind}; leave them out, or set kind to mltable`);
    }
    // MicrosoftDocs/azure-ai-docs, machine-learning/reference-yaml-mltable.md: columns come from the paths of files.
    if (partitionKeys.length > 0 && known?.format === "delta") {
        refuse(
            "partitionKeys",
            `are given, but zone ${zone} holds Delta tables, from whose paths no columns are read; write partitioned files to a zone of files and name that`,
        );
    }
    for (const key of repeated(partitionKeys)) {
        refuse("partitionKeys", `"${key}" is duplicated`);
    }
    return issues;
}
