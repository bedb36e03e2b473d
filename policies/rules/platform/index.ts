import type { Rule } from "../../core/rule";
import { governanceDeploymentTemplate } from "./governanceDeploymentTemplate";
import { governanceResourceProtect } from "./governanceResourceProtect";
import { governanceResourceTags } from "./governanceResourceTags";
import { identityAssignmentAdministrative } from "./identityAssignmentAdministrative";
import { identityAssignmentDataScope } from "./identityAssignmentDataScope";
import { identityAssignmentPrincipalType } from "./identityAssignmentPrincipalType";
import { identityRoleDefinitionWildcard } from "./identityRoleDefinitionWildcard";

/** The rules on what every resource has: tags, protection, and roles over it. */
export const platformRules: readonly Rule[] = [
    governanceDeploymentTemplate,
    governanceResourceProtect,
    governanceResourceTags,
    identityAssignmentAdministrative,
    identityAssignmentDataScope,
    identityAssignmentPrincipalType,
    identityRoleDefinitionWildcard,
];
