import { absent, shape } from "../../core/conditions";
import { defineRule } from "../../core/rule";

export const databricksJobRunAs = defineRule({
    id: "databricks-job-run-as",
    title: "Jobs run as no person",
    rationale: "The job stops with the person's account, and reads whatever the person reads.",
    remedy: "Set runAs.servicePrincipalName, or leave runAs to the deployment's identity.",
    severity: "medium",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["databricks:index/job:Job"],
    references: ["dbx.job-run-as", "SAT GOV-42"],
    checks: { "": shape({ "runAs.userName": absent("a service principal runs the job") }) },
});
