import { securables } from "./types/securables";
import { listAt, refuse, shown, textsAt } from "../../core/refusals";
import { at } from "../../core/ids";
import type { Behaviours, Call } from "../../core/types";
import { isAccountPrincipal, hostOf, provider, requireOneOf, tokenOf } from "./refusals";
import { workspaceNumbered } from "./workspaces";

const inSchemas = ["EXECUTE", "MODIFY", "REFRESH", "SELECT", "READ_VOLUME", "WRITE_VOLUME"];
const makingInSchemas = ["CREATE_FUNCTION", "CREATE_TABLE", "CREATE_VOLUME"];
// Named by learn.microsoft.com/azure/databricks/data-governance/unity-catalog/manage-privileges/privileges, to which
// the provider's page refers for the latest; unverified: read at second hand.
const later = ["CREATE_MATERIALIZED_VIEW", "CREATE_MODEL", "CREATE_MODEL_VERSION", "EXTERNAL_USE_SCHEMA"];
const ofAll = ["ALL_PRIVILEGES", "MANAGE"];

/** Privileges by the input of `Grants` that names the securable: docs/resources/grants.md of the provider. */
const privileges: Readonly<Record<string, readonly string[]>> = {
    metastore: [
        "CREATE_CATALOG",
        "CREATE_CLEAN_ROOM",
        "CREATE_CONNECTION",
        "CREATE_EXTERNAL_LOCATION",
        "CREATE_PROVIDER",
        "CREATE_RECIPIENT",
        "CREATE_SHARE",
        "CREATE_SERVICE_CREDENTIAL",
        "CREATE_STORAGE_CREDENTIAL",
        "SET_SHARE_PERMISSION",
        "USE_MARKETPLACE_ASSETS",
        "USE_PROVIDER",
        "USE_RECIPIENT",
        "USE_SHARE",
    ],
    catalog: [
        ...ofAll,
        "APPLY_TAG",
        "BROWSE",
        "CREATE_CONNECTION",
        "CREATE_SCHEMA",
        "USE_CATALOG",
        "USE_SCHEMA",
        ...makingInSchemas,
        ...inSchemas,
        ...later,
    ],
    schema: [...ofAll, "APPLY_TAG", "USE_SCHEMA", ...makingInSchemas, ...inSchemas, ...later],
    table: [...ofAll, "APPLY_TAG", "SELECT", "MODIFY"],
    volume: [...ofAll, "APPLY_TAG", "READ_VOLUME", "WRITE_VOLUME"],
    model: [...ofAll, "APPLY_TAG", "EXECUTE", "CREATE_MODEL_VERSION"],
    function: [...ofAll, "EXECUTE"],
    storageCredential: [...ofAll, "CREATE_EXTERNAL_LOCATION", "CREATE_EXTERNAL_TABLE", "READ_FILES", "WRITE_FILES"],
    externalLocation: [
        ...ofAll,
        "BROWSE",
        "CREATE_EXTERNAL_TABLE",
        "CREATE_EXTERNAL_VOLUME",
        "CREATE_MANAGED_STORAGE",
        "READ_FILES",
        "WRITE_FILES",
    ],
};

/**
 * System schemas that can be turned on. `access` is the example of docs/resources/system_schema.md; the others:
 * unverified.
 */
const systemSchemas = [
    "access",
    "billing",
    "compute",
    "data_classification",
    "hms_to_uc_migration",
    "lakeflow",
    "marketplace",
    "mlflow",
    "operational_data",
    "query",
    "serving",
    "sharing",
    "storage",
];

/** Who may do what in Unity Catalog, from which workspace, and the schemas of Databricks' own records. */
export const grantBehaviours: Behaviours = {
    [tokenOf("Grants")]: {
        source: `${provider}, docs/resources/grants.md (privileges), catalog/resource_grants.go (force_new; what is there is overwritten); unverified: wording of the refusals`,
        required: ["grants"],
        overwritten: true,
        replaceOn: [],
        refuse: refuseGrants,
        seconds: 1,
    },
    [tokenOf("WorkspaceBinding")]: {
        source: `${provider}, docs/resources/workspace_binding.md (types, force_new); unverified: wording of the refusals`,
        required: ["workspaceId"],
        overwritten: true,
        replaceOn: [],
        refuse: ({ id, inputs, view }) => {
            const { securableType = "catalog", workspaceId, bindingType } = inputs;
            requireOneOf(securableType, Object.keys(bindable), "securable_type");
            requireOneOf(bindingType, ["BINDING_TYPE_READ_WRITE", "BINDING_TYPE_READ_ONLY"], "binding_type");
            if (!workspaceNumbered(view, workspaceId)) {
                refuse(
                    404,
                    "RESOURCE_DOES_NOT_EXIST",
                    `Workspace ${shown(workspaceId)} is not in the account of this metastore`,
                );
            }
            const name = shown(inputs.securableName ?? inputs.catalogName);
            const kind = bindable[shown(securableType)];
            if (kind !== undefined && !view.find(`${hostOf(id)}/${kind}/${name}`)) {
                refuse(404, "RESOURCE_DOES_NOT_EXIST", `${shown(securableType)} '${name}' does not exist.`);
            }
        },
        seconds: 1,
    },
    [tokenOf("SystemSchema")]: {
        source: `${provider}, catalog/resource_system_schema.go (one that is on already passes); unverified: the names, wording of the refusal`,
        required: ["schema"],
        overwritten: true,
        replaceOn: [],
        staysByItself: true,
        refuse: ({ inputs: { schema } }) => {
            if (!systemSchemas.includes(shown(schema))) {
                refuse(
                    404,
                    "RESOURCE_DOES_NOT_EXIST",
                    `System schema '${shown(schema)}' cannot be enabled: there is none of that name.`,
                );
            }
        },
        seconds: 2,
    },
};

const bindable: Readonly<Record<string, string | undefined>> = {
    catalog: "catalogs",
    external_location: "locations",
    storage_credential: "credentials",
    credential: undefined,
};

function refuseGrants(call: Call): void {
    const { id, inputs, view } = call;
    const [kind, securable] = Object.entries(securables).find(([property]) => inputs[property] !== undefined) ?? [];
    if (kind === undefined || !securable) {
        return;
    } // the id says so
    const name = shown(inputs[kind]);
    if (securable.key && !view.find(`${hostOf(id)}/${securable.key(name)}`)) {
        refuse(404, "RESOURCE_DOES_NOT_EXIST", `${securable.idName} '${name}' does not exist.`);
    }
    for (const grant of listAt(inputs, "grants")) {
        const principal = shown(at(grant, "principal"));
        if (!isAccountPrincipal(view, principal)) {
            refuse(404, "PRINCIPAL_DOES_NOT_EXIST", `Could not find principal with name ${principal}`);
        }
        for (const privilege of textsAt(grant, "privileges")) {
            if (!privileges[kind]?.includes(privilege.toUpperCase().replaceAll(" ", "_"))) {
                refuse(
                    400,
                    "INVALID_PARAMETER_VALUE",
                    `Privilege ${privilege} is not applicable to this entity [${name}:${securable.idName}].`,
                );
            }
        }
    }
}
