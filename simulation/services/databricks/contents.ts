import { refuse, shown } from "../../core/refusals";
import type { Behaviours } from "../../core/types";
import { provider, taken, tokenOf } from "./refusals";

/** Folders, notebooks and experiments of a workspace. */
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
