import type * as pulumi from "@pulumi/pulumi";
import { withDefaults } from "../shared/defaults";
import type { InputIssue } from "../shared/validation";

/** Who writes what lies in a factory. */
export const AuthoringKind = { Program: "program", Git: "git" } as const;
/** Who writes what lies in a factory. */
export type AuthoringKind = (typeof AuthoringKind)[keyof typeof AuthoringKind];

/** The program makes linked services, datasets, pipelines and triggers. */
export interface ProgramAuthoring {
    /** The program alone, no user in the studio. */
    kind: "program";
}

/** A repository of Azure DevOps holds linked services, datasets, pipelines and triggers, which the studio publishes; the program makes none. */
export interface GitAuthoring {
    /** A repository. */
    kind: "git";
    /** Organisation of Azure DevOps, for example `contoso`. */
    organisation: string;
    /** Project of the organisation. */
    project: string;
    /** Repository of the project. */
    repository: string;
    /** Branch that is published from; `main` by default. */
    branch?: string;
    /** Folder of the repository, from its root with a slash first; `/` by default. */
    folder?: string;
    /** Tenant of the organisation (a UUID); the factory's own by default. */
    tenantId?: string;
}

/** Who writes what lies in a factory: the program or a repository, never both, since publishing takes away what the repository lacks. */
export type FactoryAuthoring = ProgramAuthoring | GitAuthoring;

/** A repository's settings where the inputs say nothing. */
export const gitAuthoringDefaults = { branch: "main", folder: "/" } as const;

/** A repository as a factory names it. */
export function repositoryOf(git: GitAuthoring) {
    const { branch, folder, tenantId } = withDefaults(git, gitAuthoringDefaults);
    return {
        type: "FactoryVSTSConfiguration",
        accountName: git.organisation,
        projectName: git.project,
        repositoryName: git.repository,
        collaborationBranch: branch,
        rootFolder: folder,
        tenantId,
    } as const;
}

/** What linked services, datasets, pipelines and triggers are made in. */
export interface FactoryContents {
    /** Name of the factory. */
    factoryName: pulumi.Input<string>;
    /** Resource group of the factory. */
    resourceGroupName: pulumi.Input<string>;
    /** Name of the credential that linked services sign in with. */
    credentialName: pulumi.Input<string>;
    /** Name of the integration runtime in the managed network. */
    runtimeName: pulumi.Input<string>;
}

/** What is wrong with a factory that the program is to write into; nothing where it may. */
export const contentsIssues = (factory: FactoryContents | undefined): InputIssue[] =>
    factory
        ? []
        : [
              {
                  propertyPath: "factory",
                  reason: `is written by a Git repository, which holds its linked services and pipelines; set authoring.kind of the DataFactory to "${AuthoringKind.Program}", or make none here`,
              },
          ];

/** What is wrong with the repository of a factory. */
export function authoringIssues(authoring: FactoryAuthoring | undefined): InputIssue[] {
    if (authoring?.kind !== "git") {
        return [];
    }
    const blank = (["organisation", "project", "repository", "branch"] as const).filter(
        (name) => authoring[name]?.trim() === "",
    );
    const issues = blank.map((name) => ({ propertyPath: `authoring.${name}`, reason: "is blank" }));
    const { folder = gitAuthoringDefaults.folder } = authoring;
    return folder.startsWith("/")
        ? issues
        : [...issues, { propertyPath: "authoring.folder", reason: `"${folder}" must begin with a slash` }];
}
