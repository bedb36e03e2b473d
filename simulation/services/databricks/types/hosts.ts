import { createHash } from "node:crypto";
import { uuidOf } from "../../../core/ids";
import type { CreateContext, DatabricksCaller } from "../../../core/simulatedType";

// Databricks ids are unique in a workspace, an account or a metastore only; the cloud keeps them under one of these.

/** Host that is called: without scheme, in lower case; a stand-in where a provider names none. */
export function hostOf({ databricks }: Pick<CreateContext, "databricks">): string {
    return plainHost(databricks?.host ?? "workspace.azuredatabricks.net");
}

/** A host as providers receive it, or as a browser shows it, without what is not the host. */
export function plainHost(host: string): string {
    return host
        .toLowerCase()
        .replace(/^https?:\/\//, "")
        .replace(/\/.*$/, "");
}

/** Account that is called; a stand-in where a provider names none. */
export const accountOf = ({ databricks }: Pick<CreateContext, "databricks">): string =>
    databricks?.accountId ?? uuidOf("databricks account");

/** Metastore of the workspace that is called; one of its own where none is named. */
export const metastoreOf = (context: Pick<CreateContext, "databricks">): string =>
    context.databricks?.metastoreId ?? uuidOf(`${hostOf(context)} metastore`);

/** What the cloud keeps a workspace's objects under. */
export const workspaceHost = (context: Pick<CreateContext, "databricks">) =>
    `/databricks/workspaces/${hostOf(context)}`;

/** What the cloud keeps an account's objects under. */
export const accountHost = (context: Pick<CreateContext, "databricks">) => `/databricks/accounts/${accountOf(context)}`;

/** What the cloud keeps the objects of Unity Catalog under. */
export const metastoreHost = (context: Pick<CreateContext, "databricks">) =>
    `/databricks/metastores/${metastoreOf(context)}`;

/** Where a provider calls, by its configuration; what is not known yet is left out. */
export function databricksCaller(config: Readonly<Record<string, unknown>> | undefined): DatabricksCaller {
    const known = (value: unknown) => (typeof value === "string" && value !== "" ? value : undefined);
    return { host: known(config?.host), accountId: known(config?.accountId) };
}

/** Sixteen hexadecimal digits, as policies and warehouses have them; always the same for the same source. */
export const hexOf = (source: string) => createHash("sha256").update(source).digest("hex").slice(0, 16);

/** A whole number of fifteen digits, as jobs, directories and principals have it. */
export const numberOf = (source: string) =>
    100_000_000_000_000 + (createHash("sha256").update(source).digest().readUIntBE(0, 6) % 900_000_000_000_000);

/** Number of an account's group: the same in every workspace. */
export const groupNumber = (name: string) => numberOf(`group ${name}`);
