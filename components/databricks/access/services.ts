import { ServicePrincipal } from "@pulumi/databricks/servicePrincipal";
import type * as pulumi from "@pulumi/pulumi";
import { validate as isUuid } from "uuid";
import { stateless } from "../../shared/componentArgs";
import { repeated, type InputIssue } from "../../shared/validation";

/** A program that works in the workspace as itself. */
export interface DatabricksService {
    /** Name of the program: letters, digits, hyphens and underscores. A change replaces its membership of the workspace. */
    name: string;
    /** Application (client) id of its service principal. A change replaces its membership of the workspace. */
    applicationId: pulumi.Input<string>;
    /** Whether the account may not know it yet, as an identity that the same deployment makes: it is added, or taken as it is where the account has it; false by default. */
    added?: boolean;
}

/** What a program has where it says nothing. */
export const databricksServiceDefaults = { added: false } as const;

/** Whether a program is added to the account. */
export const isAdded = ({ added }: DatabricksService): boolean => added ?? databricksServiceDefaults.added;

/**
 * Adds a service principal to the workspace and, where the account does not have it, to the account.
 *
 * unverified: that an account which takes its principals from Entra automatically lets a workspace add one; where it has it
 * already, `force` takes it as it is.
 */
export function addServicePrincipal(
    name: string,
    { name: displayName, applicationId }: DatabricksService,
    parent: pulumi.Resource,
): ServicePrincipal {
    return new ServicePrincipal(
        name,
        { applicationId, displayName, workspaceAccess: true, force: true },
        { parent, ...stateless },
    );
}

/** What is wrong with programs. */
export function serviceIssues(services: DatabricksService[]): InputIssue[] {
    const issues = services.flatMap(({ name, applicationId }, i) => [
        ...nameIssues(name, `services[${i}].name`),
        ...(typeof applicationId !== "string" || isUuid(applicationId)
            ? []
            : [{ propertyPath: `services[${i}].applicationId`, reason: `"${applicationId}" is not a UUID` }]),
    ]);
    for (const name of repeated(services.map((service) => service.name))) {
        issues.push({ propertyPath: "services", reason: `service "${name}" is duplicated` });
    }
    return issues;
}

/** What is wrong with a name that becomes part of a folder's path or of a resource's name. */
export function nameIssues(name: string, propertyPath: string): InputIssue[] {
    if (/^[A-Za-z0-9][A-Za-z0-9_-]*$/.test(name)) {
        return [];
    }
    return [{ propertyPath, reason: `"${name}" must be letters, digits, hyphens and underscores` }];
}
