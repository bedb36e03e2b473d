import { absent, type Conditions, present, shape } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

const noPerson = shape({ "runAs.userName": absent("a service principal runs the job") });

export const databricksJobRunAs = defineRule({
    id: "databricks-job-run-as",
    title: "Jobs and pipelines run as no user, in production as a service principal",
    rationale:
        "What runs as a user stops with the user's account and reads whatever the user can read; without runAs it runs as the principal that deployed it last.",
    remedy: "Set runAs.servicePrincipalName and take runAs.userName out; a development stack may leave runAs out.",
    severity: "medium",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["databricks:index/job:Job", "databricks:index/pipeline:Pipeline"],
    references: ["dbx.job-run-as", "SAT GOV-42"],
    checks: ({ profile }): Conditions =>
        profile === "prod" ? { "": noPerson, "runAs.servicePrincipalName": present() } : { "": noPerson },
});
