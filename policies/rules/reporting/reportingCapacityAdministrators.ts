import { administratorForms } from "../../../azure/reporting/capacities";
import { allOf, each, hasLength, matches } from "../../core/conditions";
import { defineRule } from "../../core/rule";

const servicePrincipal = matches(administratorForms.servicePrincipal, "the object id of a service principal");

export const reportingCapacityAdministrators = defineRule({
    id: "reporting-capacity-administrators",
    title: "Service principals administer a capacity of reports",
    rationale:
        "Azure takes no groups as administrators: a person who is named keeps the right to stop and resize what all reports run on after leaving the team.",
    remedy: "Name the object ids of service principals in administration.members; give people roles in workspaces, by groups.",
    severity: "medium",
    level: { dev: "advisory", prod: "mandatory" },
    targets: ["azure-native:fabric:FabricCapacity", "azure-native:powerbidedicated:CapacityDetails"],
    references: [],
    checks: { "administration.members": allOf(hasLength({ atLeast: 1 }), each(servicePrincipal)) },
});
