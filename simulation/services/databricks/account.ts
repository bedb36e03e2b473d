import { groupNumber } from "./types/hosts";
import { refuse, regionOf, same, shown } from "../../core/refusals";
import type { Behaviours, Call } from "../../core/types";
import { accountGroups, beside, provider, requireOneOf, requireOwner, taken, tokenOf } from "./refusals";
import { workspaceNumbered } from "./workspaces";

const wording = "unverified: wording of the refusals";

/** Groups, metastores and who may use which workspace: what an account decides. */
export const accountBehaviours: Behaviours = {
    [tokenOf("Group")]: {
        source: `${provider}, scim/resource_group.go (externalId replaces); docs/resources/group.md (force, wording of the name that is taken); github.com/databricks/terraform-provider-databricks/issues/2700 (a group's name ignores case, a grant's does not)`,
        required: ["displayName"],
        replaceOn: ["externalId"],
        refuse: ({ inputs: { displayName, force }, existing, view }) => {
            if (!existing && force !== true && accountGroups(view).some((group) => same(group, displayName))) {
                refuse(400, "RESOURCE_ALREADY_EXISTS", `Group with name ${shown(displayName)} already exists.`);
            }
        },
        taken: { code: "RESOURCE_ALREADY_EXISTS", message: (name) => `Group with name ${name} already exists.` },
        seconds: 1,
    },
    [tokenOf("Metastore")]: {
        source: `${provider}, catalog/resource_metastore.go (force_new); docs/resources/metastore_assignment.md (one a region); github.com/Azure-Samples/modern-data-warehouse-dataops/pull/911 (the one that a workspace created conflicts); ${wording}`,
        required: ["name", "region"],
        replaceOn: [],
        taken: taken("Metastore"),
        refuse: refuseMetastore,
        refuseDelete: refuseUsedMetastore,
        seconds: 5,
    },
    [tokenOf("MetastoreAssignment")]: {
        source: `${provider}, catalog/resource_metastore_assignment.go (force_new); ${wording}`,
        required: ["metastoreId", "workspaceId"],
        overwritten: true,
        replaceOn: [],
        refuse: ({ inputs, view }) => {
            const workspace = requireWorkspace(view, inputs.workspaceId);
            const metastore = view
                .ofType(tokenOf("Metastore"))
                .find(({ outputs }) => outputs.metastoreId === inputs.metastoreId);
            // One that no stack made is named by its id; nothing is known of it.
            const region = regionOf(workspace.inputs.location);
            if (metastore && regionOf(metastore.inputs.region) !== region) {
                refuse(
                    400,
                    "INVALID_PARAMETER_VALUE",
                    `Metastore ${shown(inputs.metastoreId)} is in ${shown(metastore.inputs.region)}, the workspace in ${region}. A workspace takes the metastore of its region.`,
                );
            }
        },
        seconds: 2,
    },
    [tokenOf("MwsPermissionAssignment")]: {
        source: `${provider}, mws/resource_mws_permission_assignment.go (force_new); ${wording}`,
        required: ["permissions", "principalId", "workspaceId"],
        overwritten: true,
        replaceOn: [],
        refuse: ({ inputs, view }) => {
            requireWorkspace(view, inputs.workspaceId);
            for (const permission of (inputs.permissions ?? []) as unknown[]) {
                requireOneOf(permission, ["USER", "ADMIN"], "permissions");
            }
            const known = accountGroups(view).map((name) => String(groupNumber(name)));
            if (!known.includes(shown(inputs.principalId))) {
                refuse(
                    404,
                    "RESOURCE_DOES_NOT_EXIST",
                    `Principal ${shown(inputs.principalId)} does not exist in the account`,
                );
            }
        },
        seconds: 1,
    },
};

/** The workspace of a number; refuses one that the account does not have. */
export function requireWorkspace(view: Call["view"], number: unknown) {
    const workspace = workspaceNumbered(view, number);
    return (
        workspace ?? refuse(404, "RESOURCE_DOES_NOT_EXIST", `Workspace ${shown(number)} does not exist in the account`)
    );
}

function refuseMetastore(call: Call): void {
    const { inputs, existing } = call;
    requireOwner(call);
    if (existing) {
        return;
    }
    const region = regionOf(inputs.region);
    if (beside(call, "Metastore").some(({ inputs: other }) => regionOf(other.region) === region)) {
        refuse(
            400,
            "METASTORE_LIMIT_EXCEEDED",
            `This account has reached the limit for metastores in region ${region}: there is one already. Assign that one.`,
        );
    }
}

function refuseUsedMetastore({ inputs, existing, view }: Call): void {
    if (inputs.forceDestroy === true) {
        return;
    }
    const metastoreId = existing?.outputs.metastoreId;
    const users = view
        .ofType(tokenOf("MetastoreAssignment"))
        .filter(({ inputs: { metastoreId: assigned } }) => assigned === metastoreId)
        .map(({ inputs: { workspaceId } }) => shown(workspaceId));
    if (users.length > 0) {
        refuse(
            400,
            "INVALID_STATE",
            `Metastore '${shown(inputs.name)}' is assigned to the workspaces ${users.join(", ")}. Unassign it first.`,
        );
    }
    // What the service keeps there automatically, for example a system schema, blocks nothing.
    const inside = view.under(`/databricks/metastores/${shown(metastoreId)}`).filter(({ origin }) => origin === "call");
    if (inside.length > 0) {
        refuse(400, "INVALID_STATE", `Metastore '${shown(inputs.name)}' is not empty. Delete what is in it first.`);
    }
}
