import { refuse, shown } from "../../core/refusals";
import type { Behaviours, Refusal } from "../../core/types";
import { provider, taken, tokenOf } from "./refusals";

const fileRefusals: readonly Refusal[] = [
    {
        what: "a file without content",
        source: "databricks/terraform-provider-databricks, workspace/file_resource.go (ReadContent)",
        code: "INVALID_PARAMETER_VALUE",
        message: ({ inputs: { contentBase64 = "", source = "" } }) =>
            contentBase64 === "" && source === "" ? "open : no such file or directory" : undefined,
    },
    {
        what: "a path that is not clean, or does not begin at the root",
        source: "the same file (FileContentSchema); unverified: wording of the second",
        code: "INVALID_PARAMETER_VALUE",
        message: ({ inputs: { path } }) => {
            const given = shown(path);
            if (!given.startsWith("/")) {
                return `Path (${given}) doesn't start with '/'`;
            }
            return /\/\/|\/\.{1,2}(\/|$)|.\/$/.test(given) ? `Clean path required: ${given}` : undefined;
        },
    },
];

/** Folders, files, notebooks and experiments of a workspace. */
export const contentBehaviours: Behaviours = {
    [tokenOf("Directory")]: {
        source: `${provider}, workspace/resource_directory.go (path replaces; made with its parents, one that is there is taken; deleteRecursive)`,
        required: ["path"],
        overwritten: true,
        replaceOn: [],
        refuseDelete: ({ id, inputs, view }) => {
            const inside = view.under(id).length;
            if (inside > 0 && inputs.deleteRecursive !== true) {
                refuse(
                    400,
                    "DIRECTORY_NOT_EMPTY",
                    `Folder ${shown(inputs.path)} is not empty (${inside} objects). Set deleteRecursive to delete it with them.`,
                );
            }
        },
        seconds: 1,
    },
    [tokenOf("Notebook")]: {
        source: `${provider}, workspace/resource_notebook.go (makes the parent that is missing); docs/resources/notebook.md (language with contentBase64)`,
        required: ["path"],
        overwritten: true,
        replaceOn: [],
        refuse: ({ inputs: { contentBase64, source, language } }) => {
            if ((contentBase64 ?? source) === undefined) {
                refuse(400, "INVALID_PARAMETER_VALUE", "A notebook needs contentBase64 or source. Set one.");
            }
            if (contentBase64 !== undefined && language === undefined) {
                refuse(400, "INVALID_PARAMETER_VALUE", "A notebook with contentBase64 needs a language. Set it.");
            }
        },
        seconds: 1,
    },
    [tokenOf("WorkspaceFile")]: {
        source: `${provider}, workspace/resource_workspace_file.go (makes the parent that is missing; path replaces), workspace/file_resource.go (content is bytes as base64; an empty one is taken for none, and then source is read; md5); unverified: wording`,
        required: ["path"],
        overwritten: true,
        replaceOn: [],
        refusals: fileRefusals,
        seconds: 1,
    },
    [tokenOf("MlflowExperiment")]: {
        source: `${provider}, mlflow/resource_mlflow_experiment.go (force_new); docs/resources/mlflow_experiment.md (name is an absolute path)`,
        required: ["name"],
        replaceOn: ["artifactLocation"],
        taken: taken("Experiment"),
        refuse: ({ inputs: { name } }) => {
            if (!shown(name).startsWith("/")) {
                refuse(
                    400,
                    "INVALID_PARAMETER_VALUE",
                    `Got an invalid experiment name '${shown(name)}'. Name an absolute path.`,
                );
            }
        },
        seconds: 1,
    },
};
