import type { DirectoryPrincipal, InitialState } from "../cloud/requests";
import { isArmId } from "../core/armIds";
import { listAt } from "../core/refusals";
import { at } from "../core/ids";
import type { ProjectCopy, StackConfig } from "../engine/project";

/** Stack that a stack reads the outputs of; undefined where it stands alone. */
export function hubOf(config: StackConfig): string | undefined {
    const stack = config.hub?.stack;
    return typeof stack === "string" ? stack : undefined;
}

/**
 * What the stacks' files name and no stack makes: groups and applications, and every object that is named by its id.
 */
export function initialStateOf(project: ProjectCopy, stacks: readonly string[]): Omit<InitialState, "runner"> {
    const configs = stacks.map((stack) => project.config(stack));
    const named = configs.flatMap((config) => textsIn(config));
    const textsOf = (wanted: string) => named.filter(({ key }) => key === wanted).map(({ text }) => text);
    const made = configs.flatMap(({ databricksAccount }) =>
        listAt(databricksAccount, "groups").map((each) => at(each, "name")),
    );
    const groups = configs.flatMap(({ databricks, databricksAccount }) => [
        ...valuesOf(at(databricks, "personas")).map((persona) => at(persona, "group")),
        ...valuesOf(at(databricks, "unityCatalog", "schemaOwners")),
        at(databricks, "unityCatalog", "owner"),
        at(databricksAccount, "metastore", "owner"),
    ]);
    const accountGroups = groups.filter((group) => typeof group === "string");
    return {
        groups: textsOf("groupObjectId"),
        principals: [
            ...configs.flatMap(principalsIn),
            // Identities of Databricks jobs that track their runs.
            ...textsOf("principalObjectId").map((objectId) => ({ objectId, type: "ServicePrincipal" as const })),
        ],
        deployerObjectId: configs.map(({ runner }) => at(runner, "principal", "objectId")).find(isText),
        accountGroups: [...new Set(accountGroups)].filter((group) => !made.includes(group)),
        azureDatabricksObjectId: textsOf("azureDatabricksObjectId")[0],
        // A stack that makes a metastore, or names one, assigns it.
        metastores: configs.some(assignsMetastore) ? "by hand" : "automatic",
        existing: named.map(({ text }) => text).filter((text) => isArmId(text) && !text.includes("*")),
    };
}

const isText = (value: unknown) => typeof value === "string";

/** Everything that names a principal by its object id and says what it is. */
function principalsIn(value: unknown): DirectoryPrincipal[] {
    if (value === null || typeof value !== "object") {
        return [];
    }
    const [objectId, type] = [at(value, "objectId"), at(value, "type")];
    const own = principalTypes.find((known) => known === type);
    return [
        ...(isText(objectId) && own ? [{ objectId, type: own }] : []),
        ...Object.values(value).flatMap(principalsIn),
    ];
}

const principalTypes = ["Group", "ServicePrincipal", "User"] as const;

const valuesOf = (section: unknown): unknown[] => Object.values(section ?? {});

const assignsMetastore = ({ databricksAccount, databricks }: StackConfig) =>
    (at(databricksAccount, "metastore") ?? at(databricks, "unityCatalog", "metastoreId")) !== undefined;

function textsIn(value: unknown, key = ""): { key: string; text: string }[] {
    if (typeof value === "string") {
        return [{ key, text: value }];
    }
    if (value === null || typeof value !== "object") {
        return [];
    }
    if (Array.isArray(value)) {
        return value.flatMap((inner) => textsIn(inner, key));
    }
    return Object.entries(value).flatMap(([name, inner]) => textsIn(inner, name));
}
