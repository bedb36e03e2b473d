import { Directory } from "@pulumi/databricks/directory";
import { Permissions } from "@pulumi/databricks/permissions";
import { WorkspaceFile } from "@pulumi/databricks/workspaceFile";
import type * as pulumi from "@pulumi/pulumi";
import { stateless } from "../../shared/componentArgs";
import type { InputIssue } from "../../shared/validation";
import { accessControls } from "../access/accessControls";
import type { CodeModule } from "./codeFolder";

/** Code in a workspace. */
export interface WorkspaceCode {
    /** Folder in the workspace, without a slash at its end. */
    folder: string;
    /** Path of each file in the workspace, by its path below the folder. */
    paths: Record<string, pulumi.Output<string>>;
    /** What jobs wait for: the right to read the code. */
    ready: pulumi.Resource[];
}

interface CodeArgs {
    folder: string;
    modules: readonly CodeModule[];
    /** Application ids that read the files. */
    readers: readonly pulumi.Input<string>[];
}

/** Puts files of code into a folder of a workspace, one resource a file, and lets programs read them. */
export function deployCode(name: string, { folder, modules, readers }: CodeArgs, parent: pulumi.Resource) {
    const opts = { parent, ...stateless };
    // Folders in it and what Python compiles belong to nothing of the plan, and would keep it from being deleted.
    const directory = new Directory(name, { path: withoutSlash(folder), deleteRecursive: true }, opts);
    const files = modules.map((module) => {
        const { contentBase64, md5 } = module;
        const path = `${withoutSlash(folder)}/${module.path}`;
        const args = { path, contentBase64, md5 };
        return [
            module.path,
            new WorkspaceFile(`${name}-${module.path.replaceAll("/", "-")}`, args, { ...opts, dependsOn: directory }),
        ] as const;
    });
    const readable =
        readers.length === 0
            ? []
            : [
                  new Permissions(
                      name,
                      {
                          directoryPath: directory.path,
                          accessControls: accessControls("CAN_RUN", { applicationIds: readers }),
                      },
                      opts,
                  ),
              ];
    const code: WorkspaceCode = {
        folder: withoutSlash(folder),
        paths: Object.fromEntries(files.map(([path, file]) => [path, file.path])),
        // Not each file: of a deletion that fails, Pulumi follows every path of dependencies, and jobs would multiply them.
        ready: readable,
    };
    return code;
}

/** A path of a folder without slashes at its end. */
export const withoutSlash = (folder: string) => folder.replace(/\/+$/, "");

/** What is wrong with a folder of a workspace that code lies in. */
export function codeFolderIssues(folder: string, what: string): InputIssue[] {
    const issues: InputIssue[] = [];
    if (!folder.startsWith("/")) {
        issues.push({ propertyPath: "folder", reason: `"${folder}" must be a path from the root of the workspace` });
    }
    if (/^(\/Workspace)?\/Shared(\/|$)/.test(folder)) {
        issues.push({
            propertyPath: "folder",
            reason: `"${folder}" is open to all users, and ${what}; take another folder`,
        });
    }
    return issues;
}
