import { allOf, type Condition, not, oneOf, present } from "../conditions";

/** The groups that hold every user: of the workspace, and of the account. */
export const everyone: Condition = oneOf(["users", "account users"]);

/** The same as rule sets write a group, `groups/account users`. */
export const everyoneInRuleSet: Condition = oneOf(["groups/users", "groups/account users"]);

/** A principal that is not one of the groups of all users. */
export const namedPrincipal: Condition = allOf(present(), not(everyone, "not all users"));
